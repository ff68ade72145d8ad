/** What becomes of a component name in a config file. */
export type ComponentStanding =
  /** Runs here under its own name. */
  | { readonly kind: 'supported' }
  /** A component of Rasa 3 whose Python library or outside service has no counterpart; it is left out, or `instead` takes its place. */
  | { readonly kind: 'unavailable'; readonly reason: string; readonly instead?: string }
  /** A name of older versions; `instead` takes its place, or it is left out. */
  | { readonly kind: 'removed'; readonly instead?: string }
  /** A name of Rasa Pro. */
  | { readonly kind: 'pro' };

const SUPPORTED: ComponentStanding = { kind: 'supported' };
const SPACY = 'it needs the Python library spaCy';
const MITIE = 'it needs the Python library MITIE';

/** Pipeline components by class name (rasa-compat 5.2). */
export const PIPELINE_COMPONENTS: Readonly<Record<string, ComponentStanding>> = {
  WhitespaceTokenizer: SUPPORTED,
  RegexFeaturizer: SUPPORTED,
  LexicalSyntacticFeaturizer: SUPPORTED,
  CountVectorsFeaturizer: SUPPORTED,
  DIETClassifier: SUPPORTED,
  EntitySynonymMapper: SUPPORTED,
  ResponseSelector: SUPPORTED,
  FallbackClassifier: SUPPORTED,
  RegexEntityExtractor: SUPPORTED,
  CRFEntityExtractor: SUPPORTED,
  KeywordIntentClassifier: SUPPORTED,
  LogisticRegressionClassifier: SUPPORTED,
  SklearnIntentClassifier: SUPPORTED,
  DucklingEntityExtractor: { kind: 'unavailable', reason: 'it needs a Duckling server' },
  JiebaTokenizer: { kind: 'unavailable', reason: 'it needs the Python library jieba', instead: 'WhitespaceTokenizer' },
  SpacyNLP: { kind: 'unavailable', reason: SPACY },
  SpacyTokenizer: { kind: 'unavailable', reason: SPACY, instead: 'WhitespaceTokenizer' },
  SpacyFeaturizer: { kind: 'unavailable', reason: SPACY },
  SpacyEntityExtractor: { kind: 'unavailable', reason: SPACY, instead: 'CRFEntityExtractor' },
  MitieNLP: { kind: 'unavailable', reason: MITIE },
  MitieTokenizer: { kind: 'unavailable', reason: MITIE, instead: 'WhitespaceTokenizer' },
  MitieFeaturizer: { kind: 'unavailable', reason: MITIE },
  MitieEntityExtractor: { kind: 'unavailable', reason: MITIE, instead: 'CRFEntityExtractor' },
  MitieIntentClassifier: { kind: 'unavailable', reason: MITIE, instead: 'DIETClassifier' },
  LanguageModelFeaturizer: { kind: 'unavailable', reason: 'it needs a Python language model' },
  ConveRTFeaturizer: { kind: 'unavailable', reason: 'it needs the Python model ConveRT' },
  HFTransformersNLP: { kind: 'removed' },
  LanguageModelTokenizer: { kind: 'removed', instead: 'WhitespaceTokenizer' },
  ConveRTTokenizer: { kind: 'removed', instead: 'WhitespaceTokenizer' },
  DucklingHTTPExtractor: { kind: 'removed' },
  EmbeddingIntentClassifier: { kind: 'removed', instead: 'DIETClassifier' },
  NGramFeaturizer: { kind: 'removed', instead: 'CountVectorsFeaturizer' },
  LLMCommandGenerator: { kind: 'pro' },
  SingleStepLLMCommandGenerator: { kind: 'pro' },
  MultiStepLLMCommandGenerator: { kind: 'pro' },
  CompactLLMCommandGenerator: { kind: 'pro' },
  SearchReadyLLMCommandGenerator: { kind: 'pro' },
  NLUCommandAdapter: { kind: 'pro' },
};

/** Policies by class name (rasa-compat 5.3). */
export const POLICIES: Readonly<Record<string, ComponentStanding>> = {
  RulePolicy: SUPPORTED,
  MemoizationPolicy: SUPPORTED,
  AugmentedMemoizationPolicy: SUPPORTED,
  TEDPolicy: SUPPORTED,
  UnexpecTEDIntentPolicy: SUPPORTED,
  MappingPolicy: { kind: 'removed', instead: 'RulePolicy' },
  FormPolicy: { kind: 'removed', instead: 'RulePolicy' },
  FallbackPolicy: { kind: 'removed', instead: 'RulePolicy' },
  TwoStageFallbackPolicy: { kind: 'removed', instead: 'RulePolicy' },
  KerasPolicy: { kind: 'removed', instead: 'TEDPolicy' },
  EmbeddingPolicy: { kind: 'removed', instead: 'TEDPolicy' },
  SklearnPolicy: { kind: 'removed', instead: 'TEDPolicy' },
  FlowPolicy: { kind: 'pro' },
  IntentlessPolicy: { kind: 'pro' },
  EnterpriseSearchPolicy: { kind: 'pro' },
};

export const TOKENIZERS: ReadonlySet<string> = new Set([
  'WhitespaceTokenizer',
  'JiebaTokenizer',
  'SpacyTokenizer',
  'MitieTokenizer',
  'LanguageModelTokenizer',
  'ConveRTTokenizer',
]);
