import { createMemoryTree, readProject, readTestPaths, writeTestedStories } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import type { ParseData } from '../events/parse-data.ts';
import { trainDialogue } from '../training/train-dialogue.ts';
import { createDecisionSources } from './decision-sources.ts';
import { evaluateStories, type StoryEvaluationInput } from './evaluate-stories.ts';
import { findStoryConflicts } from './story-conflicts.ts';
import { testedStory } from './tested-stories.ts';

const domain = `intents: [greet, bye, ask, faq, stop]
entities: [city]
slots:
  city: {type: text, mappings: [{type: from_entity, entity: city}]}
forms:
  city_form: {required_slots: [city]}
responses:
  utter_greet: [{text: hi}]
  utter_bye: [{text: bye}]
  utter_ask: [{text: answer}]
  utter_faq/hours: [{text: at nine}]
  utter_faq/place: [{text: here}]
actions: [action_loop]`;
const data = `rules:
- rule: greet
  steps: [{intent: greet}, {action: utter_greet}]
- rule: bye
  steps: [{intent: bye}, {action: utter_bye}]
- rule: ask
  steps: [{intent: ask}, {action: utter_ask}]
- rule: faq
  steps: [{intent: faq}, {action: utter_faq}]
- rule: form
  steps: [{intent: stop}, {action: city_form}, {active_loop: city_form}]
nlu:
- intent: faq/hours
  examples: |
    - when
- intent: faq/place
  examples: |
    - where`;

const { project } = readProject(
  createMemoryTree({
    'config.yml': 'recipe: default.v1\nlanguage: fa\npolicies: [{name: MemoizationPolicy}, {name: RulePolicy}]\n',
    'domain.yml': `version: "3.1"\n${domain}`,
    'data/rules.yml': `version: "3.1"\n${data}`,
  }),
);
const { model } = trainDialogue({ ...project, policies: project.config.policies });

/** Understands texts by a table; `intent` alone or with entities and a retrieval key. */
const understood: Record<string, Partial<ParseData> & { readonly intent: ParseData['intent'] }> = {
  hello: { intent: { name: 'greet', confidence: 0.9 } },
  'to Rome': {
    intent: { name: 'ask', confidence: 0.9 },
    entities: [{ entity: 'city', value: 'Rome', start: 3, end: 7 }],
  },
  when: {
    intent: { name: 'faq', confidence: 0.9 },
    response_selector: { default: { response: { intent_response_key: 'faq/hours', utter_action: 'utter_faq/hours' } } },
  },
};
const parse = (text: string): ParseData => ({
  entities: [],
  ...(understood[text] ?? { intent: { name: null, confidence: 0 } }),
});

function storiesOf(yaml: string) {
  const { tests, diagnostics } = readTestPaths(
    createMemoryTree({ 'tests/test_a.yml': `version: "3.1"\nstories:\n${yaml}` }),
    ['tests'],
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return tests;
}

function evaluate(yaml: string, options: Partial<StoryEvaluationInput> = {}) {
  return evaluateStories({ stories: storiesOf(yaml), model, domain: project.domain, parse, ...options }).stories;
}

const written = (yaml: string) => writeTestedStories(evaluate(yaml).map(testedStory));

describe('a test conversation', () => {
  it('passes when intents, entities and actions are as it says', () => {
    const [story] = evaluate(`- story: good
  steps:
  - user: hello
    intent: greet
  - action: utter_greet
  - user: to [Rome](city)
    intent: ask
  - action: utter_ask
`);
    expect(story).toMatchObject({
      name: 'good',
      file: 'tests/test_a.yml',
      line: 3,
      isCorrect: true,
      hasWarnings: false,
    });
  });

  it('goes on with what it says after a wrong intent, which counts once', () => {
    expect(
      written(`- story: wrong intent
  steps:
  - user: unknown
    intent: greet
  - action: utter_greet
`),
    ).toBe(`version: "3.1"
stories:
- story: wrong intent (tests/test_a.yml)
  steps:
  - intent: greet  # predicted: None: unknown
  - action: utter_greet
`);
  });

  it('says which entity was missed or found too much', () => {
    const [missed, extra] = evaluate(`- story: missed
  steps:
  - user: "[hello](city)"
    intent: greet
  - action: utter_greet
- story: too much
  steps:
  - user: to Rome
    intent: ask
  - action: utter_ask
`);
    expect(missed?.steps[0]).toMatchObject({
      entities: [{ expected: '[hello](city)', predicted: null }],
      isWrong: true,
    });
    expect(extra?.steps[0]).toMatchObject({ entities: [{ expected: null, predicted: '[Rome](city)' }], isWrong: true });
  });

  it('shows wrong actions and wrong listens, and right listens not', () => {
    expect(
      written(`- story: wrong action
  steps:
  - user: hello
    intent: greet
  - action: utter_bye
`),
    ).toBe(`version: "3.1"
stories:
- story: wrong action (tests/test_a.yml)
  steps:
  - intent: greet
  - action: utter_bye  # predicted: utter_greet
  - action: action_listen  # predicted: action_default_fallback
`);
  });

  it('takes an active form as rejected where the story goes elsewhere', () => {
    const [story] = evaluate(`- story: form and question
  steps:
  - intent: stop
  - action: city_form
  - active_loop: city_form
  - slot_was_set: [{requested_slot: city}]
  - intent: ask
  - action: utter_ask
  - action: city_form
  - intent: bye
`);
    const actions = story?.steps.flatMap((step) =>
      step.kind === 'action' ? [`${step.expected} ${step.predicted}`] : [],
    );
    expect(actions).toEqual([
      'city_form city_form',
      'action_listen action_listen',
      'utter_ask utter_ask',
      'city_form city_form',
      'action_listen action_listen',
      'action_listen utter_bye',
    ]);
  });

  it('knows retrieval intents and actions by their full names where it gives them', () => {
    const [full, base, other] = evaluate(`- story: full
  steps:
  - user: when
    intent: faq/hours
  - action: utter_faq/hours
- story: base
  steps:
  - user: when
    intent: faq
  - action: utter_faq
- story: other
  steps:
  - user: when
    intent: faq/place
  - action: utter_faq/place
`);
    expect(full?.isCorrect).toBe(true);
    expect(base?.isCorrect).toBe(true);
    expect(other?.steps[0]).toMatchObject({ intent: { expected: 'faq/place', predicted: 'faq/hours' } });
  });

  it('stops asking after ten actions without a listen', () => {
    const actions = Array.from({ length: 12 }, () => '  - action: action_loop\n').join('');
    const [story] = evaluate(`- story: endless\n  steps:\n  - intent: greet\n${actions}`);
    const last = story?.steps.findLast((step) => step.kind === 'action');
    expect(last).toMatchObject({ predicted: 'circuit breaker tripped' });
  });

  it('of alternatives counts as several, and repeated dialogues count once', () => {
    const yaml = `- story: or
  steps:
  - or: [{intent: greet}, {intent: bye}]
  - action: utter_greet
- story: again
  steps:
  - intent: greet
  - action: utter_greet
`;
    expect(
      evaluate(yaml)
        .map(({ isCorrect }) => isCorrect)
        .sort(),
    ).toEqual([false, true]);
  });

  it('without texts judged has its actions judged alone', () => {
    const stories = storiesOf('- story: s\n  steps:\n  - user: unknown\n    intent: greet\n  - action: utter_greet\n');
    const { stories: evaluated } = evaluateStories({ stories, model, domain: project.domain });
    expect(evaluated[0]?.isCorrect).toBe(true);
    expect(evaluated[0]?.steps[0]).toMatchObject({ kind: 'event' });
    expect(testedStory(evaluated[0] as never).steps).toEqual([
      { step: { intent: 'greet' } },
      { step: { action: 'utter_greet' } },
    ]);
  });

  it('is the first to fail, the last to be evaluated where that is asked for', () => {
    const yaml =
      '- story: a\n  steps:\n  - intent: greet\n  - action: utter_bye\n- story: b\n  steps:\n  - intent: bye\n  - action: utter_bye\n';
    expect(evaluate(yaml, { stopsAtFailure: true }).length).toBe(evaluate(yaml)[0]?.isCorrect ? 2 : 1);
    expect(evaluate(yaml, { maxStories: 1 })).toHaveLength(1);
  });

  it('is left when the signal says so', () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => evaluate('- story: a\n  steps:\n  - intent: greet\n', { signal })).toThrow('enough');
  });
});

describe('an unlikely turn', () => {
  it('is a warning, not a failure', () => {
    const tree = createMemoryTree({
      'config.yml': 'language: fa\npolicies: [{name: RulePolicy}]\n',
      'domain.yml': `version: "3.1"\n${domain}`,
      'data/rules.yml': `version: "3.1"\nrules:
- rule: unlikely
  steps: [{intent: greet}, {action: action_unlikely_intent}, {action: utter_greet}]
`,
    });
    const read = readProject(tree).project;
    const trained = trainDialogue({ ...read, policies: read.config.policies });
    const { stories } = evaluateStories({
      stories: storiesOf('- story: s\n  steps:\n  - intent: greet\n  - action: utter_greet\n'),
      model: trained.model,
      domain: read.domain,
      parse,
    });
    expect(stories[0]).toMatchObject({ isCorrect: true, hasWarnings: true });
    expect(writeTestedStories(stories.map(testedStory))).toContain(
      '- action: utter_greet  # predicted: action_unlikely_intent',
    );
  });
});

const conflicting = `version: "3.1"
stories:
- story: first
  steps: [{intent: greet}, {action: utter_greet}, {intent: ask}, {action: utter_ask}]
- story: second
  steps: [{intent: greet}, {action: utter_greet}, {intent: ask}, {action: utter_bye}]
- story: third
  steps: [{intent: bye}, {action: utter_bye}, {intent: ask}, {action: utter_bye}]
`;
const conflictingProject = readProject(
  createMemoryTree({
    'config.yml': 'language: fa\npolicies: [{name: MemoizationPolicy, max_history: 3}]\n',
    'domain.yml': `version: "3.1"\n${domain}`,
    'data/stories.yml': conflicting,
  }),
).project;

describe('story conflicts', () => {
  const conflicts = (maxHistory: number | null) =>
    findStoryConflicts({ stories: conflictingProject.stories, domain: conflictingProject.domain, maxHistory });

  it('name the turn, both ways on and their stories, at the place of the first', () => {
    expect(conflicts(null)).toMatchObject([
      {
        severity: 'warning',
        code: 'story-conflict',
        file: 'data/stories.yml',
        line: 3,
        message:
          "Story structure conflict after intent 'ask': utter_ask predicted in 'first'; utter_bye predicted in 'second'.",
      },
    ]);
  });

  it('are more where less of the past counts', () => {
    const [one] = conflicts(1);
    expect(one?.message).toContain("'second', 'third'");
  });
});

describe('decision sources', () => {
  const sources = createDecisionSources({
    domain: project.domain,
    stories: conflictingProject.stories,
    rules: project.rules,
    policies: [{ rawName: 'MemoizationPolicy', name: 'MemoizationPolicy', options: { max_history: 3 } }],
  });
  const note = { action: 'utter_greet', policy: 'RulePolicy', confidence: 1, reason: null };

  it('find a rule by its name', () => {
    expect(sources.find({ ...note, source: { kind: 'rule', name: 'ask' } })).toMatchObject({
      kind: 'rule',
      file: 'data/rules.yml',
      line: 7,
    });
  });

  it('have nothing to say of what neither a rule nor a known story decided', () => {
    expect(sources.find(note)).toBeNull();
    expect(sources.find({ ...note, source: { kind: 'story', key: 'unknown' } })).toBeNull();
    expect(sources.find({ ...note, source: { kind: 'rule', name: 'gone' } })).toBeNull();
  });
});
