import type { Reader } from '../features/reading.ts';
import type { LabelledReading } from '../intents/train-intents.ts';
import type { PipelineComponent } from '../model/components.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { readPipeline } from '../model/read-pipeline.ts';
import type { TrainingExample, TrainingWarning } from '../model/training-data.ts';
import { findConflicts } from '../overlay/find-conflicts.ts';
import { trainOverlayIntents } from '../overlay/train-overlay-intents.ts';
import { buildSynonyms } from '../patterns/build-synonyms.ts';
import { trainKeywords } from '../patterns/keyword-classifier.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { checkExamples } from './check-examples.ts';
import { collectPatterns } from './collect-patterns.ts';
import { plainIntent } from './plain-intent.ts';
import { readExamples } from './read-examples.ts';
import { trainClassifier } from './train-classifier.ts';
import { trainEntities } from './train-entities.ts';
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
  /** Whether another thread does the part of `learnBeside` at the same time, which `joinLearned` adds. */
  readonly hasPartner?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with 0 … 1 and what is being done. */
  readonly onProgress?: ((fraction: number, what: string) => void) | undefined;
}

export interface TrainedNlu {
  readonly model: NluModel;
  readonly warnings: readonly TrainingWarning[];
}

export const defaultSeed = 1;

/**
 * Learns intents, entities, keywords, patterns, synonyms and response selectors as the pipeline asks. Synchronous and
 * deterministic: same data, same seed, same model. Problems in the data are warnings, never errors; only an aborted
 * signal throws (its reason).
 */
export function trainNlu(data: NluTrainingData, options: TrainNluOptions): TrainedNlu {
  const { reader, base, vectors, signal, onProgress } = options;
  const seed = options.seed ?? defaultSeed;
  const { components, warnings: pipelineWarnings } = readPipeline(data.pipeline);
  const { examples, warnings: exampleWarnings } = checkExamples(data.examples);
  const { patterns, warnings: patternWarnings } = collectPatterns(data);
  const warnings: TrainingWarning[] = [...pipelineWarnings, ...exampleWarnings, ...patternWarnings];
  const read = readExamples(examples, reader);
  const labelled = read.flatMap(({ text, reading, intent }): LabelledReading[] =>
    intent === null ? [] : [{ text, reading, label: plainIntent(intent) }],
  );
  const report = (from: number, to: number, what: string) => (fraction: number) =>
    onProgress?.(from + (to - from) * fraction, what);
  const learnsIntents = components.intentClassifiers.includes('learned') && labelled.length > 0;
  const intentsEnd = options.hasPartner === true ? 0.95 : 0.5;
  const intents = !learnsIntents
    ? null
    : base?.intents
      ? trainOverlayIntents(labelled, { vectors, base })
      : trainClassifier(read, {
          vectors,
          seed,
          hasPartner: options.hasPartner,
          signal,
          onProgress: report(0.05, intentsEnd, 'intents'),
        });
  if (base === undefined && intents?.isByLikeness === true) {
    warnings.push({
      code: 'many-intents',
      message: `${intents.labels.length} intents are too many to be weighed against each other: each answers by likeness to its examples. Join intents that ask for the same answer and tell them apart by entities.`,
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
  const entities =
    options.hasPartner === true
      ? { tagger: null, warnings: [] }
      : trainEntities(read, {
          components,
          patterns: [...(base?.patterns ?? []), ...patterns],
          usesIntent: learnsIntents,
          vectors,
          seed,
          signal,
          onProgress: report(0.5, 0.95, 'entities'),
        });
  warnings.push(...entities.warnings);
  const selectors = trainSelectors(read, components.selectors, { vectors, seed, signal });
  onProgress?.(1, 'done');
  const model: NluModel = {
    format: 'hamzaban-nlu',
    version: 6,
    isOverlay: base !== undefined,
    components,
    intents,
    tagger: entities.tagger,
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
