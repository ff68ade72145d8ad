import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../documents/json-value.ts';
import { readAnnotatedText } from '../nlu/annotated-text.ts';
import { readProject } from '../project/read-project.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { readYamlValue } from '../yaml/read-yaml-value.ts';
import { annotateText } from './annotate-text.ts';
import { splitNlu } from './split-nlu.ts';
import { writeDomain } from './write-domain.ts';
import { writeNlu } from './write-nlu.ts';
import { writeStories } from './write-stories.ts';
import { toYaml } from './yaml-text.ts';

const readBack = (text: string) => readYamlValue({ path: 'x.yml', bytes: new TextEncoder().encode(text) });
const readData = (content: string) =>
  readProject(createMemoryTree({ 'config.yml': 'assistant_id: x\n', 'data/x.yml': content }), { domain: [] });
/** Documents without the places where they stood. */
const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'at' ? undefined : inner)));

describe('toYaml', () => {
  it('writes as Rasa does', () => {
    expect(
      toYaml({
        version: '3.1',
        intents: ['a'],
        slots: { s: { type: 'text', mappings: [{ type: 'custom' }] } },
        text: 'a: b',
        long: 'one\ntwo',
      }),
    ).toBe(
      "version: '3.1'\nintents:\n- a\nslots:\n  s:\n    type: text\n    mappings:\n    - type: custom\ntext: 'a: b'\nlong: |-\n  one\n  two\n",
    );
  });

  it('is read back unchanged', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '3.1',
        '1_000',
        '0b11',
        'yes',
        'true',
        '2020-01-02',
        '~',
        '',
        ' x ',
        '- a',
        'a\n b\n',
        `\${A}`,
        '<<',
        '۱۲',
        '!x',
        '*a',
        '\t',
        'a #b',
        '\n',
        '\r\n',
        'null',
      ),
    );
    const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3 }),
      ) as fc.Arbitrary<JsonValue>,
    }));
    fc.assert(
      fc.property(value, (written) => {
        const { value: read, diagnostics } = readBack(toYaml({ top: written }));
        expect(diagnostics).toEqual([]);
        expect(read).toEqual({ top: written });
      }),
      { numRuns: 500 },
    );
  });
});

describe('annotateText', () => {
  it.each([
    'buy [shoes](product)',
    'to [Rome]{"entity": "city", "role": "to", "group": "1", "value": "ROM"} now',
    '[a][{"entity": "x"}, {"entity": "y", "value": "b"}]',
    'plain [text] (x)',
    '[a]{"entity": "x:y"}',
  ])('writes %j as it was read', (source) => {
    const { text, entities } = readAnnotatedText(source);
    expect(annotateText(text, entities)).toBe(source);
  });

  it('leaves out what overlaps', () => {
    const entity = { entity: 'e', value: 'ab' };
    expect(
      annotateText('abc', [
        { start: 1, end: 3, ...entity, value: 'bc' },
        { start: 0, end: 2, ...entity },
      ]),
    ).toBe('[ab](e)c');
  });
});

describe('writeNlu', () => {
  const SOURCE = `version: '3.1'
nlu:
- intent: greet
  examples: |
    - سلام
    - [تهران](city) و [شیراز]{"entity": "city", "role": "to"}
- intent: faq/hours
  examples:
  - text: when
    metadata:
      m: 1
  - text: |-
      two
      lines
- synonym: Tehran
  examples: |
    - تهرون
- regex: zip
  examples: |
    - \\d+
- lookup: city
  examples: |
    - تهران
    - شیراز
`;

  it('writes what was read', () => {
    const { project, diagnostics } = readData(SOURCE);
    expect(diagnostics).toEqual([]);
    expect(writeNlu(project.nlu)).toBe(SOURCE);
  });

  it('leaves out texts of end-to-end stories', () => {
    expect(
      writeNlu({ examples: [{ text: 'x', intent: null, entities: [] }], synonyms: [], regexes: [], lookups: [] }),
    ).toBe("version: '3.1'\nnlu: []\n");
  });
});

describe('splitNlu', () => {
  const examples = Array.from({ length: 20 }, (_, index) => ({
    text: `t${index}`,
    intent: index < 17 ? 'big' : index < 19 ? 'small' : 'one',
    entities: [],
  }));
  const nlu = { examples, synonyms: [{ variant: 'a', value: 'b' }], regexes: [], lookups: [] };

  it('keeps the share of every intent and loses nothing', () => {
    const { training, test } = splitNlu(nlu, { seed: 3 });
    const count = (list: typeof training.examples, intent: string) =>
      list.filter((example) => example.intent === intent).length;
    expect(['big', 'small', 'one'].map((intent) => count(training.examples, intent))).toEqual([13, 1, 1]);
    expect([...training.examples, ...test.examples].map((example) => example.text).sort()).toEqual(
      examples.map((example) => example.text).sort(),
    );
    expect(test.synonyms).toEqual(nlu.synonyms);
  });

  it('is the same for the same seed and another for another', () => {
    const texts = (seed: number) =>
      splitNlu(nlu, { seed, trainingFraction: 0.5 })
        .training.examples.map((example) => example.text)
        .join(' ');
    expect(texts(1)).toBe(texts(1));
    expect(texts(1)).not.toBe(texts(2));
  });
});

describe('writeStories', () => {
  const SOURCE = `version: '3.1'
stories:
- story: s
  metadata:
    m: 1
  steps:
  - checkpoint: c
    slot_was_set:
    - x: 1
  - intent: a
    entities:
    - city
    - size: L
      role: r
      group: g
  - user: go to [Rome](city)
    intent: go
  - user: just a text
  - action: utter_a
  - or:
    - intent: a
    - slot_was_set:
      - x
  - slot_was_set:
    - y: null
  - active_loop: f
  - active_loop: null
  - bot: Hi
  - checkpoint: d
rules:
- rule: r
  metadata: {}
  condition:
  - active_loop: f
  - slot_was_set:
    - x: true
  conversation_start: true
  wait_for_user_input: false
  steps:
  - intent: a
- rule: plain
  steps:
  - intent: a
`;

  it('writes what was read', () => {
    const { project, diagnostics } = readData(SOURCE);
    expect(diagnostics).toEqual([]);
    expect(writeStories(project)).toBe(SOURCE);
  });

  it('keeps full retrieval intents of test stories', () => {
    const { project } = readProject(
      createMemoryTree({
        'config.yml': 'assistant_id: x\n',
        'tests/test_a.yml': 'version: "3.1"\nstories:\n- story: t\n  steps:\n  - user: why\n    intent: faq/a\n',
      }),
      { domain: [], data: [] },
    );
    expect(writeStories({ stories: project.tests })).toContain('intent: faq/a');
    expect(writeStories({})).toBe("version: '3.1'\n");
  });
});

describe('writeDomain', () => {
  it('writes a domain that reads back the same', () => {
    const read = (content: string) =>
      readProject(createMemoryTree({ 'config.yml': 'assistant_id: x\n', 'domain.yml': content }), { data: [] }).project
        .domain;
    const domain = read(
      'version: "3.1"\nintents: [b, {a: {use_entities: []}}]\nentities: [{e: {roles: [r]}}]\nslots:\n  s: {type: text, mappings: [{type: from_entity, entity: e}]}\nresponses:\n  utter_x: [{text: "a: b\\n\\nc", buttons: [{title: t, payload: /a}]}]\nforms:\n  f: {required_slots: [s]}\nactions: [act]\n',
    );
    const again = read(writeDomain(domain));
    const { intents: _before, ...before } = domain;
    const { intents: _after, ...after } = again;
    expect(withoutPlaces({ ...after, responses: [...after.responses] })).toEqual(
      withoutPlaces({ ...before, responses: [...before.responses] }),
    );
    expect(again.intents.map((intent) => intent.name)).toEqual(['a', 'b']);
  });
});
