import { newTracker, type TrackerSnapshot, type TurnResult } from '@hamzaban/dialogue';
import { createPlainReader } from '@hamzaban/nlu';
import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { createAgent } from './create-agent.ts';
import { handOffOf } from './note-hand-off.ts';
import { trainBot } from './train-bot.ts';

const said = (metadata: object) => ({ metadata }) as TurnResult['messages'][number];

describe('handOffOf', () => {
  it('reads what a response of the domain, or an action, says beside its text', () => {
    expect(handOffOf(said({ utter_action: 'utter_x', metadata: { handoff: 'request' } }))).toBe('person');
    expect(handOffOf(said({ metadata: { handoff: 'request', waits_for: 'case' } }))).toBe('case');
    expect(handOffOf(said({ handoff: 'request' }))).toBe('person');
  });

  it.each([{}, { metadata: null }, { metadata: 'handoff' }, { metadata: { handoff: 'maybe' } }])(
    'hands nothing over for %o',
    (metadata) => {
      expect(handOffOf(said(metadata))).toBeNull();
    },
  );
});

describe('a bot with the slot `waits_for`', () => {
  const files = {
    'config.yml': 'language: fa\npipeline: [{name: WhitespaceTokenizer}]\npolicies: [{name: RulePolicy}]\n',
    'domain.yml': `version: "3.1"
intents: [human, case, hello]
slots:
  waits_for: {type: categorical, values: [person, case], mappings: [{type: custom}]}
responses:
  utter_human: [{text: می‌آیند, metadata: {handoff: request}}]
  utter_case: [{text: سپردم, metadata: {handoff: request, waits_for: case}}]
  utter_hello: [{text: سلام}]
  utter_waiting: [{text: منتظریم}]
session_config: {session_expiration_time: 60, carry_over_slots_to_new_session: false}
`,
    'data/rules.yml': `version: "3.1"
rules:
- rule: human
  steps: [{intent: human}, {action: utter_human}]
- rule: case
  steps: [{intent: case}, {action: utter_case}]
- rule: hello
  steps: [{intent: hello}, {action: utter_hello}]
- rule: hello while a person is waited for
  condition: [{slot_was_set: [{waits_for: person}]}]
  steps: [{intent: hello}, {action: utter_waiting}]
`,
  };

  async function talk(domain: string, texts: readonly string[]) {
    let nowMs = 0;
    const { project } = readProject(createMemoryTree({ ...files, 'domain.yml': domain }));
    const reader = createPlainReader();
    const agent = createAgent({
      model: trainBot(project, { reader, fingerprint: 'x' }).model,
      reader,
      clock: () => nowMs,
      random: () => 0,
    });
    let snapshot: TrackerSnapshot | null = null;
    const said: string[] = [];
    for (const text of texts) {
      nowMs += text === 'later' ? 2 * 3_600_000 : 1000;
      if (text === 'later') continue;
      const turn = await agent.respond(snapshot, { senderId: 'u', text, inputChannel: 'rest', messageId: text });
      snapshot = turn.tracker;
      said.push(turn.messages.map((message) => message.text).join());
    }
    return { said, slots: agent.dialogue.describe(snapshot ?? newTracker('u')).slots };
  }

  it('knows that its visitor waits for a person until a new session', async () => {
    const { said } = await talk(files['domain.yml'], ['/hello', '/human', '/hello', '/hello', 'later', '/hello']);
    expect(said).toEqual(['سلام', 'می‌آیند', 'منتظریم', 'منتظریم', 'سلام']);
  });

  it('tells a case that was taken down from a person who was asked for, who counts for more', async () => {
    expect((await talk(files['domain.yml'], ['/case'])).slots).toMatchObject({ waits_for: 'case' });
    expect((await talk(files['domain.yml'], ['/human', '/case'])).slots).toMatchObject({ waits_for: 'person' });
    expect((await talk(files['domain.yml'], ['/case', '/human'])).slots).toMatchObject({ waits_for: 'person' });
  });

  it('alone has it: a bot without answers as on Rasa, with no slot that nobody declared', async () => {
    const domain = files['domain.yml'].replace(
      /^ {2}waits_for:.*$/m,
      '  other: {type: text, mappings: [{type: custom}]}',
    );
    const withoutRule = (await talk(domain, ['/human', '/hello'])).slots;
    expect(withoutRule).not.toHaveProperty('waits_for');
  });
});
