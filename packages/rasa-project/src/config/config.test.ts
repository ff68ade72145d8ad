import { describe, expect, it } from 'vitest';
import { readProject } from '../project/read-project.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';

function readConfig(content: string, environment: Record<string, string> = {}) {
  const { project, diagnostics } = readProject(
    createMemoryTree({ 'config.yml': `assistant_id: x\nlanguage: fa\n${content}` }),
    { domain: [], data: [], environment },
  );
  return { config: project.config, codes: diagnostics.map((diagnostic) => diagnostic.code), diagnostics };
}

describe('config.yml', () => {
  it('gives components with their options and places', () => {
    const { config, codes } = readConfig(
      'pipeline:\n- name: rasa.nlu.tokenizers.whitespace_tokenizer.WhitespaceTokenizer\n  token_pattern: null\n- RegexFeaturizer\npolicies:\n- name: RulePolicy\n  core_fallback_threshold: 0.4\n',
    );
    expect(codes).toEqual([]);
    expect(config.pipeline).toMatchObject([
      {
        name: 'WhitespaceTokenizer',
        rawName: 'rasa.nlu.tokenizers.whitespace_tokenizer.WhitespaceTokenizer',
        options: { token_pattern: null },
        at: { line: 4, column: 3 },
      },
      { name: 'RegexFeaturizer', options: {} },
    ]);
    expect(config.policies).toMatchObject([{ name: 'RulePolicy', options: { core_fallback_threshold: 0.4 } }]);
    expect(config).toMatchObject({
      recipe: 'default.v1',
      language: 'fa',
      assistantId: 'x',
      isPipelineDefault: false,
      arePoliciesDefault: false,
    });
  });

  it('takes the defaults of Rasa 3.6 where nothing is given', () => {
    const { config } = readConfig('pipeline:\n');
    expect(config.pipeline.map((component) => component.name)).toEqual([
      'WhitespaceTokenizer',
      'RegexFeaturizer',
      'LexicalSyntacticFeaturizer',
      'CountVectorsFeaturizer',
      'CountVectorsFeaturizer',
      'DIETClassifier',
      'EntitySynonymMapper',
      'ResponseSelector',
      'FallbackClassifier',
    ]);
    expect(config.policies.map((policy) => policy.name)).toEqual([
      'MemoizationPolicy',
      'RulePolicy',
      'UnexpecTEDIntentPolicy',
      'TEDPolicy',
    ]);
    expect(config).toMatchObject({ isPipelineDefault: true, arePoliciesDefault: true });
    expect(readConfig('pipeline: []\n').config).toMatchObject({ pipeline: [], isPipelineDefault: false });
  });

  it('expands unquoted variables in options', () => {
    const { config } = readConfig(`pipeline:\n- name: DucklingEntityExtractor\n  url: \${URL}/x\n`, {
      URL: 'http://d',
    });
    expect(config.pipeline[0]?.options).toEqual({ url: 'http://d/x' });
  });

  it.each([
    ['pipeline:\n- name: SpacyNLP\n', 'warning unavailable-component'],
    ['pipeline:\n- name: DucklingHTTPExtractor\n', 'warning removed-component'],
    ['pipeline:\n- name: LLMCommandGenerator\n', 'warning pro-only'],
    ['pipeline:\n- name: my.module.Thing\n', 'warning python-component'],
    ['pipeline:\n- name: Wibble\n', 'error unknown-component'],
    ['pipeline:\n- epochs: 5\n', 'error missing-key'],
    ['pipeline:\n- name: [x]\n', 'error wrong-type'],
    ['pipeline: supervised_embeddings\n', 'warning pipeline-template'],
    ['policies:\n- name: FormPolicy\n', 'warning removed-component'],
    ['policies:\n- name: IntentlessPolicy\n', 'warning pro-only'],
    ['policies:\n- name: my.Policy\n', 'warning python-component'],
    ['policies:\n- name: WibblePolicy\n', 'error unknown-component'],
    ['recipe: graph.v1\n', 'warning unknown-recipe'],
    ['polices: []\n', 'warning misspelled-key'],
    ['imports: [x]\n', 'warning imports-without-importer'],
    ['imports: {x: 1}\n', 'error wrong-type'],
  ])('reports %j as %s', (content, expected) => {
    expect(readConfig(content).diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([expected]);
  });

  it('asks for an assistant id of its own', () => {
    const read = (content: string) =>
      readProject(createMemoryTree({ 'config.yml': content }), { domain: [], data: [] }).diagnostics.map(
        (diagnostic) => diagnostic.code,
      );
    expect(read('language: fa\n')).toEqual(['assistant-id-missing']);
    expect(read('assistant_id: placeholder_default\n')).toEqual(['assistant-id-missing']);
  });
});
