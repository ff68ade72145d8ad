/** The base's logits as features of an overlay: each through the logistic function, so 0 … 1. */
export function baseFeatures(logits: Float32Array, labelCount: number): Float32Array {
  const features = new Float32Array(labelCount);
  for (let label = 0; label < labelCount; label++) features[label] = 1 / (1 + Math.exp(-logits[label]!));
  return features;
}
