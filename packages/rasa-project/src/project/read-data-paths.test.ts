import { describe, expect, it } from 'vitest';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { writeJsonNlu } from '../write/write-json-nlu.ts';
import { writeResponses } from '../write/write-responses.ts';
import { readDataPaths, readTestPaths } from './read-data-paths.ts';

const NLU = `version: "3.1"
nlu:
- intent: greet
  examples: |
    - hi 😀 [Rome](city)
    - hello
- synonym: Rome
  examples: |
    - roma
- regex: zip
  examples: |
    - \\d{5}
- lookup: city
  examples: |
    - Rome
    - Bonn
`;

describe('data files by themselves', () => {
  it('are read without a config or a domain', () => {
    const tree = createMemoryTree({
      'data/nlu.yml': NLU,
      'data/faq.yml': 'version: "3.1"\nresponses:\n  utter_faq/hours:\n  - text: nine\n',
      'data/rules.yml': 'version: "3.1"\nrules:\n- rule: r\n  steps: [{intent: greet}, {action: utter_greet}]\n',
    });
    const { nlu, rules, responses, diagnostics } = readDataPaths(tree, ['data', 'data/nlu.yml']);
    expect(diagnostics).toEqual([]);
    expect(nlu.examples.map(({ text }) => text)).toEqual(['hi 😀 Rome', 'hello']);
    expect(rules).toHaveLength(1);
    expect(writeResponses(responses)).toBe(`version: '3.1'\nresponses:\n  utter_faq/hours:\n  - text: nine\n`);
  });

  it('as JSON are the same data again, with offsets in code points', () => {
    const { nlu } = readDataPaths(createMemoryTree({ 'nlu.yml': NLU }), ['nlu.yml']);
    const json = writeJsonNlu(nlu);
    expect(JSON.parse(json).rasa_nlu_data.common_examples[0].entities[0]).toMatchObject({ start: 5, end: 9 });
    const again = readDataPaths(createMemoryTree({ 'nlu.json': json }), ['nlu.json']).nlu;
    const plain = (data: typeof nlu) =>
      JSON.stringify(data, (key, value: unknown) => (key === 'at' ? undefined : value));
    expect(plain(again)).toBe(plain(nlu));
  });

  it('say what is wrong with them', () => {
    const { diagnostics } = readDataPaths(createMemoryTree({ 'data/nlu.yml': 'nlu: "\n' }), ['data']);
    expect(diagnostics.map(({ code }) => code)).toContain('yaml-syntax');
  });
});

describe('test conversations by themselves', () => {
  it('are those of files test_*.yml, with full retrieval intents', () => {
    const story = 'version: "3.1"\nstories:\n- story: s\n  steps: [{intent: faq/hours}, {action: utter_faq}]\n';
    const tree = createMemoryTree({ 'a/test_one.yml': story, 'a/two.yml': story, 'a/test_three.txt': story });
    const { tests } = readTestPaths(tree, ['.']);
    expect(tests).toHaveLength(1);
    expect(tests[0]?.steps[0]).toMatchObject({ intent: 'faq', fullIntent: 'faq/hours' });
  });
});
