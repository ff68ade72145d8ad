import { newTracker } from '@hamzaban/dialogue';
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
pipeline:
- name: WhitespaceTokenizer
- name: CountVectorsFeaturizer
- name: DIETClassifier
- name: RegexEntityExtractor
- {name: ResponseSelector, retrieval_intent: __proto__}
- {name: ResponseSelector, retrieval_intent: constructor}
policies: [{name: RulePolicy}]
`,
    'domain.yml': `version: "3.1"
intents: [__proto__, constructor, toString, greet]
entities: [valueOf]
slots:
  constructor: {type: text, mappings: [{type: from_entity, entity: valueOf}]}
responses:
  utter___proto__/hours: [{text: nine to five}]
  utter___proto__/place: [{text: Rome}]
  utter_constructor/name: [{text: I am a bot}]
  utter_constructor/age: [{text: a year}]
  utter_toString: [{text: "noted {constructor}"}]
`,
    'data/nlu.yml': `version: "3.1"
nlu:
- intent: __proto__/hours
  examples: |
    - when are you open
    - opening hours
- intent: __proto__/place
  examples: |
    - where are you located
    - which street
- intent: constructor/name
  examples: |
    - tell me your name
    - your name please
- intent: constructor/age
  examples: |
    - how old
    - your age
- intent: toString
  examples: |
    - note number [one](valueOf)
    - note number [two](valueOf)
- intent: greet
  examples: |
    - hello
    - good morning
- lookup: valueOf
  examples: |
    - three
rules:
- rule: one
  steps: [{intent: __proto__}, {action: utter___proto__}]
- rule: two
  steps: [{intent: constructor}, {action: utter_constructor}]
- rule: three
  steps: [{intent: toString}, {action: utter_toString}]
`,
  }),
);
const reader = createPlainReader();
const { model } = trainBot(project, { reader, fingerprint: 'f' });
const agent = createAgent({ model, reader, clock: () => 1_790_000_000_000, random: () => 0 });
const say = (text: string) =>
  agent.respond(newTracker('u'), { senderId: 'u', text, inputChannel: 'rest', messageId: 'm' });

describe('names that every object has', () => {
  it.each([
    ['opening hours', 'nine to five'],
    ['which street', 'Rome'],
    ['your age', 'a year'],
    ['note number three', 'noted three'],
  ])('are retrieval intents, entities and slots like others: «%s»', async (text, answer) => {
    expect((await say(text)).messages.map((message) => message.text)).toEqual([answer]);
  });

  it('stand in the parse as Rasa writes it', () => {
    const selectors = agent.parse('opening hours').response_selector ?? {};
    expect(Object.keys(selectors)).toEqual(['all_retrieval_intents', '__proto__', 'constructor']);
  });

  it('are explained as slots that had no value before', async () => {
    const before = agent.dialogue.describe(newTracker('u'));
    const text = 'note number three';
    const turn = await say(text);
    const after = agent.dialogue.describe(turn.tracker);
    const { extracted } = explainTurn({ text, turn, before, after, sourceOf: () => null });
    expect(extracted).toEqual([{ slot: 'constructor', before: null, after: 'three' }]);
  });
});
