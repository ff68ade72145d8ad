/**
 * One-vs-rest logits are too cautious as a distribution: dividing them by this gives an expected calibration error of at
 * most .06 on few-shot draws, on the shop pack and on MASSIVE alike (docs/decisions/2026-11-24-nlu-temperature.md). Where a
 * classifier is sure enough by itself, its weights are made smaller by as much.
 */
export const temperature = 0.85;

/** Probabilities of the first `count` logits, in an array of their own or in that which is given. */
export function softmax(
  logits: Float32Array,
  count: number,
  probabilities: Float32Array = new Float32Array(count),
): Float32Array {
  let best = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at++) best = Math.max(best, logits[at]!);
  let total = 0;
  for (let at = 0; at < count; at++) {
    const value = Math.exp((logits[at]! - best) / temperature);
    probabilities[at] = value;
    total += value;
  }
  for (let at = 0; at < count; at++) probabilities[at]! /= total;
  return probabilities;
}
