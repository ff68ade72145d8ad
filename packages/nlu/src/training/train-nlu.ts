import { markTokens } from '../entities/token-marks.ts';
import { trainTagger } from '../entities/train-tagger.ts';
import type { Reader } from '../features/reading.ts';
import { type LabelledReading, trainIntents } from '../intents/train-intents.ts';
import type { PipelineComponent } from '../model/components.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { readPipeline } from '../model/read-pipeline.ts';
import type { TrainingExample, TrainingWarning } from '../model/training-data.ts';
import { findConflicts } from '../overlay/find-conflicts.ts';
import { isPackLabel } from '../overlay/pack-label.ts';
import { trainOverlayIntents } from '../overlay/train-overlay-intents.ts';
import { buildSynonyms } from '../patterns/build-synonyms.ts';
import { trainKeywords } from '../patterns/keyword-classifier.ts';
import { createPatternFinder } from '../patterns/pattern-finder.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { checkExamples } from './check-examples.ts';
import { collectPatterns } from './collect-patterns.ts';
import { limitEntityTypes } from './limit-entity-types.ts';
import { trainSelectors } from './train-selectors.ts';

/** What a project teaches: the documents of its NLU files. */
export interface NluTrainingData {
  readonly examples: readonly TrainingExample[];
  readonly synonyms: readonly { readonly variant: string; readonly value: string }[];
  readonly regexes: readonly { readonly name: string; readonly pattern: string }[];
  readonly lookups: readonly { readonly name: string; readonly phrases: readonly string[] }[];
  readonly pipeline: readonly PipelineComponent[];
}

export interface TrainNluOptions {
  readonly reader: Reader;
  /** Train an overlay beside this model, which stays as it is. */
  readonly base?: NluModel | undefined;
  readonly vectors?: Vectors | undefined;
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with 0 … 1 and what is being done. */
  readonly onProgress?: ((fraction: number, what: string) => void) | undefined;
}

export interface TrainedNlu {
  readonly model: NluModel;
  readonly warnings: readonly TrainingWarning[];
}

/** Relative dates are only found when there is a now; which one does not matter to what is learned. */
const trainingNowMs = Date.UTC(2026, 0, 15, 9);

/** The intent proper: `faq` of `faq/hours`. */
export function plainIntent(intent: string): string {
  const slash = intent.indexOf('/');
  return slash < 0 ? intent : intent.slice(0, slash);
}

/**
 * Learns intents, entities, keywords, patterns, synonyms and response selectors as the pipeline asks. Synchronous and
 * deterministic: same data, same seed, same model. Problems in the data are warnings, never errors; only an aborted
 * signal throws (its reason).
 */
export function trainNlu(data: NluTrainingData, options: TrainNluOptions): TrainedNlu {
  const { reader, base, vectors, signal, onProgress } = options;
  const seed = options.seed ?? 1;
  const { components, warnings: pipelineWarnings } = readPipeline(data.pipeline);
  const { examples, warnings: exampleWarnings } = checkExamples(data.examples);
  const { patterns, warnings: patternWarnings } = collectPatterns(data);
  const warnings: TrainingWarning[] = [...pipelineWarnings, ...exampleWarnings, ...patternWarnings];
  const read = examples.map((example) => ({
    ...example,
    reading: reader.read(example.text, { nowMs: trainingNowMs }),
  }));
  const labelled = read.flatMap(({ text, reading, intent }): LabelledReading[] =>
    intent === null ? [] : [{ text, reading, label: plainIntent(intent) }],
  );
  const report = (from: number, to: number, what: string) => (fraction: number) =>
    onProgress?.(from + (to - from) * fraction, what);
  const learnsIntents = components.intentClassifiers.includes('learned') && labelled.length > 0;
  const intentOptions = { vectors, seed, signal, onProgress: report(0.05, 0.5, 'intents') };
  const intents = !learnsIntents
    ? null
    : base?.intents
      ? trainOverlayIntents(labelled, { ...intentOptions, reader, base })
      : trainIntents(labelled, intentOptions);
  if (intents?.isByLikeness === true) {
    warnings.push({
      code: 'many-intents',
      message: `${intents.labels.filter((label) => !isPackLabel(label)).length} intents are too many to be weighed against each other: each answers by likeness to its examples. Join intents that ask for the same answer and tell them apart by entities.`,
    });
  }
  if (base !== undefined) warnings.push(...findConflicts(labelled, base));

  const usesKeywords = components.intentClassifiers.includes('keyword');
  const keywords = usesKeywords
    ? trainKeywords(examples, components.isKeywordCaseSensitive)
    : { keywords: [], warnings: [] };
  warnings.push(...keywords.warnings);

  const entityNames = [
    ...new Set([
      ...(base?.entityNames ?? []),
      ...examples.flatMap(({ entities }) => entities.map(({ entity }) => entity)),
    ]),
  ];
  const findPatterns = createPatternFinder([...(base?.patterns ?? []), ...patterns], {
    isCaseSensitive: false,
    usesWordBoundaries: true,
  });
  const tagged = limitEntityTypes(read);
  if (components.tagger !== null) warnings.push(...tagged.warnings);
  const tagger =
    components.tagger === null
      ? null
      : trainTagger(
          tagged.examples.map(({ text, reading, entities, intent }) => ({
            text,
            reading,
            entities,
            marks: markTokens(text, reading, findPatterns),
            intent: intents === null || intent === null ? undefined : plainIntent(intent),
          })),
          { seed, vectors, signal, onProgress: report(0.5, 0.95, 'entities') },
        );
  if (tagger !== null && tagger.misaligned.length > 0) {
    warnings.push({
      code: 'misaligned-entity',
      message: 'An annotated entity begins or ends inside a word; the whole word is learned.',
      examples: tagger.misaligned,
    });
  }
  if (tagger !== null && tagger.dropped.length > 0) {
    warnings.push({
      code: 'entity-left-out',
      message: 'An annotated entity overlaps another one, or is no more than half of its word; it is not learned.',
      examples: tagger.dropped,
    });
  }
  const selectors = trainSelectors(read, components.selectors, { vectors, seed, signal });
  onProgress?.(1, 'done');
  const model: NluModel = {
    format: 'hamzaban-nlu',
    version: 2,
    isOverlay: base !== undefined,
    components,
    intents,
    tagger: tagger?.model ?? null,
    entityNames,
    keywords: keywords.keywords,
    patterns,
    synonyms: components.mapsSynonyms ? buildSynonyms(data.synonyms, examples) : {},
    selectors,
    retrievalIntents: [
      ...new Set(examples.flatMap(({ intent }) => (intent?.includes('/') ? [plainIntent(intent)] : []))),
    ],
    remembered: base === undefined ? labelled.map(({ text, label }) => ({ text, intent: label })) : [],
  };
  return { model, warnings };
}
