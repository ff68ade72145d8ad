/** Rasa's own default pipeline with one epoch: what a message costs does not depend on the epochs. */
export const defaultPipeline: readonly { readonly name: string; readonly [option: string]: unknown }[] = [
  { name: 'WhitespaceTokenizer' },
  { name: 'RegexFeaturizer' },
  { name: 'LexicalSyntacticFeaturizer' },
  { name: 'CountVectorsFeaturizer' },
  { name: 'CountVectorsFeaturizer', analyzer: 'char_wb', min_ngram: 1, max_ngram: 4 },
  { name: 'DIETClassifier', epochs: 1, constrain_similarities: true },
  { name: 'EntitySynonymMapper' },
  { name: 'ResponseSelector', epochs: 1, constrain_similarities: true },
  { name: 'FallbackClassifier', threshold: 0.3, ambiguity_threshold: 0.1 },
];

/** The learned ones of its default policies, with one epoch. */
export const learnedPolicies: typeof defaultPipeline = [
  { name: 'UnexpecTEDIntentPolicy', max_history: 5, epochs: 1 },
  { name: 'TEDPolicy', max_history: 5, epochs: 1, constrain_similarities: true },
];
