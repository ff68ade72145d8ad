import { describe, expect, it } from 'vitest';
import { readProject } from '../project/read-project.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { parseIntentMessage } from './intent-message.ts';

function read(content: string, path = 'data/s.yml') {
  const { project, diagnostics } = readProject(
    createMemoryTree({ 'config.yml': 'assistant_id: x\nlanguage: fa\n', [path]: `version: "3.1"\n${content}` }),
    { domain: [], data: ['data'].filter(() => path.startsWith('data')) },
  );
  return { project, codes: diagnostics.map((diagnostic) => diagnostic.code), diagnostics };
}

const story = (steps: string) => {
  const { project, codes } = read(`stories:\n- story: s\n  steps:\n${steps}`);
  return { steps: project.stories[0]?.steps ?? [], codes };
};

describe('steps of stories', () => {
  it('are user turns, actions, slots, loops, checkpoints and bot texts', () => {
    const { steps, codes } = story(
      '  - checkpoint: c\n    slot_was_set:\n    - x: 1\n  - intent: a\n    entities:\n    - city\n    - size: L\n      role: r\n      group: 2\n  - action: utter_a\n  - slot_was_set:\n    - x\n    - y: null\n    - z: [1]\n  - active_loop: f\n  - active_loop: null\n  - bot: Hi\n  - metadata: {m: 1}\n  - "..."\n',
    );
    expect(codes).toEqual([]);
    expect(steps).toMatchObject([
      { kind: 'checkpoint', name: 'c', conditions: [{ slot: 'x', value: 1, isBare: false }] },
      {
        kind: 'user',
        intent: 'a',
        text: null,
        entities: [
          { type: 'city', value: '' },
          { type: 'size', value: 'L', role: 'r', group: '2' },
        ],
        at: { line: 8 },
      },
      { kind: 'action', name: 'utter_a' },
      {
        kind: 'slots',
        slots: [
          { slot: 'x', value: null, isBare: true },
          { slot: 'y', value: null, isBare: false },
          { slot: 'z', value: [1] },
        ],
      },
      { kind: 'loop', name: 'f' },
      { kind: 'loop', name: null },
      { kind: 'bot', text: 'Hi' },
    ]);
  });

  it('are alternatives of user turns or slots', () => {
    const { steps, codes } = story('  - or:\n    - intent: a\n    - user: hi\n    - slot_was_set:\n      - x: 1\n');
    expect(codes).toEqual([]);
    expect(steps).toMatchObject([
      { kind: 'or', alternatives: [{ intent: 'a' }, { text: 'hi', intent: null }, { kind: 'slots' }] },
    ]);
  });

  it('take entities from the annotations of a text, or from its JSON', () => {
    const { steps } = story(
      '  - user: |\n      go to [Rome]{"entity": "city", "role": "to"}\n    intent: go\n    entities: [ignored]\n  - user: \'/go{"city": "Rome", "list": ["a", "b"]}\'\n  - user: \'/go{"city": \'\n',
    );
    expect(steps).toMatchObject([
      {
        intent: 'go',
        text: 'go to Rome',
        entities: [{ type: 'city', value: 'Rome', role: 'to' }],
        annotated: [{ start: 6, end: 10 }],
      },
      {
        intent: null,
        text: '/go{"city": "Rome", "list": ["a", "b"]}',
        entities: [
          { type: 'city', value: 'Rome' },
          { type: 'list', value: 'a' },
          { type: 'list', value: 'b' },
        ],
      },
      { entities: [] },
    ]);
  });

  it('lose a leading slash and the key of a retrieval intent, with a warning', () => {
    const { steps, codes } = story('  - intent: /greet\n  - intent: faq/hours\n');
    expect(steps).toMatchObject([{ intent: 'greet' }, { intent: 'faq' }]);
    expect(codes).toEqual(['intent-with-slash', 'retrieval-intent-in-story']);
  });

  it.each([
    ['  - intent:\n', 'empty-name'],
    ['  - just a text\n', 'unexpected-step'],
    ['  - []\n', 'unexpected-step'],
    ['  - wibble: x\n', 'unexpected-step'],
    ['  - action:\n', 'wrong-type'],
    ['  - action: 5\n', 'wrong-type'],
    ['  - active_loop: [f]\n', 'wrong-type'],
    ['  - or: x\n', 'wrong-type'],
    ['  - or:\n    - action: x\n', 'unexpected-step'],
    ['  - or:\n    - x\n', 'wrong-type'],
    ['  - slot_was_set:\n    - [x]\n', 'wrong-type'],
    ['  - slot_was_set:\n    - x: 2020-01-01\n', 'wrong-type'],
    ['  - intent: a\n    entities: x\n', 'wrong-type'],
    ['  - intent: a\n    entities: [[x]]\n', 'wrong-type'],
    ['  - user: go [x](y\n', 'annotation-unclosed'],
    ['  - checkpoint: [x]\n', 'wrong-type'],
  ])('written as %j are reported as %s', (steps, code) => {
    expect(story(steps).codes).toEqual([code]);
  });
});

describe('stories and rules', () => {
  it('have names, places and metadata; rules also conditions and flags', () => {
    const { project, codes } = read(
      'stories:\n- story: s\n  metadata: {m: 1}\n  steps:\n  - intent: a\nrules:\n- rule: r\n  condition:\n  - active_loop: f\n  - active_loop: null\n  - slot_was_set:\n    - x: 1\n  conversation_start: true\n  wait_for_user_input: false\n  steps:\n  - intent: a\n- rule: plain\n  condition: null\n  steps:\n  - action: b\n',
    );
    expect(codes).toEqual([]);
    expect(project.stories).toMatchObject([
      { name: 's', metadata: { m: 1 }, isTest: false, at: { file: 'data/s.yml', line: 3 } },
    ]);
    expect(project.rules).toMatchObject([
      {
        name: 'r',
        conversationStart: true,
        waitForUserInput: false,
        conditions: [
          { kind: 'loop', name: 'f' },
          { kind: 'loop', name: null },
          { kind: 'slots', slots: [{ slot: 'x', value: 1 }] },
        ],
      },
      { name: 'plain', conversationStart: false, waitForUserInput: true, conditions: [] },
    ]);
  });

  it.each([
    ['stories: 5\n', 'wrong-type'],
    ['stories:\n- 5\n', 'wrong-type'],
    ['stories:\n- story:\n  steps: []\n', 'story-without-name'],
    ['stories:\n- story: s\n  steps: []\n', 'story-without-steps'],
    ['stories:\n- story: s\n  steps: x\n', 'wrong-type'],
    ['rules:\n- rule: r\n  conversation_start: yes\n  steps:\n  - intent: a\n', 'wrong-type'],
    ['rules:\n- rule: r\n  condition: x\n  steps:\n  - intent: a\n', 'wrong-type'],
    ['rules:\n- rule: r\n  condition: [x]\n  steps:\n  - intent: a\n', 'wrong-type'],
    ['rules:\n- rule: r\n  condition:\n  - intent: x\n  steps:\n  - intent: a\n', 'unexpected-step'],
  ])('written as %j are reported as %s', (content, code) => {
    expect(read(content).codes).toEqual([code]);
  });

  it('of test files keep the full retrieval intent', () => {
    const { project, codes } = read(
      'stories:\n- story: t\n  steps:\n  - user: why?\n    intent: faq/hours\n',
      'tests/test_a.yml',
    );
    expect(codes).toEqual([]);
    expect(project.stories).toEqual([]);
    expect(project.tests).toMatchObject([
      { isTest: true, steps: [{ intent: 'faq', fullIntent: 'faq/hours', text: 'why?' }] },
    ]);
  });
});

describe('parseIntentMessage', () => {
  it('takes intent and entities apart', () => {
    expect(parseIntentMessage('/greet')).toEqual({ intent: 'greet', entities: [] });
    expect(parseIntentMessage('/ inform@0.8{"a": 1, "b": null}')).toEqual({
      intent: 'inform',
      entities: [
        { type: 'a', value: 1 },
        { type: 'b', value: null },
      ],
    });
    expect(parseIntentMessage('/x{"a": }')).toEqual({ intent: 'x', entities: [] });
    expect(parseIntentMessage('hello')).toBeUndefined();
    expect(parseIntentMessage('/')).toBeUndefined();
  });
});
