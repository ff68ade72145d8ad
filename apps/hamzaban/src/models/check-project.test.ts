import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { checkProject } from './check-project.ts';

const config =
  'assistant_id: a\nlanguage: fa\npipeline:\n- name: WhitespaceTokenizer\n- name: CountVectorsFeaturizer\n- name: DIETClassifier\npolicies:\n- name: RulePolicy\n';
const domain =
  'version: "3.1"\nintents: [greet, bye]\nresponses:\n  utter_greet:\n  - text: سلام\n  utter_bye:\n  - text: خداحافظ\n';
const nlu =
  'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - سلام\n    - درود\n- intent: bye\n  examples: |\n    - خداحافظ\n    - بدرود\n';

function problemsOf(files: Readonly<Record<string, string>>) {
  const tree = createMemoryTree({ 'config.yml': config, 'domain.yml': domain, 'data/nlu.yml': nlu, ...files });
  const { project, diagnostics } = readProject(tree);
  return [...diagnostics, ...checkProject(project).diagnostics]
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, file, line, column, hint }) => ({ code, at: `${file}:${line}:${column}`, hint }));
}

const contradicting = `version: "3.1"
rules:
- rule: one
  steps:
  - intent: greet
  - action: utter_greet
- rule: two
  steps:
  - intent: greet
  - action: utter_bye
- rule: three
  steps:
  - intent: bye
  - action: utter_nobody
`;

describe('what is wrong with a project', () => {
  it('is told at once: rules that contradict each other beside names that are missing', () => {
    const found = problemsOf({ 'data/rules.yml': contradicting });
    expect(found.map(({ code, at }) => `${at} ${code}`)).toEqual([
      'data/rules.yml:14:5 missing-response',
      'data/rules.yml:3:3 contradicting-rule',
      'data/rules.yml:7:3 contradicting-rule',
    ]);
  });

  it('names the other rule with its place, and a mend that fits the kind of both', () => {
    const [rule] = problemsOf({ 'data/rules.yml': contradicting }).filter(({ code }) => code === 'contradicting-rule');
    expect(rule?.hint).toMatch(/^'two' stands in data\/rules\.yml, line 7\. Change one of the rules so that/);
    const [story] = problemsOf({
      'data/rules.yml': 'version: "3.1"\nrules:\n- rule: one\n  steps:\n  - intent: greet\n  - action: utter_greet\n',
      'data/stories.yml': 'version: "3.1"\nstories:\n- story: a\n  steps:\n  - intent: greet\n  - action: utter_bye\n',
    }).filter(({ code }) => code === 'contradicting-rule');
    expect(story).toMatchObject({
      at: 'data/stories.yml:3:3',
      hint: expect.stringMatching(/^'one' stands in data\/rules\.yml, line 3\. Change the story or the rule so that/),
    });
  });

  it('is nothing about contradictions where the domain could not be read', () => {
    const found = problemsOf({ 'data/rules.yml': contradicting, 'domain.yml': 'intents: [greet\n' });
    expect(found.map(({ code }) => code)).not.toContain('contradicting-rule');
    expect(found.map(({ code }) => code)).toContain('yaml-syntax');
  });

  it('is told once of a checkpoint, a form and a fallback, whoever finds it', () => {
    const found = problemsOf({
      'config.yml': config.replace('- name: RulePolicy', '- name: RulePolicy\n  core_fallback_action_name: action_no'),
      'data/stories.yml':
        'version: "3.1"\nstories:\n- story: a\n  steps:\n  - intent: greet\n  - action: utter_greet\n  - active_loop: no_form\n  - checkpoint: x\n',
    });
    expect(
      found
        .map(({ code }) => code)
        .filter((code) => /checkpoint|form|loop|fallback/.test(code))
        .toSorted(),
    ).toEqual(['checkpoint-without-target', 'fallback-action-missing', 'unknown-form']);
  });
});
