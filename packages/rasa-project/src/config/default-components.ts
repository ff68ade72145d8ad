import type { ComponentConfig } from '../documents/config.ts';
import type { JsonObject } from '../documents/json-value.ts';

function component(name: string, options: JsonObject = {}): ComponentConfig {
  return { rawName: name, name, options };
}

/** The pipeline of Rasa 3.6 for a config file that names none (rasa-compat 5.1). */
export const DEFAULT_PIPELINE: readonly ComponentConfig[] = [
  component('WhitespaceTokenizer'),
  component('RegexFeaturizer'),
  component('LexicalSyntacticFeaturizer'),
  component('CountVectorsFeaturizer'),
  component('CountVectorsFeaturizer', { analyzer: 'char_wb', min_ngram: 1, max_ngram: 4 }),
  component('DIETClassifier', { epochs: 100, constrain_similarities: true }),
  component('EntitySynonymMapper'),
  component('ResponseSelector', { epochs: 100, constrain_similarities: true }),
  component('FallbackClassifier', { threshold: 0.3, ambiguity_threshold: 0.1 }),
];

/** The policies of Rasa 3.6 for a config file that names none. */
export const DEFAULT_POLICIES: readonly ComponentConfig[] = [
  component('MemoizationPolicy'),
  component('RulePolicy'),
  component('UnexpecTEDIntentPolicy', { max_history: 5, epochs: 100 }),
  component('TEDPolicy', { max_history: 5, epochs: 100, constrain_similarities: true }),
];
