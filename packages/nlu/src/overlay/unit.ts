/** A vector brought to length 1; zeros stay as they are. */
export function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (let at = 0; at < vector.length; at++) square += vector[at]! * vector[at]!;
  if (square === 0) return vector;
  const scale = 1 / Math.sqrt(square);
  return vector.map((value) => value * scale);
}

/** Mean of vectors of equal length, brought to length 1. */
export function unitMean(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
  return unit(sum);
}
