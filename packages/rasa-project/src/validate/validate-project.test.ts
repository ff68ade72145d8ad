import { describe, expect, it } from 'vitest';
import type { Story } from '../documents/story.ts';
import { readProject } from '../project/read-project.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { validateProject } from './validate-project.ts';

const V = 'version: "3.1"\n';
const PIPELINE =
  'assistant_id: x\nlanguage: fa\npipeline:\n- name: WhitespaceTokenizer\n- name: CountVectorsFeaturizer\n- name: DIETClassifier\n';
const POLICIES = 'policies:\n- name: RulePolicy\n';

function validate(files: Readonly<Record<string, string>>) {
  const { project, diagnostics } = readProject(createMemoryTree({ 'config.yml': PIPELINE + POLICIES, ...files }));
  expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
  return validateProject(project);
}

const codes = (files: Readonly<Record<string, string>>) => validate(files).map((problem) => problem.code);

describe('names of intents and entities', () => {
  it('are compared in both directions, default intents apart', () => {
    expect(
      codes({
        'domain.yml': `${V}intents: [a, restart, nlu_fallback, {b: {use_entities: [x], ignore_entities: [x, gone]}}]\nentities: [x]\nresponses:\n  utter_default: [{text: d}]\n`,
        'data/n.yml': `${V}nlu:\n- intent: a\n  examples: |\n    - [1](x)\n    - [2](y)\n- intent: c\n  examples: |\n    - one\n`,
      }),
    ).toEqual([
      'intent-without-examples',
      'intent-not-in-domain',
      'too-few-examples',
      'entity-not-in-domain',
      'intent-entities-overlap',
      'intent-unknown-entity',
    ]);
  });

  it('of retrieval intents are those before the slash', () => {
    expect(
      codes({
        'config.yml': `${PIPELINE}- name: ResponseSelector\n${POLICIES}`,
        'domain.yml': `${V}intents: [faq]\nresponses:\n  utter_faq/a: [{text: a}]\n`,
        'data/n.yml': `${V}nlu:\n- intent: faq/a\n  examples: |\n    - x\n    - y\n- intent: faq/b\n  examples: |\n    - x\n    - z\nrules:\n- rule: r\n  steps:\n  - intent: faq\n  - action: utter_faq\n`,
      }),
    ).toEqual(['retrieval-response-missing']);
  });

  it('are suggested when one letter is wrong', () => {
    const problems = validate({
      'domain.yml': `${V}intents: [greet]\nresponses:\n  utter_a: [{text: a}]\n`,
      'data/n.yml': `${V}nlu:\n- intent: greet\n  examples: |\n    - x\n    - y\nrules:\n- rule: r\n  steps:\n  - intent: gret\n  - action: utter_a\n`,
    });
    expect(problems.find((problem) => problem.code === 'unknown-intent')?.hint).toMatch(
      /^Did you mean 'greet'\? If not: add/,
    );
  });
});

describe('slot mappings', () => {
  it('name entities, intents, forms and actions that exist', () => {
    expect(
      codes({
        'domain.yml': `${V}intents: [a]\nslots:\n  s:\n    type: text\n    mappings:\n    - {type: from_entity, entity: gone}\n    - {type: from_intent, value: 1, intent: gone, not_intent: a}\n    - {type: from_text, conditions: [{active_loop: gone}, {active_loop: null}, {active_loop: f}, {active_loop: my_loop}]}\n    - {type: custom, action: action_gone}\n  t: {type: text, mappings: [{type: from_text}]}\nforms:\n  f: {required_slots: [t], ignored_intents: [gone]}\nactions: [my_loop]\nresponses:\n  utter_ask_t: [{text: t}]\n`,
        'data/n.yml': `${V}nlu:\n- intent: a\n  examples: |\n    - x\n    - y\nrules:\n- rule: r\n  steps:\n  - intent: a\n  - action: f\n`,
      }),
    ).toEqual([
      'mapping-unknown-entity',
      'mapping-unknown-intent',
      'mapping-unknown-form',
      'mapping-slot-not-required',
      'mapping-unknown-action',
      'form-unknown-intent',
    ]);
  });

  it('of the kind custom need some action, a story or a value to start with', () => {
    const domain = (slot: string, more = '') =>
      `${V}intents: [a]\nslots:\n  s: {type: text, ${slot}}\n${more}responses:\n  utter_a: [{text: a}]\n`;
    const data = `${V}nlu:\n- intent: a\n  examples: |\n    - x\n    - y\nrules:\n- rule: r\n  steps:\n  - intent: a\n  - action: utter_a\n`;
    const check = (slot: string, more?: string, extra = '') =>
      codes({ 'domain.yml': domain(slot, more), 'data/n.yml': data + extra });
    expect(check('mappings: [{type: custom}]')).toEqual(['custom-mapping-without-action']);
    expect(check('initial_value: x, mappings: [{type: custom}]')).toEqual([]);
    expect(check('mappings: [{type: custom}]', 'actions: [act]\n')).toEqual([]);
    expect(
      check('mappings: [{type: custom}]', '', '- rule: s\n  steps:\n  - intent: a\n  - slot_was_set:\n    - s: 1\n'),
    ).toEqual([]);
  });
});

describe('stories and rules', () => {
  const DOMAIN = `${V}intents: [a]\nslots:\n  flag: {type: bool, mappings: [{type: from_intent, value: true}]}\n  t: {type: text, mappings: [{type: from_text}]}\nresponses:\n  utter_a: [{text: a, condition: [{type: slot, name: gone, value: 1}]}]\n`;
  const NLU = `${V}nlu:\n- intent: a\n  examples: |\n    - x\n    - y\n`;

  it('name what exists, in conditions, alternatives and checkpoints too; each wrong name once', () => {
    const problems = validate({
      'domain.yml': DOMAIN,
      'data/n.yml': `${NLU}stories:\n- story: s\n  steps:\n  - checkpoint: c\n    slot_was_set: [gone_slot: 1]\n  - or:\n    - intent: a\n    - intent: gone\n  - action: action_gone\n  - action: action_gone\n  - action: plain_gone\n  - slot_was_set: [flag, t]\n  - active_loop: gone_loop\n  - active_loop: action_two_stage_fallback\n  - bot: Hi\n- story: s\n  steps:\n  - intent: a\n  - action: utter_a\n  - checkpoint: c\n  - action: utter_a\nrules:\n- rule: r\n  condition:\n  - slot_was_set: [gone_slot: 1]\n  - active_loop: other_loop\n  steps:\n  - intent: a\n  - action: utter_a\n`,
    });
    expect(problems.map(({ severity, code, line }) => `${severity} ${code} ${line}`)).toEqual([
      'warning response-unknown-slot 7',
      'warning duplicate-story-name 22',
      'error unknown-slot 11',
      'warning unknown-intent 14',
      'error unknown-action 15',
      'warning unknown-action 17',
      'warning slot-needs-value 18',
      'error unknown-form 19',
      'error unknown-form 29',
    ]);
  });

  it('may have two user turns where RulePolicy allows it', () => {
    const rules = `${NLU}rules:\n- rule: r\n  steps:\n  - intent: a\n  - action: utter_a\n  - or:\n    - intent: a\n    - intent: a\n`;
    const domain = DOMAIN.replace('gone', 't');
    expect(codes({ 'domain.yml': domain, 'data/n.yml': rules })).toEqual(['rule-with-two-user-turns']);
    expect(
      codes({
        'domain.yml': domain,
        'data/n.yml': rules,
        'config.yml': `${PIPELINE}${POLICIES}  restrict_rules: false\n`,
      }),
    ).toEqual([]);
  });

  it('end at checkpoints that go on, without recursion through long chains', () => {
    const tree = createMemoryTree({
      'config.yml': PIPELINE + POLICIES,
      'domain.yml': DOMAIN.replace('gone', 't'),
      'data/n.yml': NLU,
    });
    const at = { file: 'data/n.yml', line: 1, column: 1 };
    const stories: readonly Story[] = Array.from({ length: 50_000 }, (_, index) => ({
      name: `s${index}`,
      isTest: false,
      at,
      steps: [
        { kind: 'checkpoint', name: `c${index}`, conditions: [] },
        { kind: 'user', intent: 'a', text: null, entities: [] },
        { kind: 'action', name: 'utter_a' },
        { kind: 'checkpoint', name: `c${index + 1}`, conditions: [] },
      ],
    }));
    const problems = validateProject({ ...readProject(tree).project, stories });
    expect(problems.map(({ code }) => code)).toEqual([
      'checkpoint-without-source',
      'checkpoint-without-target',
      'rule-policy-without-rules',
    ]);
    expect(problems[0]?.message).toContain("'c0'");
    expect(problems[1]?.message).toContain("'c50000'");
  });
});

describe('the config', () => {
  const DOMAIN = `${V}intents: [a]\nentities: [city, {x: {roles: [r]}}]\nresponses:\n  utter_a: [{text: a}]\n`;
  const DATA = `${V}nlu:\n- intent: a\n  examples: |\n    - [rome](city)\n    - [paris]{"entity": "x", "role": "r"}\n- synonym: Rome\n  examples: |\n    - rom\n- lookup: city\n  examples: |\n    - rome\nrules:\n- rule: r\n  steps:\n  - intent: a\n  - action: utter_a\n`;
  const check = (config: string, data = DATA) =>
    codes({ 'config.yml': `assistant_id: x\nlanguage: fa\n${config}`, 'domain.yml': DOMAIN, 'data/n.yml': data });
  const pipeline = (...names: readonly string[]) => `pipeline:\n${names.map((name) => `- name: ${name}\n`).join('')}`;

  it('has consumers for all training data', () => {
    expect(check(pipeline('WhitespaceTokenizer') + POLICIES)).toEqual([
      'no-entity-extractor',
      'no-role-extractor',
      'no-synonym-mapper',
      'no-regex-consumer',
    ]);
    expect(
      check(pipeline('WhitespaceTokenizer', 'RegexFeaturizer', 'DIETClassifier', 'EntitySynonymMapper') + POLICIES),
    ).toEqual([]);
  });

  it('has no components that find the same twice, in an order that works', () => {
    expect(
      check(
        pipeline(
          'WhitespaceTokenizer',
          'RegexFeaturizer',
          'DIETClassifier',
          'CRFEntityExtractor',
          'RegexEntityExtractor',
          'EntitySynonymMapper',
        ) + POLICIES,
      ),
    ).toEqual(['competing-extractors', 'overlapping-extractors']);
    expect(
      check(
        `${pipeline('WhitespaceTokenizer', 'RegexFeaturizer', 'CRFEntityExtractor', 'EntitySynonymMapper', 'DIETClassifier')}  entity_recognition: false\n${POLICIES}`,
      ),
    ).toEqual([]);
    expect(check(pipeline('RegexFeaturizer', 'DIETClassifier', 'EntitySynonymMapper') + POLICIES)).toEqual([
      'missing-tokenizer',
    ]);
    expect(
      check(pipeline('WhitespaceTokenizer', 'DIETClassifier', 'RegexFeaturizer', 'EntitySynonymMapper') + POLICIES),
    ).toEqual(['missing-featurizer']);
    expect(
      check(pipeline('my.own.Tokenizer', 'RegexFeaturizer', 'DIETClassifier', 'EntitySynonymMapper') + POLICIES),
    ).toEqual([]);
  });

  it('has a language its tokenizer can split', () => {
    const problems = codes({
      'config.yml': `assistant_id: x\nlanguage: ja\n${pipeline('WhitespaceTokenizer', 'RegexFeaturizer', 'DIETClassifier', 'EntitySynonymMapper')}${POLICIES}`,
      'domain.yml': DOMAIN,
      'data/n.yml': DATA,
    });
    expect(problems).toEqual(['language-not-supported']);
  });

  it('has a ResponseSelector for retrieval data', () => {
    const data = DATA.replaceAll('intent: a\n  examples', 'intent: a/b\n  examples').replace(
      'rules:',
      'responses:\n  utter_a/b: [{text: b}]\nrules:',
    );
    expect(
      check(
        pipeline('WhitespaceTokenizer', 'RegexFeaturizer', 'DIETClassifier', 'EntitySynonymMapper') + POLICIES,
        data,
      ),
    ).toContain('no-response-selector');
  });

  it('has policies that fit the data and each other', () => {
    const good = pipeline('WhitespaceTokenizer', 'RegexFeaturizer', 'DIETClassifier', 'EntitySynonymMapper');
    const stories = DATA.replace('rules:\n- rule: r', 'stories:\n- story: r');
    expect(check(`${good}policies:\n- name: MemoizationPolicy\n`)).toEqual(['rules-without-rule-policy']);
    expect(check(`${good}policies:\n- name: MemoizationPolicy\n`, stories)).toEqual(['no-rule-policy']);
    expect(check(`${good}policies:\n- name: RulePolicy\n`, stories)).toEqual(['rule-policy-without-rules']);
    expect(check(`${good}policies:\n- name: MappingPolicy\n`)).toEqual([]);
    expect(
      check(
        `${good}policies:\n- name: RulePolicy\n- name: MemoizationPolicy\n- name: AugmentedMemoizationPolicy\n- name: TEDPolicy\n  priority: 4\n`,
      ),
    ).toEqual(['equal-priorities', 'equal-priorities']);
  });
});
