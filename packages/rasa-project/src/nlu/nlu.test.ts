import { describe, expect, it } from 'vitest';
import { readProject } from '../project/read-project.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';

function readNlu(files: Readonly<Record<string, string>>) {
  const { project, diagnostics } = readProject(
    createMemoryTree({ 'config.yml': 'assistant_id: x\nlanguage: fa\n', ...files }),
    { domain: [] },
  );
  return { nlu: project.nlu, codes: diagnostics.map((diagnostic) => diagnostic.code), diagnostics };
}

const yaml = (entries: string) => readNlu({ 'data/nlu.yml': `version: "3.1"\nnlu:\n${entries}` });

describe('NLU entries in YAML', () => {
  it('are intents with dashed lines, each with its place', () => {
    const { nlu, codes } = yaml('- intent: greet\n  examples: |\n    - سلام\n\n    -درود\n    - [تهران](city) خوبه\n');
    expect(codes).toEqual([]);
    expect(nlu.examples.map(({ text, at }) => [text, at?.line, at?.column])).toEqual([
      ['سلام', 5, 7],
      ['درود', 7, 6],
      ['تهران خوبه', 8, 7],
    ]);
    expect(nlu.examples[2]?.entities).toEqual([{ start: 0, end: 5, entity: 'city', value: 'تهران' }]);
  });

  it('may be lists with metadata, quoted texts, or folded blocks', () => {
    const { nlu, codes } = yaml(
      '- intent: a\n  metadata: {m: 1}\n  examples:\n  - text: |\n      one\n    metadata: {own: true}\n  - two\n  - text: three\n- intent: b\n  examples: "- x\\n- y"\n- intent: c\n  examples: >\n    - folded\n',
    );
    expect(codes).toEqual([]);
    expect(nlu.examples.map(({ text, intent, metadata }) => [text, intent, metadata])).toEqual([
      ['one', 'a', { own: true }],
      ['two', 'a', { m: 1 }],
      ['three', 'a', { m: 1 }],
      ['x', 'b', undefined],
      ['y', 'b', undefined],
      ['folded', 'c', undefined],
    ]);
  });

  it('are kept once per intent, also with other places, but apart with other entities', () => {
    const { nlu } = yaml(
      '- intent: a\n  examples: |\n    - x y\n    - x y\n    - [x](e) y\n- intent: b\n  examples: |\n    - x y\n',
    );
    expect(nlu.examples.map(({ text, intent, entities }) => [text, intent, entities.length])).toEqual([
      ['x y', 'a', 0],
      ['x y', 'a', 1],
      ['x y', 'b', 0],
    ]);
  });

  it('are synonyms, inline ones too; the last of two meanings wins and is reported', () => {
    const { nlu, diagnostics } = yaml(
      '- synonym: tehran\n  examples: |\n    - تهرون\n    - پایتخت\n- intent: a\n  examples: |\n    - [تهرون](city:Tehran) [x](city:x)\n',
    );
    expect(nlu.synonyms.map(({ variant, value }) => [variant, value])).toEqual([
      ['تهرون', 'Tehran'],
      ['پایتخت', 'tehran'],
    ]);
    expect(diagnostics).toMatchObject([
      { code: 'synonym-conflict', line: 9, message: expect.stringContaining("for 'tehran' in data/nlu.yml, line 5") },
    ]);
  });

  it('are regexes and lookups, the latter also from files beside the data or the project', () => {
    const { nlu, codes } = readNlu({
      'data/deep/nlu.yml':
        'version: "3.1"\nnlu:\n- regex: zip\n  examples: |\n    - \\d{5}\n    - [a-z](x\n- lookup: city\n  examples: |\n    - تهران\n    - شیراز\n    -\n- lookup: color\n  examples: lists/colors.txt\n- lookup: near\n  examples: near.txt\n- lookup: list\n  elements: [a, b]\n',
      'lists/colors.txt': 'red\r\nblue\r\n\r\n',
      'data/deep/near.txt': 'here\n',
    });
    expect(codes).toEqual([]);
    expect(nlu.regexes.map(({ name, pattern }) => [name, pattern])).toEqual([
      ['zip', '\\d{5}'],
      ['zip', '[a-z](x'],
    ]);
    expect(nlu.lookups.map(({ name, phrases }) => [name, phrases])).toEqual([
      ['city', ['تهران', 'شیراز']],
      ['color', ['red', 'blue']],
      ['near', ['here']],
      ['list', ['a', 'b']],
    ]);
  });

  it.each([
    ['- 5\n', 'wrong-type'],
    ['- intent:\n  examples: "- x"\n', 'wrong-type'],
    ['- intent: " "\n  examples: "- x"\n', 'empty-name'],
    ['- intent: a\n  examples: {x: 1}\n', 'wrong-type'],
    ['- intent: a\n  examples: "   "\n', 'empty-examples'],
    ['- intent: a\n  examples:\n  - metadata: 1\n', 'missing-key'],
    ['- intent: a\n  examples:\n  - [x]\n', 'wrong-type'],
    ['- lookup: a\n', 'empty-examples'],
    ['- lookup: a\n  examples: [{x: 1}]\n', 'wrong-type'],
    ['- intent: a\n  examples: |\n    - x\n      - too deep\n', 'example-without-dash'],
  ])('written as %j are reported as %s', (entries, code) => {
    expect(yaml(entries).codes).toEqual([code]);
  });

  it('that are too deep get the advice to move them left', () => {
    expect(yaml('- intent: a\n  examples: |\n    - x\n      - y\n').diagnostics[0]).toMatchObject({
      line: 6,
      column: 7,
      hint: expect.stringContaining('like the other lines'),
    });
  });

  it('split at the line breaks that Python knows', () => {
    expect(yaml('- intent: a\n  examples: |\n    - x\u2028- y\n').nlu.examples.map((example) => example.text)).toEqual([
      'x',
      'y',
    ]);
  });

  it('are no list: reported', () => {
    expect(yaml('  a: b\n').codes).toEqual(['wrong-type']);
    expect(readNlu({ 'data/nlu.yml': 'version: "3.1"\nnlu:\n' }).codes).toEqual([]);
  });
});

describe('NLU data in JSON', () => {
  const read = (content: unknown) =>
    readNlu({ 'data/nlu.json': typeof content === 'string' ? content : JSON.stringify(content) });

  it('are read with offsets in code points', () => {
    const { nlu, codes } = read({
      rasa_nlu_data: {
        common_examples: [
          {
            text: '😀 به تهرون',
            intent: 'go',
            entities: [{ start: 5, end: 10, entity: 'city', value: 'تهران', role: 'to', group: '1' }],
          },
          { text: 'no intent', entities: [{ start: 0, end: 2, entity: 'x' }] },
        ],
        entity_synonyms: [{ value: 'تهران', synonyms: ['پایتخت'] }],
        regex_features: [{ name: 'zip', pattern: '[0-9]+' }],
        lookup_tables: [{ name: 'city', elements: ['تهران', 'شیراز'] }],
      },
    });
    expect(codes).toEqual(['json-nlu-data']);
    expect(nlu.examples).toMatchObject([
      {
        text: '😀 به تهرون',
        intent: 'go',
        entities: [{ start: 6, end: 11, entity: 'city', value: 'تهران', role: 'to', group: '1' }],
      },
      { intent: null, entities: [{ start: 0, end: 2, value: 'no' }] },
    ]);
    expect(nlu.synonyms.map(({ variant, value }) => [variant, value])).toEqual([
      ['تهرون', 'تهران'],
      ['پایتخت', 'تهران'],
    ]);
    expect(nlu.regexes).toMatchObject([{ name: 'zip' }]);
    expect(nlu.lookups).toMatchObject([{ phrases: ['تهران', 'شیراز'] }]);
  });

  it('report every item that is not as it should be', () => {
    const { codes } = read({
      rasa_nlu_data: {
        common_examples: [
          { intent: 'x' },
          { text: 'a', intent: 5 },
          { text: 'a', entities: [{ start: 0, end: 9, entity: 'x' }] },
          7,
        ],
        entity_synonyms: [{ value: 1 }],
        regex_features: [{ name: 'x' }],
        lookup_tables: [{ name: 'x', elements: 'file.txt' }],
      },
    });
    expect(codes).toEqual(['json-nlu-data', ...Array(7).fill('json-nlu-item')]);
  });

  it('report broken JSON with its place, and leave other JSON files alone', () => {
    expect(read('{"rasa_nlu_data": {\n  "common_examples": [}').diagnostics).toMatchObject([
      { code: 'json-syntax', line: 2 },
    ]);
    expect(read('{"other": 1').codes).toEqual([]);
    expect(read('[1]').codes).toEqual([]);
  });
});
