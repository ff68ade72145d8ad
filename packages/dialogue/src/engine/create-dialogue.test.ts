import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { newTracker } from '../tracker/snapshot.ts';
import { trainDialogue } from '../training/train-dialogue.ts';
import { createDialogue } from './create-dialogue.ts';
import { parseIntentMessage } from './parse-intent-message.ts';

const files = {
  'config.yml': 'recipe: default.v1\nlanguage: fa\npolicies:\n- name: MemoizationPolicy\n- name: RulePolicy\n',
  'domain.yml': `version: "3.1"
intents: [greet, ask_shipping]
slots:
  cost: {type: text, initial_value: "۵۰ هزار تومان", mappings: [{type: custom}]}
responses:
  utter_greet: [{text: "سلام!"}]
  utter_shipping: [{text: "هزینهٔ ارسال {cost} است."}]
  utter_default: [{text: "متوجه نشدم."}]
`,
  'data/rules.yml': `version: "3.1"
rules:
- rule: shipping
  steps:
  - intent: ask_shipping
  - action: utter_shipping
`,
  'data/stories.yml': `version: "3.1"
stories:
- story: hello
  steps:
  - intent: greet
  - action: utter_greet
`,
};

function bot() {
  const { project } = readProject(createMemoryTree(files));
  const { model, diagnostics } = trainDialogue({ ...project, policies: project.config.policies });
  expect(diagnostics).toEqual([]);
  return createDialogue({ model, domain: project.domain, random: () => 0, clock: () => 1_700_000_000_000 });
}

describe('a bot of rules and stories', () => {
  it('answers a rule with its slot filled, a story, and what it does not know with the fallback', async () => {
    const dialogue = bot();
    let tracker = newTracker('u');
    const said: (string | undefined)[] = [];
    for (const text of ['/greet', '/ask_shipping', 'نمی‌دانم']) {
      const parse = parseIntentMessage(text, dialogue.domain) ?? {
        intent: { name: null, confidence: 0 },
        entities: [],
      };
      const turn = await dialogue.handleMessage(tracker, { text, parse, inputChannel: 'rest', messageId: 'm' });
      said.push(...turn.messages.map((message) => message.text));
      tracker = JSON.parse(JSON.stringify(turn.tracker));
    }
    expect(said).toEqual(['سلام!', 'هزینهٔ ارسال ۵۰ هزار تومان است.', 'متوجه نشدم.']);
  });
});
