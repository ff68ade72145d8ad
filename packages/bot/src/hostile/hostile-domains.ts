import { domain, error, type HostileProject, repeat, soundFiles, stories, warning } from './hostile-project.ts';

const CONFIG = soundFiles['config.yml'] ?? '';
const RESPONSES = 'responses:\n  utter_greet: [{text: hi}]\n  utter_bye: [{text: bye}]\n';
const config = (from: string, to: string) => ({ 'config.yml': CONFIG.replace(from, to) });

/** Domains and configs. */
export const hostileDomains: readonly HostileProject[] = [
  {
    name: 'names of what every object has',
    files: () => ({
      'domain.yml': `version: "3.1"\nintents: [greet, bye, constructor, __proto__, toString]\nentities: [__proto__, hasOwnProperty]\nslots:\n  __proto__: {type: text, mappings: [{type: from_entity, entity: __proto__}]}\n  constructor: {type: text, mappings: [{type: custom}]}\n${RESPONSES}  utter___proto__: [{text: proto}]\nactions: [constructor, __proto__]\n`,
      'data/proto.yml':
        'version: "3.1"\nnlu:\n- intent: __proto__\n  examples: |\n    - proto [x](__proto__)\n    - proto\n- intent: constructor\n  examples: |\n    - build\n- synonym: __proto__\n  examples: |\n    - constructor\nrules:\n- rule: __proto__\n  steps: [{intent: __proto__}, {action: utter___proto__}]\n- rule: constructor\n  steps: [{intent: constructor}, {slot_was_set: [{constructor: x}]}, {action: constructor}]\n',
    }),
    expected: 'works',
  },
  {
    name: 'twenty thousand intents',
    files: () => ({
      'domain.yml': `version: "3.1"\nintents:\n- greet\n- bye\n${repeat(20_000, (at) => `- i${at}\n`)}${RESPONSES}`,
    }),
    expected: warning('intent-without-examples'),
  },
  {
    name: 'three thousand slots that influence',
    files: () =>
      domain(`slots:\n${repeat(3000, (at) => `  s${at}: {type: text, mappings: [{type: custom}]}\n`)}${RESPONSES}`),
    expected: 'works',
  },
  {
    name: 'a form that asks for a slot that is none',
    files: () => domain(`forms:\n  f: {required_slots: [gone]}\n${RESPONSES}`),
    expected: error('form-unknown-slot'),
  },
  {
    name: 'a form that asks for itself',
    files: () => domain(`forms:\n  f: {required_slots: [f]}\n${RESPONSES}`),
    expected: error('form-unknown-slot'),
  },
  {
    name: 'a form that asks for a slot twice',
    files: () =>
      domain(
        `slots:\n  a: {type: text, mappings: [{type: from_text}]}\nforms:\n  f: {required_slots: [a, a, a]}\n${RESPONSES}  utter_ask_a: [{text: a}]\n`,
      ),
    expected: 'works',
  },
  {
    name: 'a form with two thousand slots',
    files: () =>
      domain(
        `slots:\n${repeat(2000, (at) => `  s${at}: {type: text, influence_conversation: false, mappings: [{type: from_text, conditions: [{active_loop: f, requested_slot: s${at}}]}]}\n`)}forms:\n  f:\n    required_slots:\n${repeat(2000, (at) => `    - s${at}\n`)}${RESPONSES}`,
      ),
    expected: warning('form-question-missing'),
  },
  { name: 'forms as a list', files: () => domain(`forms: [f, g]\n${RESPONSES}`), expected: error('wrong-type') },
  {
    name: 'a categorical slot of fifty thousand values',
    files: () =>
      domain(
        `slots:\n  a:\n    type: categorical\n    values:\n${repeat(50_000, (at) => `    - v${at}\n`)}    mappings: [{type: custom}]\n${RESPONSES}`,
      ),
    expected: 'works',
  },
  {
    name: 'a float slot from infinity to nothing',
    files: () =>
      domain(`slots:\n  a: {type: float, min_value: .inf, max_value: .nan, mappings: [{type: custom}]}\n${RESPONSES}`),
    expected: error('wrong-type'),
  },
  {
    name: 'a float slot of numbers too large for any machine',
    files: () =>
      domain(
        `slots:\n  a: {type: float, min_value: -1e999, max_value: 1e999, mappings: [{type: custom}]}\n${RESPONSES}`,
      ),
    expected: error('wrong-type'),
  },
  {
    name: 'a slot whose mapping waits for a form that is none',
    files: () =>
      domain(
        `slots:\n  a: {type: text, mappings: [{type: from_text, conditions: [{active_loop: gone}]}]}\n${RESPONSES}`,
      ),
    expected: error('mapping-unknown-form'),
  },
  {
    name: 'a slot of ten thousand mappings',
    files: () =>
      domain(
        `entities: [e]\nslots:\n  a:\n    type: text\n    mappings:\n${repeat(10_000, () => '    - {type: from_entity, entity: e}\n')}${RESPONSES}`,
      ),
    expected: 'works',
  },
  {
    name: 'a slot of an unknown type',
    files: () => domain(`slots:\n  a: {type: quantum, mappings: [{type: custom}]}\n${RESPONSES}`),
    expected: error('unknown-slot-type'),
  },
  {
    name: 'a slot without anything',
    files: () => domain(`slots:\n  a:\n${RESPONSES}`),
    expected: error('wrong-type'),
  },
  {
    name: 'a response of ten thousand variations',
    files: () => domain(`${RESPONSES}  utter_many:\n${repeat(10_000, (at) => `  - text: v${at}\n`)}`),
    expected: warning('unused-response'),
  },
  {
    name: 'a response of a megabyte of braces',
    files: () =>
      domain(`responses:\n  utter_bye: [{text: bye}]\n  utter_greet: [{text: "${'{'.repeat(1_000_000)}"}]\n`),
    expected: 'works',
  },
  {
    name: 'a response of a megabyte of placeholders',
    files: () =>
      domain(`responses:\n  utter_bye: [{text: bye}]\n  utter_greet: [{text: "${'{a}'.repeat(300_000)}"}]\n`),
    expected: 'works',
  },
  {
    name: 'a response that asks for the insides of a slot',
    files: () =>
      domain(
        'responses:\n  utter_bye: [{text: bye}]\n  utter_greet: [{text: "{__proto__} {a.constructor} {a[0]} {!r}"}]\n',
      ),
    expected: 'works',
  },
  {
    name: 'a response whose custom part is nested too deep',
    files: () =>
      domain(
        `responses:\n  utter_bye: [{text: bye}]\n  utter_greet: [{custom: ${'{a: '.repeat(5000)}x${'}'.repeat(5000)}}]\n`,
      ),
    expected: error('yaml-too-deep'),
  },
  {
    name: 'a response without text',
    files: () => domain('responses:\n  utter_bye: [{text: bye}]\n  utter_greet: [{text: }]\n'),
    expected: error('empty-response'),
  },
  {
    name: 'a response that is null',
    files: () => domain('responses:\n  utter_bye: [{text: bye}]\n  utter_greet:\n'),
    expected: error('empty-response'),
  },
  {
    name: 'buttons that are no buttons',
    files: () => domain('responses:\n  utter_bye: [{text: bye}]\n  utter_greet: [{text: hi, buttons: {a: b}}]\n'),
    expected: error('wrong-type'),
  },
  {
    name: 'a condition on a slot that is none',
    files: () =>
      domain(
        'responses:\n  utter_bye: [{text: bye}]\n  utter_greet: [{text: hi}, {text: ho, condition: [{type: slot, name: gone, value: x}]}]\n',
      ),
    expected: warning('response-unknown-slot'),
  },
  {
    name: 'intents that are numbers',
    files: () => ({ 'domain.yml': `version: "3.1"\nintents: [greet, bye, 12, 1.5, true, null]\n${RESPONSES}` }),
    expected: error('wrong-type'),
  },
  {
    name: 'an action twice',
    files: () => domain(`actions: [action_a, action_a]\n${RESPONSES}`),
    expected: error('duplicate-action'),
  },
  {
    name: 'an action of the name of a form',
    files: () => domain(`forms:\n  f: {required_slots: []}\nactions: [f]\n${RESPONSES}`),
    expected: 'works',
  },
  {
    name: 'an entity twice',
    files: () => domain(`entities: [a, a]\n${RESPONSES}`),
    expected: error('duplicate-entity'),
  },
  {
    name: 'a session that ended before it began',
    files: () => domain(`session_config: {session_expiration_time: -1}\n${RESPONSES}`),
    expected: error('session-time'),
  },
  {
    name: 'a session without end',
    files: () => domain(`session_config: {session_expiration_time: .inf}\n${RESPONSES}`),
    expected: error('wrong-type'),
  },
  {
    name: 'a domain that imports itself',
    files: () => ({
      ...config('recipe:', 'importers: [{name: MultiProjectImporter}]\nimports: [., ./., x/..]\nrecipe:'),
    }),
    expected: 'works',
  },
  {
    name: 'imports in a circle',
    files: () => ({
      ...config('recipe:', 'importers: [{name: MultiProjectImporter}]\nimports: [a]\nrecipe:'),
      'a/config.yml': 'imports: [../b]\n',
      'a/domain.yml': 'version: "3.1"\nintents: [a]\n',
      'b/config.yml': 'imports: [../a]\n',
      'b/domain.yml': 'version: "3.1"\nintents: [b]\n',
    }),
    expected: warning('intent-without-examples'),
  },
  {
    name: 'an import of nothing',
    files: () => config('recipe:', 'importers: [{name: MultiProjectImporter}]\nimports: [gone]\nrecipe:'),
    expected: error('import-not-found'),
  },
  {
    name: 'an import far outside',
    files: () =>
      config(
        'recipe:',
        `importers: [{name: MultiProjectImporter}]\nimports: [${'../'.repeat(200)}etc/passwd]\nrecipe:`,
      ),
    expected: error('import-not-found'),
  },
  {
    name: 'imports that are no paths',
    files: () => config('recipe:', 'importers: [{name: MultiProjectImporter}]\nimports: {a: b}\nrecipe:'),
    expected: error('wrong-type'),
  },
  {
    name: 'a pipeline of two thousand components',
    files: () =>
      config(
        '- name: RegexFeaturizer\n',
        repeat(2000, () => '- name: CountVectorsFeaturizer\n'),
      ),
    expected: 'works',
  },
  {
    name: 'a classifier two hundred times',
    files: () =>
      config(
        '- name: DIETClassifier\n',
        repeat(200, () => '- name: DIETClassifier\n'),
      ),
    expected: warning('competing-extractors'),
  },
  {
    name: 'a component that is a number',
    files: () => config('- name: RegexFeaturizer', '- name: 12'),
    expected: error('wrong-type'),
  },
  {
    name: 'a component without a name',
    files: () => config('- name: RegexFeaturizer', '- epochs: 12'),
    expected: error('missing-key'),
  },
  {
    name: 'policies that are a text',
    files: () =>
      config(
        'policies:\n- name: MemoizationPolicy\n- name: RulePolicy\n- name: UnexpecTEDIntentPolicy\n- name: TEDPolicy\n',
        'policies: RulePolicy\n',
      ),
    expected: error('wrong-type'),
  },
  {
    name: 'a history of a billion turns',
    files: () => ({
      ...config('- name: MemoizationPolicy', '- name: MemoizationPolicy\n  max_history: 1000000000'),
      ...stories('- story: s\n  steps: [{intent: greet}, {action: utter_greet}]\n'),
    }),
    expected: 'works',
  },
  {
    name: 'a history that is negative, and one that is a text',
    files: () =>
      config(
        '- name: MemoizationPolicy',
        '- name: MemoizationPolicy\n  max_history: -5\n- name: AugmentedMemoizationPolicy\n  max_history: many\n  priority: 7',
      ),
    expected: 'works',
  },
  {
    name: 'a threshold that nothing reaches',
    files: () =>
      config('- name: EntitySynonymMapper', '- name: FallbackClassifier\n  threshold: 99\n  ambiguity_threshold: .nan'),
    expected: 'works',
  },
  {
    name: 'a fallback action that is none',
    files: () => config('- name: RulePolicy', '- name: RulePolicy\n  core_fallback_action_name: action_gone'),
    expected: error('fallback-action-missing'),
  },
  {
    name: 'the same policy three times',
    files: () => config('- name: RulePolicy', '- name: RulePolicy\n- name: RulePolicy\n- name: RulePolicy'),
    expected: warning('equal-priorities'),
  },
];
