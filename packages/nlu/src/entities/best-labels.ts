import type { ScoreToken } from './forward-backward.ts';
import { isInside } from './label-set.ts';

/** Labels that lie this far below the best path so far cannot win any more in practice, and are not extended. */
const beam = 12;

export interface PathWeights {
  /** `label × labelCount + label before`. */
  readonly transition: Float32Array;
  readonly start: Float32Array;
}

/** The labels of the best valid path (Viterbi). */
export function bestLabels(
  tokens: readonly Int32Array[],
  score: ScoreToken,
  { transition, start }: PathWeights,
): Int32Array {
  const labelCount = start.length;
  const scores = new Float32Array(labelCount);
  const active = new Int32Array(labelCount);
  const cameFrom: Int16Array[] = [];
  let before = new Float64Array(labelCount);
  let now = new Float64Array(labelCount);
  tokens.forEach((features, at) => {
    score(features, scores);
    const origins = new Int16Array(labelCount);
    let top = Number.NEGATIVE_INFINITY;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const value of scores) if (value > bestScore) bestScore = value;
    for (const value of before) if (value > top) top = value;
    let activeCount = 0;
    for (let label = 0; label < labelCount; label++) if (before[label]! > top - beam) active[activeCount++] = label;
    for (let label = 0; label < labelCount; label++) {
      if (scores[label]! < bestScore - beam) {
        now[label] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const row = label * labelCount;
      let best = Number.NEGATIVE_INFINITY;
      let origin = 0;
      if (at === 0) best = isInside(label) ? best : start[label]!;
      else if (isInside(label)) {
        const begins = before[label - 1]! + transition[row + label - 1]!;
        const goesOn = before[label]! + transition[row + label]!;
        best = Math.max(begins, goesOn);
        origin = begins > goesOn ? label - 1 : label;
      } else {
        for (let entry = 0; entry < activeCount; entry++) {
          const previous = active[entry]!;
          const score = before[previous]! + transition[row + previous]!;
          if (score > best) {
            best = score;
            origin = previous;
          }
        }
      }
      now[label] = best + scores[label]!;
      origins[label] = origin;
    }
    cameFrom.push(origins);
    [before, now] = [now, before];
  });
  let label = 0;
  for (let other = 1; other < labelCount; other++) if (before[other]! > before[label]!) label = other;
  const labels = new Int32Array(tokens.length);
  for (let at = tokens.length - 1; at >= 0; at--) {
    labels[at] = label;
    label = cameFrom[at]?.[label] ?? 0;
  }
  return labels;
}
