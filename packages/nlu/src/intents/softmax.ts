/** Probabilities of the first `count` logits. */
export function softmax(logits: Float32Array, count: number): Float32Array {
  const probabilities = new Float32Array(count);
  let best = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at++) best = Math.max(best, logits[at]!);
  let total = 0;
  for (let at = 0; at < count; at++) {
    const value = Math.exp(logits[at]! - best);
    probabilities[at] = value;
    total += value;
  }
  for (let at = 0; at < count; at++) probabilities[at]! /= total;
  return probabilities;
}
