import type { Samples } from './samples.ts';
import { temperature } from './softmax.ts';

/** Where the sentence vector stands among the rows of the weights, and how long it is brought to be (`vectorFeatures`). */
export interface VectorRows {
  readonly classCount: number;
  readonly firstRow: number;
  readonly size: number;
  readonly length: number;
}

/** Logit of a message whose vector is just the mean of a label's, beside what was learned. */
const likenessWeight = 4;
/**
 * Adds to the learned weights a score of likeness: the cosine between a message's vector and the mean of each label's.
 * The mean of ten examples tells more than what can be learned from ten against seven hundred; with hundreds of examples
 * it only blurs (docs/decisions/2026-11-29-nlu-likeness-for-few.md). Being linear in the vector, it costs nothing to
 * answer with.
 */
export function addLikeness(weights: Float32Array, samples: Samples, vector: VectorRows): void {
  const { classCount, firstRow, size, length } = vector;
  // With it the logits are no longer too cautious: what `softmax` will divide them by is taken back.
  for (let at = 0; at < weights.length; at++) weights[at]! *= temperature;
  const sums = new Float32Array(classCount * size);
  const { starts, rows, values, labels } = samples;
  for (let sample = 0; sample < labels.length; sample++) {
    const label = labels[sample]!;
    if (label < 0) continue;
    for (let at = starts[sample]!; at < starts[sample + 1]!; at++) {
      const place = rows[at]! - firstRow;
      if (place >= 0 && place < size) sums[label * size + place]! += values[at]!;
    }
  }
  for (let label = 0; label < classCount; label++) {
    const mean = sums.subarray(label * size, (label + 1) * size);
    const norm = Math.hypot(...mean);
    if (norm === 0) continue;
    const factor = (temperature * likenessWeight) / (length * norm);
    for (let at = 0; at < size; at++) weights[(firstRow + at) * classCount + label]! += factor * mean[at]!;
  }
}
