import { describe, expect, it } from 'vitest';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { readProject } from './read-project.ts';

const V = 'version: "3.1"\n';

function found(files: Readonly<Record<string, string>>) {
  const tree = createMemoryTree({
    'config.yml': 'assistant_id: a\n',
    'domain.yml': `${V}intents: [greet]\n`,
    ...files,
  });
  return readProject(tree, { data: Object.keys(files).some((path) => path.startsWith('data')) ? ['data'] : [] })
    .diagnostics;
}
const said = (files: Readonly<Record<string, string>>) =>
  found(files).map(({ severity, code, file, line, column }) => `${file}:${line}:${column} ${severity} ${code}`);

describe('what holds nothing', () => {
  it.each([
    ['intent: greet\n  examples: []', 13],
    ['intent: greet\n  examples: |', 13],
    ['intent: greet\n  examples: ""', 13],
    ['intent: greet\n  examples: [""]', 13],
    ['intent: greet\n  examples: [{text: ""}]', 13],
    ['intent: greet\n  examples: |\n    - \n    -', 13],
    ['synonym: s\n  examples: []', 13],
    ['synonym: s\n  examples: |', 13],
    ['regex: r\n  examples: []', 13],
    ['regex: r\n  examples: |', 13],
    ['lookup: l\n  examples: []', 13],
    ['lookup: l\n  examples: |', 13],
    ['lookup: l\n  examples: ""', 13],
    ['lookup: l\n  elements: []', 13],
    ['lookup: l\n  examples: |\n    - ', 13],
  ])('as %j is told with its place', (entry, column) => {
    expect(said({ 'data/nlu.yml': `${V}nlu:\n- ${entry}\n` })).toEqual([
      `data/nlu.yml:4:${column} warning empty-examples`,
    ]);
  });

  it('is a file of phrases as well', () => {
    const files = { 'data/nlu.yml': `${V}nlu:\n- lookup: l\n  examples: data/l.txt\n`, 'data/l.txt': '\n\n' };
    expect(said(files)).toEqual(['data/nlu.yml:4:13 warning empty-examples']);
  });

  it('counts for nothing among what is there, and is told once where something else is wrong with it', () => {
    expect(said({ 'data/nlu.yml': `${V}nlu:\n- intent: greet\n  examples: |\n    - \n    - سلام\n` })).toEqual([]);
    expect(said({ 'data/nlu.yml': `${V}nlu:\n- intent: greet\n  examples: [[a]]\n` })).toEqual([
      'data/nlu.yml:4:14 error wrong-type',
    ]);
  });

  it.each([
    ['or: []', '5:9 warning empty-list'],
    ['slot_was_set: []', '5:19 warning empty-list'],
    ['slot_was_set:', '5:18 warning empty-list'],
    ['action: ""', '5:13 error empty-name'],
  ])('as the step %j is told with its place', (step, place) => {
    const story = `${V}stories:\n- story: a\n  steps:\n  - ${step}\n`;
    expect(said({ 'data/stories.yml': story }).filter((one) => one.includes('empty'))).toEqual([
      `data/stories.yml:${place}`,
    ]);
  });

  it.each(['pipeline', 'policies'])('is %s, too', (kind) => {
    expect(said({ 'config.yml': `assistant_id: a\n${kind}: []\n` })).toEqual([
      `config.yml:2:${kind.length + 3} warning empty-list`,
    ]);
  });
});

describe('what YAML takes for a comment', () => {
  const domain = (variation: string) => ({ 'domain.yml': `${V}responses:\n  utter_a:\n  - ${variation}\n` });

  it.each([
    ['text: # نظر', '4:5 error empty-response', '"# نظر"'],
    ['# سلام', '4:5 error wrong-type', '"# سلام"'],
    ['text: کد شما #OFF20', '4:11 warning comment-in-text', '"کد شما #OFF20"'],
    ['{text: a, buttons: [{title: , payload: /a}]}', '4:33 error wrong-type', undefined],
  ])('in %j is told with the quotes that mend it', (variation, place, quoted) => {
    const [first] = found(domain(variation));
    expect(said(domain(variation))).toEqual([`domain.yml:${place}`]);
    if (quoted !== undefined) expect(first?.hint).toContain(`put quotes around it: ${quoted}`);
  });

  it.each(['text: سلام # نخستین پیام', 'text: "کد شما #OFF20"', 'text: کد#OFF20', 'text: |\n      کد #OFF20'])(
    'is no matter in %j',
    (variation) => {
      expect(said(domain(variation))).toEqual([]);
    },
  );
});
