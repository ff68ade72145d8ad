import { describe, expect, it } from 'vitest';
import { DIAGNOSTIC_CODES } from '../diagnostics/diagnostic-codes.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { validateProject } from '../validate/validate-project.ts';
import { readProject } from './read-project.ts';

const CONFIG = `recipe: default.v1
assistant_id: x
language: fa
pipeline:
- name: WhitespaceTokenizer
- name: CountVectorsFeaturizer
- name: DIETClassifier
policies:
- name: MemoizationPolicy
- name: RulePolicy
`;
const DOMAIN = `version: "3.1"
intents:
- greet
- bye
entities:
- city
slots:
  city:
    type: text
    mappings:
    - type: from_entity
      entity: city
responses:
  utter_greet:
  - text: hi
  utter_bye:
  - text: bye
actions:
- action_x
`;
const NLU = `version: "3.1"
nlu:
- intent: greet
  examples: |
    - hi
    - hello
- intent: bye
  examples: |
    - bye
    - see you in [Rome](city)
`;
const RULES = `version: "3.1"
rules:
- rule: a
  steps:
  - intent: greet
  - action: utter_greet
- rule: b
  steps:
  - intent: bye
  - action: utter_bye
`;
const FORM = 'forms:\n  f:\n    required_slots:\n    - city\n';
const GOOD: Readonly<Record<string, string>> = {
  'config.yml': CONFIG,
  'domain.yml': DOMAIN,
  'data/nlu.yml': NLU,
  'data/rules.yml': RULES,
};

type Files = Readonly<Record<string, string | Uint8Array>>;

function problemsOf(changes: Files, removed: readonly string[] = []) {
  const files = Object.fromEntries(Object.entries({ ...GOOD, ...changes }).filter(([path]) => !removed.includes(path)));
  const { project, diagnostics } = readProject(createMemoryTree(files), { environment: {} });
  return [...diagnostics, ...validateProject(project)];
}

function edited(path: string, from: string, to: string): Files {
  const content = GOOD[path] ?? '';
  expect(content).toContain(from);
  return { [path]: content.replace(from, to) };
}

const utf16 = (text: string) =>
  new Uint8Array([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])]);
const cp1256 = (text: string) =>
  new Uint8Array([...text].flatMap((letter) => (letter === '¤' ? [0xd3, 0xe1, 0xc7, 0xe3] : [letter.charCodeAt(0)])));

/** What is broken; the code, place (`file:line:column`), severity; and a word of the hint. */
// biome-ignore format: one case a line
const CASES: readonly (readonly [string, Files, string, string, string])[] = [
  ['an unclosed quote', edited('data/rules.yml', 'intent: bye', 'intent: "bye'), 'error yaml-syntax', 'data/rules.yml:9:13', 'same quote'],
  ['bad indentation', edited('data/rules.yml', '  - action: utter_bye', ' - action: utter_bye'), 'error yaml-syntax', 'data/rules.yml:10:2', 'same column'],
  ['a key that begins a column late', edited('domain.yml', '\n  utter_bye:', '\n   utter_bye:'), 'error yaml-syntax', 'domain.yml:16:1', 'same column'],
  ['a misspelled key beside the right one', { 'data/nlu.yml': `${NLU}nlus:\n- intent: bye\n` }, 'warning misspelled-key', 'data/nlu.yml:11:1', "'nlu'"],
  ['a tab', edited('data/rules.yml', '  - action: utter_bye', '\t- action: utter_bye'), 'error yaml-tab', 'data/rules.yml:10:1', 'spaces'],
  ['a duplicate key', { 'domain.yml': `${DOMAIN}actions: [action_y]\n` }, 'error yaml-duplicate-key', 'domain.yml:20:1', 'single key'],
  ['an alias bomb', { 'data/nlu.yml': `${[0, 1, 2, 3, 4, 5, 6] .map((n) => `k${n}: &k${n} [${Array(12) .fill(n === 0 ? 'x' : `*k${n - 1}`) .join(', ')}]`) .join('\n')}\n${NLU}` }, 'error yaml-alias-bomb', 'data/nlu.yml:6:9', 'without aliases'],
  ['UTF-16', { 'data/nlu.yml': utf16(NLU) }, 'error wrong-encoding', 'data/nlu.yml:1:1', 'UTF-8'],
  ['Windows-1256', { 'data/nlu.yml': cp1256(NLU.replace('hello', '¤')) }, 'error wrong-encoding', 'data/nlu.yml:6:7', 'Windows-1256'],
  ['a NUL byte', edited('data/nlu.yml', 'hello', 'he\u0000llo'), 'error control-character', 'data/nlu.yml:6:9', 'invisible'],
  ['an empty NLU file', { 'data/nlu.yml': '' }, 'warning empty-file', 'data/nlu.yml:1:1', 'Fill it'],
  ['an empty domain', { 'domain.yml': '' }, 'error empty-domain', 'domain.yml:1:1', '--domain'],
  ['a domain of comments', { 'domain.yml': '# nothing\n' }, 'error empty-domain', 'domain.yml:1:1', '--domain'],
  ['a list as domain', { 'domain.yml': '- greet\n' }, 'error not-a-map', 'domain.yml:1:1', 'first column'],
  ['a missing response', edited('data/rules.yml', 'utter_bye', 'utter_gone'), 'warning missing-response', 'data/rules.yml:10:5', 'utter_gone:'],
  ['a response listed but not defined', edited('domain.yml', '- action_x', '- utter_gone'), 'warning listed-response-missing', 'domain.yml:19:3', 'utter_gone:'],
  ['a misspelled response', edited('data/rules.yml', 'utter_bye', 'utter_by'), 'warning missing-response', 'data/rules.yml:10:5', "Did you mean 'utter_bye'?"],
  ['an unknown action', edited('data/rules.yml', 'utter_bye', 'action_gone'), 'error unknown-action', 'data/rules.yml:10:5', 'actions:'],
  ['an unknown intent', edited('data/rules.yml', 'intent: bye', 'intent: gone'), 'warning unknown-intent', 'data/rules.yml:9:5', 'intents:'],
  ['an unknown slot', edited('data/rules.yml', '  - action: utter_bye', '  - slot_was_set:\n    - gone: x'), 'error unknown-slot', 'data/rules.yml:11:7', 'slots:'],
  ['an unknown loop', edited('data/rules.yml', '- action: utter_bye', '- active_loop: gone_form'), 'error unknown-form', 'data/rules.yml:10:5', 'forms:'],
  ['an unknown kind of step', edited('data/rules.yml', 'action: utter_bye', 'acton: utter_bye'), 'error unexpected-step', 'data/rules.yml:10:5', '- action:'],
  ['steps that are a map', edited('data/rules.yml', '  - intent: bye\n  - action: utter_bye', '    intent: bye\n    action: utter_bye'), 'error wrong-type', 'data/rules.yml:9:5', 'list'],
  ['a rule without steps', { 'data/rules.yml': `${RULES}- rule: c\n` }, 'warning story-without-steps', 'data/rules.yml:11:3', 'steps:'],
  ['a rule without a name', { 'data/rules.yml': `${RULES}- steps:\n  - intent: bye\n` }, 'warning story-without-name', 'data/rules.yml:11:3', 'rule: name'],
  ['two user turns in a rule', { 'data/rules.yml': `${RULES}  - intent: greet\n  - action: utter_greet\n` }, 'error rule-with-two-user-turns', 'data/rules.yml:11:5', 'story'],
  ['cyclic checkpoints', { 'data/stories.yml': 'version: "3.1"\nstories:\n- story: s\n  steps:\n  - checkpoint: one\n  - intent: greet\n  - action: utter_greet\n  - checkpoint: two\n- story: t\n  steps:\n  - checkpoint: two\n  - intent: bye\n  - action: utter_bye\n  - checkpoint: one\n' }, 'warning checkpoint-cycle', 'data/stories.yml:14:5', 'before it comes back'],
  ['a checkpoint nothing leads to', { 'data/stories.yml': 'version: "3.1"\nstories:\n- story: s\n  steps:\n  - checkpoint: one\n  - intent: greet\n' }, 'warning checkpoint-without-source', 'data/stories.yml:5:5', 'checkpoint: one'],
  ['an unclosed annotation', edited('data/nlu.yml', '(city)', '(city'), 'warning annotation-unclosed', 'data/nlu.yml:10:18', '[text](entity)'],
  ['a space in an annotation', edited('data/nlu.yml', '](city)', '] (city)'), 'warning annotation-gap', 'data/nlu.yml:10:18', 'space'],
  ['an annotation of no text', edited('data/nlu.yml', '- bye\n', '- [](city) bye\n'), 'warning annotation-empty', 'data/nlu.yml:9:7', 'square brackets'],
  ['broken annotation JSON', edited('data/nlu.yml', '(city)', '{"entity": city}'), 'error annotation-json', 'data/nlu.yml:10:18', 'double quotes'],
  ['an example without a dash', edited('data/nlu.yml', '    - hello', '    hello'), 'warning example-without-dash', 'data/nlu.yml:6:5', '`- `'],
  ['an intent without examples', { 'data/nlu.yml': `${NLU}- intent: more\n` }, 'warning empty-examples', 'data/nlu.yml:11:3', 'examples: |'],
  ['an unknown NLU entry', { 'data/nlu.yml': `${NLU}- intnt: more\n  examples: |\n    - x\n` }, 'error unknown-nlu-entry', 'data/nlu.yml:11:3', 'intent: name'],
  ['one text under two intents', edited('data/nlu.yml', '- bye\n', '- hi\n'), 'warning text-under-two-intents', 'data/nlu.yml:9:7', 'one of the two'],
  ['a duplicate intent', edited('domain.yml', '- bye', '- greet\n- bye'), 'error duplicate-intent', 'domain.yml:4:3', 'Delete'],
  ['a colon after an intent', edited('domain.yml', '- bye', '- bye:'), 'error empty-options', 'domain.yml:4:3', 'colon'],
  ['intents as a map', edited('domain.yml', '- greet\n- bye', '  greet:\n  bye:'), 'error wrong-type', 'domain.yml:3:3', '`- `'],
  ['a number as text', edited('domain.yml', 'text: bye', 'text: 12'), 'error wrong-type', 'domain.yml:17:11', '"12"'],
  ['a variation without text', edited('domain.yml', 'text: bye', 'image: http://x'), 'error empty-response', 'domain.yml:17:5', 'text:'],
  ['a misspelled key of a variation', edited('domain.yml', '  - text: bye', '  - text: bye\n    imge: x'), 'error unknown-response-key', 'domain.yml:18:5', 'spelling'],
  ['a variable in a text', edited('domain.yml', 'text: bye', `text: costs \${PRICE}`), 'error environment-variable-in-text', 'domain.yml:17:11', 'quotes'],
  ['an unset variable in the config', edited('config.yml', '- name: CountVectorsFeaturizer', `- name: CountVectorsFeaturizer\n  token_pattern: \${GONE}`), 'error environment-variable-unset', 'config.yml:7:18', 'export GONE'],
  ['a wrong slot type', edited('domain.yml', 'type: text', 'type: txt'), 'error unknown-slot-type', 'domain.yml:9:11', 'categorical'],
  ['the typo from_entities', edited('domain.yml', 'from_entity', 'from_entities'), 'error unknown-mapping-type', 'domain.yml:11:13', 'from_entity'],
  ['a mapping without an entity', edited('domain.yml', '      entity: city\n', ''), 'error missing-key', 'domain.yml:11:7', 'entity:'],
  ['a slot without mappings', edited('domain.yml', '    mappings:\n    - type: from_entity\n      entity: city\n', ''), 'warning slot-without-mappings', 'domain.yml:8:3', 'rasa data migrate'],
  ['a date as initial value', edited('domain.yml', 'type: text', 'type: text\n    initial_value: 2020-01-02'), 'error date-value', 'domain.yml:10:20', 'quotes'],
  ['an any slot with influence', edited('domain.yml', 'type: text', 'type: any\n    influence_conversation: true'), 'error any-slot-with-influence', 'domain.yml:10:29', 'another type'],
  ['a float slot upside down', edited('domain.yml', 'type: text', 'type: float\n    min_value: 5'), 'error float-range', 'domain.yml:9:5', 'smaller'],
  ['a form with an unknown slot', { 'domain.yml': DOMAIN + FORM.replace('- city', '- gone') }, 'error form-unknown-slot', 'domain.yml:21:3', 'slots:'],
  ['a form without a question', { 'domain.yml': DOMAIN + FORM }, 'warning form-question-missing', 'domain.yml:21:3', 'utter_ask_f_city'],
  ['a mapping of an unknown form', edited('domain.yml', '      entity: city\n', '      entity: city\n      conditions:\n      - active_loop: gone\n'), 'error mapping-unknown-form', 'domain.yml:11:7', 'forms:'],
  ['forms without RulePolicy', { 'domain.yml': DOMAIN + FORM, ...edited('config.yml', '- name: RulePolicy\n', '') }, 'error forms-without-rule-policy', 'config.yml:1:1', 'RulePolicy'],
  ['an unknown component', edited('config.yml', 'WhitespaceTokenizer', 'WhitespaceTokeniser'), 'error unknown-component', 'config.yml:5:9', 'WhitespaceTokenizer'],
  ['two tokenizers', edited('config.yml', '- name: DIET', '- name: WhitespaceTokenizer\n- name: DIET'), 'error several-tokenizers', 'config.yml:7:3', 'one tokenizer'],
  ['a featurizer before the tokenizer', edited('config.yml', '- name: WhitespaceTokenizer\n', ''), 'error missing-tokenizer', 'config.yml:5:3', 'beginning'],
  ['a pipeline that is a map', edited('config.yml', '- name: WhitespaceTokenizer\n- name: CountVectorsFeaturizer\n- name: DIETClassifier', '  name: WhitespaceTokenizer'), 'error wrong-type', 'config.yml:5:3', 'list'],
  ['a missing fallback action', edited('config.yml', '- name: RulePolicy', '- name: RulePolicy\n  core_fallback_action_name: action_gone'), 'error fallback-action-missing', 'config.yml:10:3', 'core_fallback_action_name'],
  ['a threshold that is a text', edited('config.yml', '- name: RulePolicy', '- name: RulePolicy\n  core_fallback_threshold: high'), 'warning option-no-number', 'config.yml:10:3', 'from 0 to 1'],
  ['a threshold that nothing reaches', edited('config.yml', '- name: RulePolicy', '- name: RulePolicy\n  core_fallback_threshold: 99'), 'warning option-out-of-range', 'config.yml:10:3', 'from 0 to 1'],
  ['a history that is negative', edited('config.yml', '- name: RulePolicy', '- name: RulePolicy\n- name: MemoizationPolicy\n  max_history: -5'), 'warning option-out-of-range', 'config.yml:11:3', '1 or more'],
  ['an unquoted version', edited('data/nlu.yml', '"3.1"', '3.1'), 'warning unquoted-version', 'data/nlu.yml:1:10', '"3.1"'],
  ['a newer version', edited('data/nlu.yml', '"3.1"', '"4.0"'), 'warning newer-version', 'data/nlu.yml:1:10', '"3.1"'],
  ['a negative session time', { 'domain.yml': `${DOMAIN}session_config:\n  session_expiration_time: -5\n` }, 'error session-time', 'domain.yml:21:28', '0 for sessions'],
  ['a missing lookup file', { 'data/nlu.yml': `${NLU}- lookup: city\n  examples: data/gone.txt\n` }, 'warning lookup-file-missing', 'data/nlu.yml:12:13', 'path'],
];

describe('a broken project', () => {
  it('is only a broken one: the sound project has no problems', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each(CASES)('with %s is reported with place and remedy', (_name, changes, what, where, hint) => {
    const problems = problemsOf(changes);
    const found = problems.find(({ severity, code }) => `${severity} ${code}` === what);
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toContain(what);
    const place = problems
      .filter(({ severity, code }) => `${severity} ${code}` === what)
      .map(({ file, line, column }) => `${file}:${line}:${column}`);
    expect(place).toContain(where);
    expect(found?.hint).toContain(hint);
    expect(found?.message).toMatch(/\.$/);
  });

  it.each([
    ['config.yml', 'error path-not-found config.yml'],
    ['domain.yml', 'warning path-not-found domain.yml'],
  ])('without %s says so', (path, expected) => {
    expect(problemsOf({}, [path]).map(({ severity, code, file }) => `${severity} ${code} ${file}`)).toContain(expected);
  });

  it('without any data says so', () => {
    const problems = problemsOf({}, ['data/nlu.yml', 'data/rules.yml']);
    expect(problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(['path-not-found', 'no-training-data']),
    );
  });

  it('is reported in all its files at once', () => {
    const problems = problemsOf({
      ...edited('data/rules.yml', 'utter_bye', 'action_gone'),
      ...edited('data/nlu.yml', '(city)', '{"entity": city}'),
      ...edited('domain.yml', '- bye', '- greet\n- bye'),
    });
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(errors.map((error) => error.file).sort()).toEqual(['data/nlu.yml', 'data/rules.yml', 'domain.yml']);
  });

  it('with an unreadable domain does not report every name as unknown', () => {
    const codes = problemsOf(edited('domain.yml', '- greet', '- "greet')).map((problem) => problem.code);
    expect(codes).toEqual(['yaml-syntax']);
  });

  it('with an unreadable data file does not report names as unused', () => {
    const codes = problemsOf(edited('data/nlu.yml', '- intent: bye', '- intent: "bye')).map((problem) => problem.code);
    expect(codes).toEqual(['yaml-syntax']);
  });

  it('never has a code that is not in the table', () => {
    const codes = CASES.flatMap(([, changes]) => problemsOf(changes).map((problem) => problem.code));
    expect(codes.filter((code) => !Object.hasOwn(DIAGNOSTIC_CODES, code))).toEqual([]);
  });
});
