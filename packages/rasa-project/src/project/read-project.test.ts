import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryTree } from '../tree/memory-tree.ts';
import { validateProject } from '../validate/validate-project.ts';
import { readProject } from './read-project.ts';

const CONFIG = 'recipe: default.v1\nassistant_id: x\nlanguage: fa\npipeline:\npolicies:\n';

describe('readProject', () => {
  it('reads config, domain, data and tests from their default places', () => {
    const { project, diagnostics } = readProject(
      createMemoryTree({
        'config.yml': CONFIG,
        'domain.yml': 'version: "3.1"\nintents: [greet]\nresponses:\n  utter_greet:\n  - text: سلام\n',
        'data/nlu.yml': 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - سلام\n    - درود\n',
        'data/deep/rules.yaml':
          'version: "3.1"\nrules:\n- rule: r\n  steps:\n  - intent: greet\n  - action: utter_greet\n',
        'data/notes.txt': 'not read',
        'tests/test_stories.yml':
          'version: "3.1"\nstories:\n- story: t\n  steps:\n  - user: سلام\n    intent: greet\n  - action: utter_greet\n',
        'tests/other.yml': 'version: "3.1"\nstories:\n- story: not a test\n  steps:\n  - intent: greet\n',
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(validateProject(project)).toEqual([]);
    expect(project.files).toEqual([
      'config.yml',
      'data/deep/rules.yaml',
      'data/nlu.yml',
      'domain.yml',
      'tests/test_stories.yml',
    ]);
    expect(project.rules.map((rule) => rule.name)).toEqual(['r']);
    expect(project.tests).toMatchObject([{ name: 't', isTest: true }]);
    expect(project.config).toMatchObject({ isPipelineDefault: true, arePoliciesDefault: true, language: 'fa' });
  });

  it('trains on test files below the data folder, as the real Rasa does, and says so', () => {
    const { project, diagnostics } = readProject(
      createMemoryTree({
        'config.yml': CONFIG,
        'data/test_x.yml':
          'version: "3.1"\nstories:\n- story: t\n  steps:\n  - intent: faq/hours\n  - action: utter_faq\n',
      }),
      { data: ['data'], domain: [] },
    );
    expect(project.stories).toMatchObject([{ isTest: false, steps: [{ intent: 'faq' }, {}] }]);
    expect(project.tests).toMatchObject([{ isTest: true, steps: [{ intent: 'faq', fullIntent: 'faq/hours' }, {}] }]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([
      'retrieval-intent-in-story',
      'test-file-in-data',
    ]);
  });

  it('takes the default in the place of a path that does not exist, with a warning', () => {
    const { project, diagnostics } = readProject(
      createMemoryTree({
        'config.yml': CONFIG,
        'domain.yml': 'version: "3.1"\nintents: [a]\n',
        'data/x.yml': 'version: "3.1"\nnlu: []\n',
      }),
      { domain: ['gone.yml'], config: 'config.yml' },
    );
    expect(project.domain.intents.map((intent) => intent.name)).toEqual(['a']);
    expect(diagnostics).toMatchObject([
      {
        code: 'path-not-found',
        severity: 'warning',
        message: expect.stringContaining("Using the default value 'domain.yml' instead"),
      },
    ]);
  });

  it('adds retrieval intents, their actions and responses of data files to the domain', () => {
    const { project } = readProject(
      createMemoryTree({
        'config.yml': CONFIG,
        'domain.yml': 'version: "3.1"\nintents: [faq]\nentities: [city]\nresponses:\n  utter_faq/a:\n  - text: old\n',
        'data/nlu.yml':
          'version: "3.1"\nnlu:\n- intent: faq/a\n  examples: |\n    - why\n- intent: chat/b\n  examples: |\n    - who\nresponses:\n  utter_faq/a:\n  - text: new\n',
      }),
    );
    const { domain } = project;
    expect(domain.intents.map(({ name, isRetrieval }) => [name, isRetrieval])).toEqual([
      ['faq', true],
      ['chat', true],
    ]);
    expect(domain.actions.map((action) => action.name)).toEqual(['utter_chat', 'utter_faq']);
    expect(domain.responses.get('utter_faq/a')).toMatchObject([{ text: 'new' }]);
    expect(domain.raw['intents']).toEqual([
      { chat: { used_entities: ['city'], is_retrieval_intent: true } },
      { faq: { used_entities: ['city'], is_retrieval_intent: true } },
    ]);
  });

  it('turns end-to-end texts into actions and NLU texts without an intent', () => {
    const { project } = readProject(
      createMemoryTree({
        'config.yml': CONFIG,
        'domain.yml': 'version: "3.1"\nentities: [city]\n',
        'data/s.yml':
          'version: "3.1"\nstories:\n- story: s\n  steps:\n  - user: |\n      go to [Rome](city)\n  - bot: Fine, I go.\n',
      }),
    );
    expect(project.domain.e2eActions).toEqual(['Fine, I go.']);
    expect(project.nlu.examples).toMatchObject([
      { text: 'go to Rome', intent: null, entities: [{ entity: 'city', start: 6, end: 10 }] },
    ]);
    expect(project.stories[0]?.steps[0]).toMatchObject({
      kind: 'user',
      intent: null,
      text: 'go to Rome',
      entities: [{ type: 'city', value: 'Rome' }],
    });
  });

  it('warns of Markdown data and files it does not know', () => {
    const { diagnostics } = readProject(
      createMemoryTree({
        'config.yml': CONFIG,
        'data/nlu.md': '## intent:greet\n- hi\n',
        'data/README.md': 'Just a text.\n',
        'data/other.yml': 'flows: {}\n',
        'data/domain.yml': 'version: "3.1"\nintents: [a]\n',
        'data/x.json': '{"some": "thing"}',
      }),
      { domain: [] },
    );
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'file-not-recognised data/domain.yml',
      'markdown-data data/nlu.md',
      'pro-only data/other.yml',
      'file-not-recognised data/other.yml',
    ]);
  });

  it('never throws on projects of random YAML, nor does their validation', () => {
    const word = fc.constantFrom(
      'intents',
      'nlu',
      'responses',
      'slots',
      'forms',
      'rules',
      'stories',
      'steps',
      'intent',
      'action',
      'examples',
      'mappings',
      'type',
      'pipeline',
      'name',
      'imports',
      'or',
      'user',
      'condition',
      'text',
      'entities',
      'utter_x',
      'story',
      'rule',
      'checkpoint',
      'slot_was_set',
      'version',
      'required_slots',
      'policies',
      'actions',
    );
    const leaf = fc.oneof(
      word,
      fc.constantFrom('3.1', 'null', 'true', '[a](b)', '- x', '- [a]{"e', '/greet{', 'from_entity', '2020-01-01', '12'),
      fc.string({ maxLength: 6 }),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(word, tie('value'), { maxKeys: 4 }),
      ),
    }));
    const document = fc.dictionary(word, value, { maxKeys: 5 }).map((content) => JSON.stringify(content));
    fc.assert(
      fc.property(document, document, document, (config, domain, data) => {
        const { project } = readProject(
          createMemoryTree({
            'config.yml': config,
            'domain.yml': domain,
            'data/a.yml': data,
            'tests/test_a.yml': data,
          }),
        );
        validateProject(project);
      }),
      { numRuns: 400 },
    );
  });

  it('reads 15,000 examples within 300 ms, in time that grows with their number only', () => {
    measureMs(1_500, { goodEnoughMs: 0, runs: 2 });
    const smallMs = measureMs(15_000, { goodEnoughMs: 250, runs: 20 });
    expect(smallMs).toBeLessThan(300);
    const limitMs = Math.max(smallMs, 100) * 7;
    expect(measureMs(45_000, { goodEnoughMs: limitMs, runs: 10 })).toBeLessThan(limitMs + 1);
  });
});

/** Processor time of reading `count` examples, the best of several runs: other work on the machine is not to count. */
function measureMs(count: number, { goodEnoughMs, runs }: { goodEnoughMs: number; runs: number }): number {
  const tree = createMemoryTree({ 'config.yml': CONFIG, 'data/nlu.yml': annotatedNlu(count) });
  let bestMs = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && bestMs > goodEnoughMs; run += 1) {
    const before = process.cpuUsage();
    expect(readProject(tree, { domain: [] }).project.nlu.examples).toHaveLength(count);
    const { user, system } = process.cpuUsage(before);
    bestMs = Math.min(bestMs, (user + system) / 1000);
  }
  return bestMs;
}

/** An NLU file of 100 intents with two annotations in each of `count` examples. */
function annotatedNlu(count: number): string {
  const line = (index: number) =>
    `    - می‌خواهم [کفش شماره ${index}](product) را به [تهران]{"entity": "city", "role": "to"} بفرستید\n`;
  const perIntent = count / 100;
  const lines = (intent: number) => Array.from({ length: perIntent }, (_, index) => line(intent * perIntent + index));
  const entry = (intent: number) => `- intent: i${intent}\n  examples: |\n${lines(intent).join('')}`;
  return `version: "3.1"\nnlu:\n${Array.from({ length: 100 }, (_, intent) => entry(intent)).join('')}`;
}
