import { compileRegex } from '../patterns/compile-regex.ts';
import { InvalidPatternError } from '../patterns/regex-node.ts';
import type {
  CommaSettings,
  FallbackSettings,
  NluComponents,
  PipelineComponent,
  RegexExtractorSettings,
  SelectorSettings,
} from './components.ts';
import type { TrainingWarning } from './training-data.ts';

const learnedClassifiers = new Set([
  'LogisticRegressionClassifier',
  'SklearnIntentClassifier',
  'MitieIntentClassifier',
  'EmbeddingIntentClassifier',
]);
const learnedTaggers = new Set(['CRFEntityExtractor', 'MitieEntityExtractor', 'SpacyEntityExtractor']);
/** Their work is done by the engine's own reading and features, whatever their options say. */
const builtIn = new Set([
  'WhitespaceTokenizer',
  'SpacyTokenizer',
  'JiebaTokenizer',
  'MitieTokenizer',
  'ConveRTTokenizer',
  'LanguageModelTokenizer',
  'RegexFeaturizer',
  'LexicalSyntacticFeaturizer',
  'CountVectorsFeaturizer',
  'LanguageModelFeaturizer',
  'SpacyNLP',
  'SpacyFeaturizer',
  'MitieNLP',
  'MitieFeaturizer',
  'ConveRTFeaturizer',
  'HFTransformersNLP',
  'RegexMessageHandler',
]);

interface Draft {
  intentClassifiers: ('learned' | 'keyword')[];
  rankingLength: number;
  isRenormalized: boolean;
  isKeywordCaseSensitive: boolean;
  tagger: string | null;
  commas: CommaSettings | null;
  entitySteps: NluComponents['entitySteps'][number][];
  regexExtractors: RegexExtractorSettings[];
  fallbacks: FallbackSettings[];
  selectors: SelectorSettings[];
  tokenPattern: string | null;
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function isOn(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

/** The first tagger of a pipeline is the one that is learned; its options count. */
function addTagger(draft: Draft, name: string, options: PipelineComponent['options']): void {
  if (draft.tagger !== null) return;
  draft.tagger = name;
  draft.entitySteps.push('learned');
  draft.commas = commasOf(options['split_entities_by_comma']);
}

/** `true`, `false`, or `true` for all but some that are named. */
function commasOf(option: unknown): CommaSettings | null {
  if (typeof option === 'boolean') return { others: option, named: [] };
  if (typeof option !== 'object' || option === null || Array.isArray(option)) return null;
  const named = Object.entries(option).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean');
  return { others: true, named };
}

function addComponent(draft: Draft, { name, options }: PipelineComponent): boolean {
  if (typeof options['token_pattern'] === 'string' && name.endsWith('Tokenizer'))
    draft.tokenPattern = options['token_pattern'];
  if (name === 'DIETClassifier') {
    if (isOn(options['intent_classification'], true)) {
      draft.intentClassifiers.push('learned');
      draft.rankingLength = numberOf(options['ranking_length'], 10);
      draft.isRenormalized = isOn(options['renormalize_confidences'], false);
    }
    if (isOn(options['entity_recognition'], true)) addTagger(draft, name, options);
  } else if (learnedClassifiers.has(name)) {
    draft.intentClassifiers.push('learned');
    draft.rankingLength = 10;
    draft.isRenormalized = false;
  } else if (learnedTaggers.has(name)) addTagger(draft, name, options);
  else if (name === 'KeywordIntentClassifier') {
    draft.intentClassifiers.push('keyword');
    draft.isKeywordCaseSensitive = isOn(options['case_sensitive'], true);
  } else if (name === 'RegexEntityExtractor') {
    draft.entitySteps.push('regex');
    draft.regexExtractors.push({
      isCaseSensitive: isOn(options['case_sensitive'], false),
      usesLookups: isOn(options['use_lookup_tables'], true),
      usesRegexes: isOn(options['use_regexes'], true),
      usesWordBoundaries: isOn(options['use_word_boundaries'], true),
    });
  } else if (name === 'EntitySynonymMapper') {
    draft.entitySteps.push('synonyms');
  } else if (name === 'FallbackClassifier') {
    draft.fallbacks.push({
      threshold: numberOf(options['threshold'], 0.3),
      ambiguityThreshold: numberOf(options['ambiguity_threshold'], 0.1),
    });
  } else if (name === 'ResponseSelector') {
    const intent = options['retrieval_intent'];
    draft.selectors.push({
      retrievalIntent: typeof intent === 'string' ? intent : null,
      rankingLength: numberOf(options['ranking_length'], 10),
      isRenormalized: isOn(options['renormalize_confidences'], false),
    });
  } else return builtIn.has(name);
  return true;
}

/**
 * Reads a Rasa pipeline: any learned classifier or tagger selects ours, options that steer a neural network are accepted
 * and have no effect. Unknown components are skipped with a warning.
 */
export function readPipeline(pipeline: readonly PipelineComponent[]): {
  components: NluComponents;
  warnings: readonly TrainingWarning[];
} {
  const draft: Draft = {
    intentClassifiers: [],
    rankingLength: 10,
    isRenormalized: false,
    isKeywordCaseSensitive: true,
    tagger: null,
    commas: null,
    entitySteps: [],
    regexExtractors: [],
    fallbacks: [],
    selectors: [],
    tokenPattern: null,
  };
  const warnings: TrainingWarning[] = [];
  const add = (code: string, message: string): void => {
    warnings.push({ code, message });
  };
  for (const component of pipeline) {
    const name = component.name.slice(component.name.lastIndexOf('.') + 1);
    if (addComponent(draft, { ...component, name })) continue;
    add('unknown-component', `The pipeline component ${component.name} is not known to this engine and is skipped.`);
  }
  const fault = draft.tokenPattern === null ? null : faultOf(draft.tokenPattern);
  if (fault !== null) {
    add('invalid-token-pattern', `The token_pattern ${draft.tokenPattern} is not valid and is left out: ${fault}.`);
    draft.tokenPattern = null;
  }
  return { components: draft, warnings };
}

function faultOf(pattern: string): string | null {
  try {
    compileRegex(pattern, true);
    return null;
  } catch (error) {
    if (error instanceof InvalidPatternError) return error.message;
    throw error;
  }
}
