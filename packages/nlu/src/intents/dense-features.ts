/** How much the sentence vector weighs beside the blocks of length 1: 4 is better than the 2 of nlu.md §2 for few examples. */
export const vectorScale = 4;

/** Mean of vectors of equal length. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let at = 0; at < mean.length; at++) mean[at]! += vector[at]! / vectors.length;
  return mean;
}

/** A sentence vector as features: less the mean of the training texts, brought to one length. Empty without a mean. */
export function vectorFeatures(vector: Float32Array | null, mean: Float32Array | null): Float32Array {
  const features = new Float32Array(mean?.length ?? 0);
  writeVectorFeatures(vector, mean, features, 0);
  return features;
}

/** Writes `vectorFeatures` into an array, from `first` on. */
export function writeVectorFeatures(
  vector: Float32Array | null,
  mean: Float32Array | null,
  into: Float32Array,
  first: number,
): void {
  if (mean === null) return;
  if (vector === null) {
    into.fill(0, first, first + mean.length);
    return;
  }
  let square = 0;
  for (let at = 0; at < mean.length; at++) {
    into[first + at] = vector[at]! - mean[at]!;
    square += into[first + at]! * into[first + at]!;
  }
  const scale = square > 0 ? vectorScale / Math.sqrt(square) : 0;
  for (let at = 0; at < mean.length; at++) into[first + at]! *= scale;
}
