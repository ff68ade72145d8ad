import { describe, expect, it } from 'vitest';
import { readTestPaths } from '../project/read-data-paths.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { writeTestedStories } from './write-tested-stories.ts';

describe('tested stories', () => {
  it('are written as Rasa writes them: comments at the end of lines, the version in double quotes', () => {
    const text = writeTestedStories([
      {
        name: 'one (tests/test_a.yml)',
        steps: [
          { step: { intent: 'greet', entities: [{ city: 'Rome' }] }, comment: 'predicted: bye: [Rome](city)' },
          { step: { action: 'utter_greet' } },
          { step: { slot_was_set: [{ count: null }] } },
        ],
      },
    ]);
    expect(text).toBe(`version: "3.1"
stories:
- story: one (tests/test_a.yml)
  steps:
  - intent: greet  # predicted: bye: [Rome](city)
    entities:
    - city: Rome
  - action: utter_greet
  - slot_was_set:
    - count: null
`);
  });

  it('are read back as the same stories, whatever a visitor wrote in a comment', () => {
    const text = writeTestedStories([
      {
        name: 's',
        steps: [
          { step: { intent: 'a' }, comment: 'predicted: b: one\n  - action: evil\r\u2028#x' },
          { step: { action: 'utter_a' } },
        ],
      },
    ]);
    const { tests, diagnostics } = readTestPaths(createMemoryTree({ 'test_a.yml': text }), ['.']);
    expect(diagnostics).toEqual([]);
    expect(tests[0]?.steps.map(({ kind }) => kind)).toEqual(['user', 'action']);
  });
});
