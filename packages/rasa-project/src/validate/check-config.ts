import { TOKENIZERS } from '../config/known-components.ts';
import type { ComponentConfig } from '../documents/config.ts';
import type { CheckContext } from './check-context.ts';

const FEATURIZERS = new Set([
  'RegexFeaturizer',
  'LexicalSyntacticFeaturizer',
  'CountVectorsFeaturizer',
  'LanguageModelFeaturizer',
  'SpacyFeaturizer',
  'MitieFeaturizer',
  'ConveRTFeaturizer',
]);
const NEEDS_TOKENIZER = new Set([
  'RegexFeaturizer',
  'LexicalSyntacticFeaturizer',
  'CountVectorsFeaturizer',
  'LanguageModelFeaturizer',
  'CRFEntityExtractor',
]);
const NEEDS_FEATURIZER = new Set([
  'DIETClassifier',
  'ResponseSelector',
  'SklearnIntentClassifier',
  'LogisticRegressionClassifier',
]);
/** Languages without spaces between words, which WhitespaceTokenizer refuses. */
const UNSPACED_LANGUAGES = new Set(['zh', 'ja', 'th']);

/** Whether a component learns entities from annotated examples. */
export function isTrainedExtractor({ name, options }: ComponentConfig): boolean {
  if (name === 'DIETClassifier') return options['entity_recognition'] !== false;
  return name === 'CRFEntityExtractor' || name === 'MitieEntityExtractor';
}

/** The order and choice of pipeline components. */
export function checkPipelineOrder({ project, report, configAt }: CheckContext): void {
  const { pipeline, language } = project.config;
  const isForeign = (component: ComponentConfig) =>
    component.rawName.includes('.') && !component.rawName.startsWith('rasa.');
  // Python components may be tokenizers or featurizers for all that can be seen here.
  const hasForeign = pipeline.some(isForeign);
  let tokenizer: ComponentConfig | undefined;
  let hasFeaturizer = false;
  for (const component of pipeline) {
    const { name } = component;
    const at = component.at ?? configAt;
    if (TOKENIZERS.has(name)) {
      if (tokenizer !== undefined) {
        report({
          code: 'several-tokenizers',
          at,
          message: `The pipeline has a second tokenizer, '${name}', besides '${tokenizer.name}'.`,
          hint: 'Keep one tokenizer.',
        });
      }
      tokenizer ??= component;
    }
    if (name === 'WhitespaceTokenizer' && language !== null && UNSPACED_LANGUAGES.has(language)) {
      report({
        code: 'language-not-supported',
        at,
        message: `WhitespaceTokenizer cannot be used with the language '${language}', which does not put spaces between words.`,
        hint: 'Use JiebaTokenizer, or another language.',
      });
    }
    if (!hasForeign && NEEDS_TOKENIZER.has(name) && tokenizer === undefined) {
      report({
        code: 'missing-tokenizer',
        at,
        message: `The component '${name}' needs a tokenizer before it.`,
        hint: 'Put `- name: WhitespaceTokenizer` at the beginning of the pipeline.',
      });
    }
    if (!hasForeign && NEEDS_FEATURIZER.has(name) && !hasFeaturizer) {
      report({
        code: 'missing-featurizer',
        at,
        message: `The component '${name}' needs a featurizer before it.`,
        hint: 'Put `- name: CountVectorsFeaturizer` before it.',
      });
    }
    hasFeaturizer ||= FEATURIZERS.has(name);
  }
}

/** Training data that the pipeline leaves unused, and extractors that get into each other's way. */
export function checkPipelineData({ project, report, configAt }: CheckContext): void {
  const { pipeline } = project.config;
  const { examples, synonyms, regexes, lookups } = project.nlu;
  const warn = (code: Parameters<typeof report>[0]['code'], message: string, hint: string) =>
    report({ code, at: configAt, message, hint });
  const has = (...names: readonly string[]) => pipeline.some((component) => names.includes(component.name));
  const extractors = pipeline.filter(isTrainedExtractor);
  const annotated = new Set(examples.flatMap((example) => example.entities.map((entity) => entity.entity)));
  const hasRoles = examples.some((example) =>
    example.entities.some((entity) => entity.role !== undefined || entity.group !== undefined),
  );

  if (extractors.length > 1) {
    const names = extractors.map((extractor) => extractor.name).join(', ');
    warn(
      'competing-extractors',
      `Several components learn entities: ${names}; each entity may be found twice.`,
      'Keep one of them, or switch the entities of DIETClassifier off with `entity_recognition: false`.',
    );
  }
  const patterns = [...regexes, ...lookups].map((item) => item.name).filter((name) => annotated.has(name));
  if (has('RegexEntityExtractor') && extractors.length > 0 && patterns.length > 0) {
    const names = [...new Set(patterns)].slice(0, 5).join(', ');
    warn(
      'overlapping-extractors',
      `RegexEntityExtractor and ${extractors[0]?.name ?? ''} both find the entities ${names}; each may be found twice.`,
      'Keep one of the two components, or take the annotations of these entities out.',
    );
  }
  if (annotated.size > 0 && extractors.length === 0) {
    warn(
      'no-entity-extractor',
      'The NLU data have annotated entities, but the pipeline has no component that learns them.',
      'Add DIETClassifier or CRFEntityExtractor.',
    );
  }
  if (hasRoles && !has('DIETClassifier', 'CRFEntityExtractor')) {
    warn(
      'no-role-extractor',
      'The NLU data have entities with roles or groups, but no component of the pipeline can tell them.',
      'Add DIETClassifier or CRFEntityExtractor.',
    );
  }
  if (synonyms.length > 0 && !has('EntitySynonymMapper')) {
    warn(
      'no-synonym-mapper',
      'The NLU data have synonyms, but the pipeline has no EntitySynonymMapper.',
      'Add `- name: EntitySynonymMapper` after the extractors.',
    );
  }
  if ((regexes.length > 0 || lookups.length > 0) && !has('RegexFeaturizer', 'RegexEntityExtractor')) {
    const what = regexes.length > 0 ? 'regexes' : 'lookup tables';
    warn(
      'no-regex-consumer',
      `The NLU data have ${what}, but no component of the pipeline uses them.`,
      'Add RegexFeaturizer or RegexEntityExtractor.',
    );
  }
  if (examples.some((example) => example.intent?.includes('/') === true) && !has('ResponseSelector')) {
    warn(
      'no-response-selector',
      'The NLU data have retrieval intents, but the pipeline has no ResponseSelector.',
      'Add `- name: ResponseSelector`.',
    );
  }
}
