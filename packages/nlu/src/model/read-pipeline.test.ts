import { describe, expect, it } from 'vitest';
import { readPipeline } from './read-pipeline.ts';

function read(...entries: readonly (string | readonly [name: string, options: { readonly [key: string]: unknown }])[]) {
  return readPipeline(
    entries.map((entry) =>
      typeof entry === 'string' ? { name: entry, options: {} } : { name: entry[0], options: entry[1] },
    ),
  );
}

/** All components of Rasa 3 and those that older projects still name (rasa-compat 5.2), by what they do here. */
const builtIn = [
  ...['WhitespaceTokenizer', 'SpacyTokenizer', 'JiebaTokenizer', 'MitieTokenizer', 'ConveRTTokenizer'],
  ...['LanguageModelTokenizer', 'RegexFeaturizer', 'LexicalSyntacticFeaturizer', 'CountVectorsFeaturizer'],
  ...['LanguageModelFeaturizer', 'SpacyNLP', 'SpacyFeaturizer', 'MitieNLP', 'MitieFeaturizer', 'ConveRTFeaturizer'],
  ...['HFTransformersNLP', 'RegexMessageHandler'],
];
const classifiers = [
  ...['DIETClassifier', 'LogisticRegressionClassifier', 'SklearnIntentClassifier', 'MitieIntentClassifier'],
  'EmbeddingIntentClassifier',
];
const taggers = ['DIETClassifier', 'CRFEntityExtractor', 'MitieEntityExtractor', 'SpacyEntityExtractor'];
const nothing = read().components;

describe('readPipeline', () => {
  it.each(builtIn)('takes %s as done by the engine', (name) => {
    expect(read(name)).toEqual({ components: nothing, warnings: [] });
  });

  it.each(classifiers)('learns intents for %s', (name) => {
    const { components, warnings } = read(name);
    expect(components.intentClassifiers).toEqual(['learned']);
    expect(components.rankingLength).toBe(10);
    expect(warnings).toEqual([]);
  });

  it.each(taggers)('learns entities for %s, which then carry its name', (name) => {
    const { components, warnings } = read(name);
    expect(components.tagger).toBe(name);
    expect(warnings).toEqual([]);
  });

  it('asks for nothing when nothing is named', () => {
    expect(nothing).toEqual({
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
    });
  });

  const odd = { renormalize_confidences: 'yes', split_entities_by_comma: ['city'] };

  it("has Rasa's defaults for options that are not given or of another kind", () => {
    for (const options of [
      {},
      { threshold: 'high', case_sensitive: 1, ranking_length: null, retrieval_intent: 7 },
      odd,
    ]) {
      const { components } = read(
        ['FallbackClassifier', options],
        ['RegexEntityExtractor', options],
        ['KeywordIntentClassifier', options],
        ['ResponseSelector', options],
        ['DIETClassifier', options],
      );
      expect(components).toMatchObject({
        fallbacks: [{ threshold: 0.3, ambiguityThreshold: 0.1 }],
        regexExtractors: [{ isCaseSensitive: false, usesLookups: true, usesRegexes: true, usesWordBoundaries: true }],
        isKeywordCaseSensitive: true,
        selectors: [{ retrievalIntent: null, rankingLength: 10, isRenormalized: false }],
        isRenormalized: false,
        commas: null,
        rankingLength: 10,
      });
    }
  });

  it('reads the options that steer this engine', () => {
    const { components } = read(
      ['WhitespaceTokenizer', { token_pattern: '\\w+' }],
      ['FallbackClassifier', { threshold: 0.7, ambiguity_threshold: 0 }],
      ['RegexEntityExtractor', { case_sensitive: true, use_lookup_tables: false, use_word_boundaries: false }],
      ['KeywordIntentClassifier', { case_sensitive: false }],
      ['ResponseSelector', { retrieval_intent: 'faq', ranking_length: 3, renormalize_confidences: true }],
      ['ResponseSelector', { retrieval_intent: 'chitchat' }],
      [
        'DIETClassifier',
        { ranking_length: 0, renormalize_confidences: true, epochs: 5, transformer_size: { text: 9 } },
      ],
      'EntitySynonymMapper',
    );
    expect(components).toEqual({
      intentClassifiers: ['keyword', 'learned'],
      rankingLength: 0,
      isRenormalized: true,
      isKeywordCaseSensitive: false,
      tagger: 'DIETClassifier',
      commas: null,
      entitySteps: ['regex', 'learned', 'synonyms'],
      regexExtractors: [{ isCaseSensitive: true, usesLookups: false, usesRegexes: true, usesWordBoundaries: false }],
      fallbacks: [{ threshold: 0.7, ambiguityThreshold: 0 }],
      selectors: [
        { retrievalIntent: 'faq', rankingLength: 3, isRenormalized: true },
        { retrievalIntent: 'chitchat', rankingLength: 10, isRenormalized: false },
      ],
      tokenPattern: '\\w+',
    });
  });

  it('keeps every RegexEntityExtractor and FallbackClassifier, each with its own options, in their order', () => {
    const { components } = read(
      ['RegexEntityExtractor', { case_sensitive: true, use_lookup_tables: false }],
      ['FallbackClassifier', { threshold: 0.4 }],
      ['RegexEntityExtractor', { use_regexes: false, use_word_boundaries: false }],
      ['FallbackClassifier', { ambiguity_threshold: 0.2 }],
    );
    expect(components.regexExtractors).toEqual([
      { isCaseSensitive: true, usesLookups: false, usesRegexes: true, usesWordBoundaries: true },
      { isCaseSensitive: false, usesLookups: true, usesRegexes: false, usesWordBoundaries: false },
    ]);
    expect(components.fallbacks).toEqual([
      { threshold: 0.4, ambiguityThreshold: 0.1 },
      { threshold: 0.3, ambiguityThreshold: 0.2 },
    ]);
  });

  it('keeps the order of what adds entities and what changes them', () => {
    const { components } = read(
      ...['RegexEntityExtractor', 'EntitySynonymMapper', 'CRFEntityExtractor', 'DIETClassifier'],
      ...['RegexEntityExtractor', 'EntitySynonymMapper'],
    );
    expect(components.entitySteps).toEqual(['regex', 'synonyms', 'learned', 'regex', 'synonyms']);
  });

  it('reads which values end at a comma, as Rasa: all, none, or all but some that are named', () => {
    const commasOf = (option: unknown) =>
      read(['CRFEntityExtractor', { split_entities_by_comma: option }]).components.commas;
    expect(commasOf(true)).toEqual({ others: true, named: [] });
    expect(commasOf(false)).toEqual({ others: false, named: [] });
    expect(commasOf({ address: false, colour: true, size: 3 })).toEqual({
      others: true,
      named: [
        ['address', false],
        ['colour', true],
      ],
    });
  });

  it('lets DIET be for entities or intents alone', () => {
    expect(read(['DIETClassifier', { intent_classification: false }]).components).toMatchObject({
      intentClassifiers: [],
      tagger: 'DIETClassifier',
    });
    expect(read(['DIETClassifier', { entity_recognition: false }]).components).toMatchObject({
      intentClassifiers: ['learned'],
      tagger: null,
    });
  });

  it('keeps the first tagger and the order of classifiers', () => {
    const { components } = read('CRFEntityExtractor', 'KeywordIntentClassifier', 'DIETClassifier');
    expect(components.tagger).toBe('CRFEntityExtractor');
    expect(components.intentClassifiers).toEqual(['keyword', 'learned']);
  });

  it('takes full module paths', () => {
    const path = 'rasa.nlu.classifiers.diet_classifier.DIETClassifier';
    expect(read(path).components.tagger).toBe('DIETClassifier');
  });

  it.each(['custom.sentiment.SentimentAnalyzer', 'DucklingEntityExtractor', ''])(
    'skips the unknown component «%s» with a warning that names it',
    (name) => {
      const { components, warnings } = read(name, 'DIETClassifier');
      expect(components.tagger).toBe('DIETClassifier');
      expect(warnings).toEqual([
        { code: 'unknown-component', message: expect.stringContaining(`${name} is not known`) },
      ]);
    },
  );

  it('leaves an invalid token pattern out, and says what is wrong with it', () => {
    const { components, warnings } = read(['WhitespaceTokenizer', { token_pattern: '(a' }]);
    expect(components.tokenPattern).toBeNull();
    expect(warnings).toEqual([
      { code: 'invalid-token-pattern', message: expect.stringMatching(/\(a .*unterminated subpattern/) },
    ]);
  });
});
