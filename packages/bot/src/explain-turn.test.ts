import { createDecisionSources, newTracker, type TrackerSnapshot } from '@hamzaban/dialogue';
import { createPlainReader } from '@hamzaban/nlu';
import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { createAgent } from './create-agent.ts';
import { explainTurn } from './explain-turn.ts';
import { trainBot } from './train-bot.ts';

const { project } = readProject(
  createMemoryTree({
    'config.yml': `language: fa
assistant_id: t
pipeline: [{name: WhitespaceTokenizer}, {name: CountVectorsFeaturizer}, {name: DIETClassifier}]
policies: [{name: MemoizationPolicy, max_history: 4}, {name: RulePolicy}]
`,
    'domain.yml': `version: "3.1"
intents: [greet, order, bye]
entities: [city]
slots:
  city: {type: text, influence_conversation: false, mappings: [{type: from_entity, entity: city}]}
forms:
  city_form: {required_slots: [city]}
responses:
  utter_greet: [{text: hi, buttons: [{title: order, payload: /order}]}]
  utter_bye: [{text: bye}]
  utter_ask_city: [{text: which city}]
`,
    'data/rules.yml': `version: "3.1"
rules:
- rule: greeting
  steps: [{intent: greet}, {action: utter_greet}]
- rule: ordering
  steps: [{intent: order}, {action: city_form}, {active_loop: city_form}]
- rule: ordered
  condition: [{active_loop: city_form}]
  steps: [{action: city_form}, {active_loop: null}, {slot_was_set: [{requested_slot: null}]}, {action: utter_bye}]
stories:
- story: goodbye
  steps: [{intent: bye}, {action: utter_bye}]
`,
  }),
);
const reader = createPlainReader();
const { model } = trainBot(project, { reader, fingerprint: 'f' });
const agent = createAgent({ model, reader, clock: () => 1_790_000_000_000, random: () => 0 });
const sources = createDecisionSources({ ...project, policies: project.config.policies });

async function explain(...texts: readonly string[]) {
  let snapshot: TrackerSnapshot = newTracker('u');
  let explanation: ReturnType<typeof explainTurn> | undefined;
  for (const text of texts) {
    const before = agent.dialogue.describe(snapshot);
    const turn = await agent.respond(snapshot, { senderId: 'u', text, inputChannel: 'cmdline', messageId: 'm' });
    snapshot = turn.tracker;
    explanation = explainTurn({ text, turn, before, after: agent.dialogue.describe(snapshot), sourceOf: sources.find });
  }
  if (explanation === undefined) throw new Error('no text');
  return explanation;
}

describe('an explained turn', () => {
  it('names the rule of an answer, its file and line, and what it said', async () => {
    const { intent, actions } = await explain('/greet');
    expect(intent).toEqual({ name: 'greet', confidence: 1 });
    expect(actions.map(({ action, policy }) => [action, policy])).toEqual([
      ['action_session_start', null],
      ['utter_greet', 'RulePolicy'],
      ['action_listen', 'RulePolicy'],
    ]);
    expect(actions[1]).toMatchObject({
      confidence: 1,
      source: { kind: 'rule', name: 'greeting', file: 'data/rules.yml', line: 3 },
      says: [{ text: 'hi', buttons: [{ title: 'order', payload: '/order' }] }],
      slots: [],
      isRejected: false,
    });
  });

  it('names the story where one is known by heart', async () => {
    const { actions } = await explain('/bye');
    expect(actions[1]).toMatchObject({
      action: 'utter_bye',
      policy: 'MemoizationPolicy',
      source: { kind: 'story', name: 'goodbye', file: 'data/rules.yml', line: 11 },
    });
  });

  it('tells slots filled from the message from those that an action set', async () => {
    const asked = await explain('/order');
    expect(asked.extracted).toEqual([]);
    expect(asked.actions.find(({ action }) => action === 'city_form')).toMatchObject({
      says: ['which city'],
      slots: [{ slot: 'requested_slot', before: null, after: 'city' }],
    });
    expect(asked.loop).toEqual({ before: null, after: 'city_form' });
    const filled = await explain('/order', '/order{"city":"Rome"}');
    expect(filled.extracted).toEqual([{ slot: 'city', before: null, after: 'Rome' }]);
    expect(filled.slots.before['city']).toBeNull();
    expect(filled.slots.after['city']).toBe('Rome');
    expect(filled.loop).toEqual({ before: 'city_form', after: null });
  });

  it('says when an action was rejected and another followed', async () => {
    const { actions } = await explain('/order', '/greet');
    expect(actions.map(({ action, isRejected }) => `${action} ${isRejected}`)).toEqual([
      'city_form true',
      'utter_greet false',
      'city_form false',
      'action_listen false',
    ]);
  });
});
