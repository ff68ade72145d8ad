import { fitCounted } from '../features/fit-vocabulary.ts';
import type { Reading } from '../features/reading.ts';
import { createListWeigher } from '../features/weigh-features.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import { quantise } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { addLikeness } from './add-likeness.ts';
import { meanOf, vectorScale, writeVectorFeatures } from './dense-features.ts';
import { fitCentroids } from './fit-centroids.ts';
import { fitOneVersusRest } from './fit-one-versus-rest.ts';
import { createIntentFeatures, type IntentFeatures, isSmallSet, settingsFor, vectorOf } from './intent-features.ts';
import type { Samples } from './samples.ts';

export interface FitIntentsOptions {
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Overrides the schedule that the number of examples decides. */
  readonly epochs?: number;
}

/** Takes texts with their labels in turn and keeps of them what learning needs, which is not the readings. */
export interface IntentTrainer {
  readonly add: (reading: Reading, label: string) => void;
  /** Learns, when all texts are there. Deterministic for a seed; throws the signal's reason when aborted. */
  readonly fit: (options: FitIntentsOptions) => IntentModel;
}

/** Of the time that many examples take, what goes by before the weights are learned. */
const preparedShare = 0.2;
/** With many examples a feature of a single one tells nothing and costs most of the memory and time. */
const rareBelow = 2;
/** Weights below this move no decision; dropping them keeps overlays small. */
const weightFloor = 0.01;

/**
 * With more labels one-vs-rest, whose time and memory grow with examples × labels, gives way to nearest centroids: 1,000
 * labels with 5 made-up examples each take 30 s against 2 s and are understood alike; 10,000 would take hours.
 */
export const labelLimit = 500;

/** Value of the constant feature (nlu.md §2). */
export const biasValue = 0.3;

/** Trains on texts that come one by one, in the same thread. */
export function createIntentTrainer(exampleCount: number, vectors?: Vectors | undefined): IntentTrainer {
  const features = createIntentFeatures(exampleCount, vectors);
  return { add: features.add, fit: (options) => fitIntents(features.made(), options) };
}

/**
 * Trains a one-vs-rest classifier on the recipe of nlu.md §2: small sets take larger steps and more epochs; nearest
 * centroids when there are too many labels for that, and a likeness to the labels' means when there are few examples. One
 * column more than there are labels is the null class. Deterministic for a seed; throws the signal's reason when aborted.
 * Uses the features up.
 */
export function fitIntents(
  features: IntentFeatures,
  { seed, signal, epochs, onProgress }: FitIntentsOptions,
): IntentModel {
  const { labels, labelOf, vectors } = features;
  const isSmall = isSmallSet(labelOf.length);
  const fitted = fitCounted(features.counted, isSmall ? 1 : rareBelow);
  const { vocabulary, idf } = fitted;
  const vectorMean = vectors === null ? null : meanOf(Array.from(labelOf, (_, text) => vectorOf(vectors, text)));
  const denseCount = 1 + (vectorMean?.length ?? 0);
  const samples = samplesOf();
  onProgress?.(preparedShare);
  const shape = {
    classCount: labels.length + 1,
    rowCount: idf.length + denseCount,
    signal,
    onProgress: (fraction: number) => onProgress?.(preparedShare + (1 - preparedShare) * fraction),
  };
  const isByLikeness = labels.length > labelLimit;
  const matrix = isByLikeness ? fitCentroids(samples, shape) : quantise(learn(), shape.classCount, weightFloor);
  return {
    labels,
    settings: settingsFor(labelOf.length),
    vocabulary,
    idf,
    matrix,
    isByLikeness,
    vectorMean,
    nets: null,
    ownWords: null,
  };

  function samplesOf(): Samples {
    const weigh = createListWeigher(fitted, (rows: Int32Array) => rows);
    const dense = new Float32Array(denseCount);
    dense[0] = biasValue;
    const most = fitted.rows.length + labelOf.length * denseCount;
    const starts = new Int32Array(labelOf.length + 1);
    const rows = new Int32Array(most);
    const values = new Float32Array(most);
    let index = 0;
    let end = 0;
    for (const lists of fitted.texts()) {
      if (vectors !== null) writeVectorFeatures(vectorOf(vectors, index), vectorMean, dense, 1);
      const weighed = weigh(lists, dense);
      for (let at = 0; at < weighed.count; at++, end++) {
        rows[end] = weighed.rows[at]!;
        values[end] = weighed.values[at]!;
      }
      starts[++index] = end;
    }
    return { starts, rows: rows.subarray(0, end), values: values.subarray(0, end), labels: labelOf };
  }

  function learn(): Float32Array {
    const weights = fitOneVersusRest(samples, {
      ...shape,
      rate: isSmall ? 0.25 : 0.16,
      epochs: epochs ?? (isSmall ? 30 : 6),
      l2: 1e-5,
      sparesTime: !isSmall,
      seed,
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
