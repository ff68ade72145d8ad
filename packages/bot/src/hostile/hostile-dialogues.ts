import { domain, error, type HostileProject, repeat, soundFiles, stories, warning } from './hostile-project.ts';

const rules = (body: string) => ({ 'data/more-rules.yml': `version: "3.1"\nrules:\n${body}` });
const TURN = '{intent: greet}, {action: utter_greet}';
const BOTH = 'responses:\n  utter_greet: [{text: hi}]\n  utter_bye: [{text: bye}]\n';

/** Stories and rules. */
export const hostileDialogues: readonly HostileProject[] = [
  {
    name: 'a checkpoint that leads to itself',
    files: () => stories(`- story: s\n  steps: [{checkpoint: c}, ${TURN}, {checkpoint: c}]\n`),
    expected: warning('checkpoint-cycle'),
  },
  {
    name: 'checkpoints in a circle',
    files: () =>
      stories(
        `- story: s\n  steps: [${TURN}, {checkpoint: one}]\n- story: t\n  steps: [{checkpoint: one}, ${TURN}, {checkpoint: two}]\n- story: u\n  steps: [{checkpoint: two}, {intent: bye}, {action: utter_bye}, {checkpoint: one}]\n`,
      ),
    expected: warning('checkpoint-cycle'),
  },
  {
    name: 'a chain of eight hundred checkpoints',
    files: () =>
      stories(
        `- story: s\n  steps: [${TURN}, {checkpoint: c0}]\n${repeat(800, (at) => `- story: s${at}\n  steps: [{checkpoint: c${at}}, {intent: bye}, {action: utter_bye}, {checkpoint: c${at + 1}}]\n`)}`,
      ),
    expected: warning('checkpoint-without-target'),
  },
  {
    name: 'checkpoints that multiply to a million dialogues',
    files: () =>
      stories(
        `- story: s\n  steps: [${TURN}, {checkpoint: c0}]\n${repeat(20, (at) => `- story: a${at}\n  steps: [{checkpoint: c${at}}, {intent: greet}, {action: utter_greet}, {checkpoint: c${at + 1}}]\n- story: b${at}\n  steps: [{checkpoint: c${at}}, {intent: bye}, {action: utter_bye}, {checkpoint: c${at + 1}}]\n`)}`,
      ),
    expected: error('too-many-dialogues'),
  },
  {
    name: 'alternatives that multiply to billions of dialogues',
    files: () =>
      stories(
        `- story: s\n  steps:\n${repeat(32, () => '  - or: [{intent: greet}, {intent: bye}]\n  - action: utter_greet\n')}`,
      ),
    expected: error('too-many-dialogues'),
  },
  {
    name: 'a thousand alternatives of one step',
    files: () => ({
      'domain.yml': `version: "3.1"\nintents:\n- greet\n- bye\n${repeat(1000, (at) => `- i${at}\n`)}${BOTH}`,
      ...stories(
        `- story: s\n  steps:\n  - or:\n${repeat(1000, (at) => `    - intent: i${at}\n`)}  - action: utter_greet\n`,
      ),
    }),
    expected: warning('intent-without-examples'),
  },
  {
    name: 'alternatives of nothing',
    files: () => stories('- story: s\n  steps: [{or: []}, {action: utter_greet}]\n'),
    expected: 'works',
  },
  {
    name: 'alternatives in alternatives',
    files: () => stories('- story: s\n  steps: [{or: [{or: [{intent: greet}]}]}, {action: utter_greet}]\n'),
    expected: error('unexpected-step'),
  },
  {
    name: 'a story of a thousand turns',
    files: () => stories(`- story: s\n  steps:\n${repeat(1000, () => '  - intent: greet\n  - action: utter_greet\n')}`),
    expected: 'works',
  },
  {
    name: 'a thousand actions without a listen',
    files: () => stories(`- story: s\n  steps:\n  - intent: greet\n${repeat(1000, () => '  - action: utter_greet\n')}`),
    expected: error('contradicting-rule'),
  },
  {
    name: 'two thousand stories that are the same',
    files: () => stories(repeat(2000, () => `- story: s\n  steps: [${TURN}]\n`)),
    expected: warning('duplicate-story-name'),
  },
  {
    name: 'eight hundred stories that go on differently',
    files: () => ({
      'domain.yml': `version: "3.1"\nintents: [greet, bye]\nactions:\n${repeat(800, (at) => `- action_${at}\n`)}${BOTH}`,
      ...stories(
        repeat(
          800,
          (at) =>
            `- story: s${at}\n  steps: [{intent: greet}, {action: utter_greet}, {intent: bye}, {action: utter_bye}, {intent: bye}, {action: action_${at}}]\n`,
        ),
      ),
    }),
    expected: error('contradicting-rule'),
  },
  {
    name: 'rules that contradict each other',
    files: () => rules('- rule: other\n  steps: [{intent: greet}, {action: utter_bye}]\n'),
    expected: error('contradicting-rule'),
  },
  {
    name: 'a rule that contradicts a story',
    files: () => stories('- story: s\n  steps: [{intent: greet}, {action: utter_bye}]\n'),
    expected: error('contradicting-rule'),
  },
  {
    name: 'a rule with two user turns',
    files: () => rules(`- rule: two\n  steps: [${TURN}, {intent: bye}, {action: utter_bye}]\n`),
    expected: error('rule-with-two-user-turns'),
  },
  {
    name: 'a rule with a thousand user turns',
    files: () => rules(`- rule: many\n  steps:\n${repeat(1000, () => '  - intent: greet\n  - action: utter_greet\n')}`),
    expected: error('rule-with-two-user-turns'),
  },
  {
    name: 'two thousand rules',
    files: () => ({
      'domain.yml': `version: "3.1"\nintents:\n- greet\n- bye\n${repeat(2000, (at) => `- i${at}\n`)}${BOTH}`,
      ...rules(repeat(2000, (at) => `- rule: r${at}\n  steps: [{intent: i${at}}, {action: utter_greet}]\n`)),
    }),
    expected: warning('intent-without-examples'),
  },
  {
    name: 'a rule that says what it takes for granted',
    files: () =>
      rules('- rule: r\n  condition: [{slot_was_set: [{gone: x}]}]\n  steps: [{intent: bye}, {action: utter_bye}]\n'),
    expected: error('unknown-slot'),
  },
  {
    name: 'a rule whose condition is a text',
    files: () => rules('- rule: r\n  condition: always\n  steps: [{intent: bye}, {action: utter_bye}]\n'),
    expected: error('wrong-type'),
  },
  {
    name: 'a rule that waits for "maybe"',
    files: () => rules('- rule: r\n  wait_for_user_input: maybe\n  steps: [{intent: bye}, {action: utter_bye}]\n'),
    expected: error('wrong-type'),
  },
  {
    name: 'rules of one name',
    files: () => rules('- rule: greet\n  steps: [{intent: bye}, {action: utter_bye}]\n'),
    expected: warning('duplicate-story-name'),
  },
  { name: 'a rule without steps', files: () => rules('- rule: r\n'), expected: warning('story-without-steps') },
  {
    name: 'a rule without a name',
    files: () => rules(`- steps: [${TURN}]\n`),
    expected: warning('story-without-name'),
  },
  {
    name: 'steps that are a text',
    files: () => stories('- story: s\n  steps: greet\n'),
    expected: error('wrong-type'),
  },
  {
    name: 'steps that are null',
    files: () => stories('- story: s\n  steps: [null, null]\n'),
    expected: warning('unexpected-step'),
  },
  {
    name: 'a kind of step that is none',
    files: () => stories('- story: s\n  steps: [{explode: now}]\n'),
    expected: error('unexpected-step'),
  },
  {
    name: 'an intent and an action in one step',
    files: () => stories('- story: s\n  steps: [{intent: greet, action: utter_greet}]\n'),
    expected: error('contradicting-rule'),
  },
  {
    name: 'an action of the name of a default one',
    files: () => ({ ...domain(`actions: [action_listen, action_restart, action_session_start]\n${BOTH}`) }),
    expected: 'works',
  },
  {
    name: 'a story of actions that are events',
    files: () =>
      stories(
        `- story: s\n  steps: [${TURN}, {action: rewind}, {action: undo}, {action: restart}, {action: reset_slots}, {action: pause}]\n`,
      ),
    expected: warning('unknown-action'),
  },
  {
    name: 'a loop that is none',
    files: () => stories(`- story: s\n  steps: [${TURN}, {active_loop: gone}]\n`),
    expected: error('unknown-form'),
  },
  {
    name: 'a slot that is none',
    files: () => stories(`- story: s\n  steps: [${TURN}, {slot_was_set: [{gone: 1}]}]\n`),
    expected: error('unknown-slot'),
  },
  {
    name: 'a slot set to a map',
    files: () => ({
      ...domain(`slots:\n  a: {type: any, mappings: [{type: custom}]}\n${BOTH}`),
      ...stories(`- story: s\n  steps: [${TURN}, {slot_was_set: [{a: {b: {c: [1, 2]}}}]}]\n`),
    }),
    expected: 'works',
  },
  {
    name: 'an action that is none',
    files: () => stories('- story: s\n  steps: [{intent: greet}, {action: action_gone}]\n'),
    expected: error('unknown-action'),
  },
  {
    name: 'an intent that is none',
    files: () => stories('- story: s\n  steps: [{intent: gone}, {action: utter_greet}]\n'),
    expected: warning('unknown-intent'),
  },
  {
    name: 'an intent that is null',
    files: () => stories('- story: s\n  steps: [{intent: null}, {action: utter_greet}]\n'),
    expected: error('empty-name'),
  },
  {
    name: 'a user text of a megabyte in a story',
    files: () => stories(`- story: s\n  steps: [{user: "${'hello '.repeat(170_000)}"}, {action: utter_bye}]\n`),
    expected: 'works',
  },
  {
    name: 'a bot text of a megabyte in a story',
    files: () => stories(`- story: s\n  steps: [{intent: bye}, {bot: "${'bye '.repeat(250_000)}"}]\n`),
    expected: error('contradicting-rule'),
  },
  {
    name: 'a test conversation among the training data',
    files: () => ({
      'data/test_a.yml':
        soundFiles['data/rules.yml']?.replace('rules:', 'stories:').replaceAll('- rule:', '- story:') ?? '',
    }),
    expected: warning('test-file-in-data'),
  },
];
