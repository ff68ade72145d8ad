/** Place of the largest of the first `count` logits. */
export function largestLogit(logits: Float32Array, count: number): number {
  let best = 0;
  for (let at = 1; at < count; at++) if (logits[at]! > logits[best]!) best = at;
  return best;
}
