import { fitVocabulary, replayRows } from '../features/fit-vocabulary.ts';
import { createMessageHasher, type FeatureSettings } from '../features/hash-message.ts';
import type { Reading } from '../features/reading.ts';
import { createWeigher } from '../features/weigh-features.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import { quantise } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { keepVectors } from '../vectors/keep-vectors.ts';
import { addLikeness } from './add-likeness.ts';
import { meanOf, vectorFeatures, vectorScale } from './dense-features.ts';
import { fitCentroids } from './fit-centroids.ts';
import { fitOneVersusRest, type Sample } from './fit-one-versus-rest.ts';

/** One text to learn from. */
export interface LabelledReading {
  readonly text: string;
  readonly reading: Reading;
  readonly label: string;
}

export interface TrainIntentsOptions {
  readonly vectors?: Vectors | undefined;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Overrides the schedule that the number of examples decides. */
  readonly epochs?: number;
}

/** Of the time that many examples take, what goes by before the weights are learned. */
const preparedShare = 0.5;
const fewExamples = 2000;
/** With many examples a feature of a single one tells nothing and costs most of the memory and time. */
const rareBelow = 2;
const wordCacheLimit = 50_000;
/** Weights below this move no decision; dropping them keeps overlays small. */
const weightFloor = 0.01;

/**
 * With more labels one-vs-rest, whose time and memory grow with examples × labels, gives way to nearest centroids: 1,000
 * labels with 5 made-up examples each take 30 s against 2 s and are understood alike; 10,000 would take hours.
 */
export const labelLimit = 500;

/**
 * Trains a one-vs-rest classifier on the recipe of nlu.md §2: small sets take larger steps and more epochs; nearest
 * centroids when there are too many labels for that, and a likeness to the labels' means when there are few examples. Labels stand in the order first seen; one more column is the null
 * class.
 */
export function trainIntents(examples: readonly LabelledReading[], options: TrainIntentsOptions): IntentModel {
  const isSmall = examples.length < fewExamples;
  const settings: FeatureSettings = { words: !isSmall };
  const hash = createMessageHasher(settings, wordCacheLimit);
  const labels = [...new Set(examples.map(({ label }) => label))];
  const labelIndex = new Map(labels.map((label, index) => [label, index]));
  const report = (fraction: number): void => options.onProgress?.(fraction);
  const hashes = examples.map(({ reading }) => hash(reading));
  report(0.1);
  const fitted = fitVocabulary(hashes, isSmall ? 1 : rareBelow);
  const { vocabulary, idf } = fitted;
  report(0.2);
  const vectors = options.vectors === undefined ? undefined : keepVectors(options.vectors);
  const encoded = vectors === undefined ? null : examples.map(({ reading }) => encodeReading(vectors, reading));
  const vectorMean = encoded === null ? null : meanOf(encoded);
  const denseCount = 1 + (vectorMean?.length ?? 0);
  report(0.4);
  const weigh = createWeigher(fitted, replayRows(fitted));
  const dense = new Float32Array(denseCount);
  dense[0] = biasValue;
  // All samples in two arrays: learning goes through them again and again.
  const most = fitted.rows.length + examples.length * denseCount;
  const all = { rows: new Int32Array(most), values: new Float32Array(most) };
  let end = 0;
  const samples = examples.map(({ label }, index): Sample => {
    dense.set(vectorFeatures(encoded?.[index] ?? null, vectorMean), 1);
    const { rows, values, count } = weigh(hashes[index]!, dense);
    const from = end;
    for (let at = 0; at < count; at++, end++) {
      all.rows[end] = rows[at]!;
      all.values[end] = values[at]!;
    }
    return {
      features: { rows: all.rows.subarray(from, end), values: all.values.subarray(from, end) },
      label: labelIndex.get(label) ?? -1,
    };
  });
  const shape = {
    classCount: labels.length + 1,
    rowCount: idf.length + denseCount,
    signal: options.signal,
    onProgress: (fraction: number) => report(preparedShare + (1 - preparedShare) * fraction),
  };
  report(preparedShare);
  const isByLikeness = labels.length > labelLimit;
  const matrix = isByLikeness ? fitCentroids(samples, shape) : quantise(learn(), shape.classCount, weightFloor);
  return {
    labels,
    settings,
    vocabulary,
    idf,
    matrix,
    isByLikeness,
    vectorMean,
    nets: null,
    ownWords: null,
  };

  function learn(): Float32Array {
    const weights = fitOneVersusRest(samples, {
      ...shape,
      rate: isSmall ? 0.25 : 0.16,
      epochs: options.epochs ?? (isSmall ? 30 : 6),
      l2: 1e-5,
      passesOverLearned: !isSmall,
      seed: options.seed,
    });
    if (isSmall && vectorMean !== null) {
      const { classCount } = shape;
      addLikeness(weights, samples, {
        classCount,
        firstRow: idf.length + 1,
        size: vectorMean.length,
        length: vectorScale,
      });
    }
    return weights;
  }
}

/** Value of the constant feature (nlu.md §2). */
export const biasValue = 0.3;
