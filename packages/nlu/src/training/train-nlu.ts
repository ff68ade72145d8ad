import type { Reader, Reading } from '../features/reading.ts';
import type { IntentFeatures } from '../intents/intent-features.ts';
import type { PipelineComponent } from '../model/components.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { plainIntent } from '../model/plain-intent.ts';
import { readPipeline } from '../model/read-pipeline.ts';
import type { TrainingExample, TrainingWarning } from '../model/training-data.ts';
import { findConflicts } from '../overlay/find-conflicts.ts';
import { type LabelledReading, trainOverlayIntents } from '../overlay/train-overlay-intents.ts';
import { buildSynonyms } from '../patterns/build-synonyms.ts';
import { trainKeywords } from '../patterns/keyword-classifier.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { keepVectors } from '../vectors/keep-vectors.ts';
import { checkExamples } from './check-examples.ts';
import { collectPatterns } from './collect-patterns.ts';
import type { PackedReadings } from './pack-readings.ts';
import { readExamples } from './read-examples.ts';
import { createClassifierTrainer } from './train-classifier.ts';
import { createEntityTrainer } from './train-entities.ts';
import { createSelectorTrainer } from './train-selectors.ts';

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
  /** Gives the readings to another thread, which does the part of `startBeside` at the same time. */
  readonly partner?: ((piece: PackedReadings) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with 0 … 1 and what is being done. */
  readonly onProgress?: ((fraction: number, what: string) => void) | undefined;
}

export interface TrainedNlu {
  readonly model: NluModel;
  readonly warnings: readonly TrainingWarning[];
}

export const defaultSeed = 1;
/** Of a large training's time the part that reading takes. */
export const readingShare = 0.4;

/**
 * Learns intents, entities, keywords, patterns, synonyms and response selectors as the pipeline asks. Synchronous and
 * deterministic: same data, same seed, same model. Problems in the data are warnings, never errors; only an aborted
 * signal throws (its reason).
 */
export function trainNlu(data: NluTrainingData, options: Omit<TrainNluOptions, 'partner'>): TrainedNlu {
  return beginTraining(data, options).learn();
}

/** A training that has read all texts. */
export interface BegunTraining {
  /**
   * Learns the rest: all of it, or what a partner does not, whose features of the intents it is given then; `joinLearned`
   * adds what the partner learns.
   */
  readonly learn: (features?: IntentFeatures | null) => TrainedNlu;
}

/** The first part of `trainNlu`: reads the texts. */
export function beginTraining(data: NluTrainingData, options: TrainNluOptions): BegunTraining {
  const { reader, base, partner, signal, onProgress } = options;
  const vectors = options.vectors === undefined ? undefined : keepVectors(options.vectors);
  const seed = options.seed ?? defaultSeed;
  const { components, warnings: pipelineWarnings } = readPipeline(data.pipeline);
  const { examples, warnings: exampleWarnings } = checkExamples(data.examples);
  const { patterns, warnings: patternWarnings } = collectPatterns(data);
  const warnings: TrainingWarning[] = [...pipelineWarnings, ...exampleWarnings, ...patternWarnings];
  const report = (from: number, to: number, what: string) => (fraction: number) =>
    onProgress?.(from + (to - from) * fraction, what);

  const learnsIntents =
    components.intentClassifiers.includes('learned') && examples.some(({ intent }) => intent !== null);
  const isBesideBase = base?.intents !== undefined && base.intents !== null;
  const classifier =
    learnsIntents && !isBesideBase
      ? createClassifierTrainer(examples, { vectors, isGivenFeatures: partner !== undefined })
      : null;
  const entityTrainer =
    partner !== undefined
      ? null
      : createEntityTrainer(examples, {
          components,
          patterns: [...(base?.patterns ?? []), ...patterns],
          usesIntent: learnsIntents,
          vectors,
        });
  const selectorTrainer = createSelectorTrainer(examples, components.selectors, vectors);
  /** Only of a shop's own few examples. */
  const readings: Reading[] = [];
  readExamples(examples, {
    reader,
    take(reading) {
      classifier?.add(reading);
      entityTrainer?.add(reading);
      selectorTrainer.add(reading);
      if (isBesideBase) readings.push(reading);
    },
    partner,
    signal,
    onProgress: report(0, readingShare, 'reading'),
  });
  return { learn };

  function learn(features?: IntentFeatures | null): TrainedNlu {
    const intentsEnd = partner === undefined ? (1 + readingShare) / 2 : 1;
    const intents =
      learnsIntents && isBesideBase
        ? trainOverlayIntents(labelledOf(examples, readings), { vectors: options.vectors, base })
        : (classifier?.fit({
            seed,
            signal,
            onProgress: report(readingShare, intentsEnd, 'intents'),
            features: features ?? undefined,
          }) ?? null);
    if (base === undefined && intents?.isByLikeness === true) {
      warnings.push({
        code: 'many-intents',
        message: `${intents.labels.length} intents are too many to be weighed against each other: each answers by likeness to its examples. Join intents that ask for the same answer and tell them apart by entities.`,
      });
    }
    if (base !== undefined) warnings.push(...findConflicts(labelledTexts(examples), base));

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
    const entities = entityTrainer?.fit({ seed, signal, onProgress: report(intentsEnd, 1, 'entities') });
    warnings.push(...(entities?.warnings ?? []));
    const selectors = selectorTrainer.fit({ seed, signal });
    onProgress?.(1, 'done');
    const model: NluModel = {
      isOverlay: base !== undefined,
      components,
      intents,
      tagger: entities?.tagger ?? null,
      entityNames,
      keywords: keywords.keywords,
      patterns,
      synonyms: components.entitySteps.includes('synonyms') ? buildSynonyms(data.synonyms, examples) : {},
      selectors,
      retrievalIntents: [
        ...new Set(examples.flatMap(({ intent }) => (intent?.includes('/') ? [plainIntent(intent)] : []))),
      ],
      remembered: base === undefined ? labelledTexts(examples).map(({ text, label }) => ({ text, intent: label })) : [],
    };
    return { model, warnings };
  }
}

interface LabelledText {
  readonly text: string;
  readonly label: string;
}

function labelledTexts(examples: readonly TrainingExample[]): readonly LabelledText[] {
  return examples.flatMap(({ text, intent }) => (intent === null ? [] : [{ text, label: plainIntent(intent) }]));
}

function labelledOf(examples: readonly TrainingExample[], readings: readonly Reading[]): readonly LabelledReading[] {
  return examples.flatMap(({ intent }, at) =>
    intent === null ? [] : [{ label: plainIntent(intent), reading: readings[at]! }],
  );
}
