import { type Agent, createAgent, trainBot } from '@hamzaban/bot';
import { createPlainReader } from '@hamzaban/nlu';
import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { beforeAll, describe, expect, it } from 'vitest';
import { testProject } from '../fixtures/rasa-server-under-test.ts';
import { testIntents } from './test-intents.ts';
import { testStories } from './test-stories.ts';

let agent: Agent;
beforeAll(() => {
  const { project } = readProject(createMemoryTree(testProject));
  const reader = createPlainReader();
  const { model } = trainBot(project, { reader, fingerprint: 'test' });
  agent = createAgent({ model, reader, clock: () => 0, random: () => 0 });
});

describe('stories against a bot', () => {
  const yaml = `version: "3.1"
stories:
- story: one
  steps:
  - user: سلام
    intent: greet
  - action: utter_greet
- story: two
  steps:
  - user: چیزی
    intent: greet
  - action: utter_done
`;

  it('are judged by their actions alone', () => {
    expect(testStories(agent, yaml, false)).toMatchObject({
      accuracy: 0.5,
      actions: [
        { action: 'utter_greet', predicted: 'utter_greet' },
        { action: 'action_listen', predicted: 'action_listen' },
        { action: 'utter_done', predicted: 'utter_greet' },
        { action: 'action_listen', predicted: 'action_default_fallback' },
      ],
      is_end_to_end_evaluation: false,
    });
  });

  it('are judged by what is understood, too, end to end', () => {
    expect(testStories(agent, yaml, true)).toMatchObject({
      report: { greet: { recall: 0.5, support: 2 } },
      is_end_to_end_evaluation: true,
    });
  });

  it('that are none give an empty report', () => {
    expect(testStories(agent, 'nothing: 1', true)).toMatchObject({ report: {}, actions: [], precision: 0, f1: 0 });
  });
});

describe('examples against a bot', () => {
  it('are compared by intent and by entity', () => {
    const text =
      'nlu:\n- intent: greet\n  examples: |\n    - سلام\n    - /order\n- intent: order\n  examples: |\n    - سفارش به [قم](city)\n';
    expect(testIntents(agent, { text, isYaml: true })).toMatchObject({
      intent_evaluation: {
        accuracy: 2 / 3,
        errors: [{ text: '/order', intent: 'greet', intent_prediction: { name: 'order', confidence: 1 } }],
      },
      entity_evaluation: {},
      response_selection_evaluation: null,
    });
  });

  it('may be old JSON data', () => {
    const examples = ['greet', 'order'].map((intent) => ({ text: 'سلام', intent, entities: [] }));
    const text = JSON.stringify({ rasa_nlu_data: { common_examples: examples } });
    expect(testIntents(agent, { text, isYaml: false })).toMatchObject({ intent_evaluation: { accuracy: 0.5 } });
  });
});
