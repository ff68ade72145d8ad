import type { TokenScores } from './forward-backward.ts';
import { isInside } from './label-set.ts';
import type { TransitionTable } from './transition-table.ts';

/** Labels whose score lies this far below the token's best cannot win any more in practice, and are not extended. */
const beam = 12;

/** Weights of label pairs and of the first labels. */
export interface PathWeights {
  readonly table: TransitionTable;
  readonly start: Float32Array;
}

/** The labels of the best valid path (Viterbi). */
export function bestLabels({ count, values }: TokenScores, { table, start }: PathWeights): Int32Array {
  const { first, before: origins, weights, other } = table;
  const labelCount = start.length;
  const cameFrom = new Int16Array(count * labelCount);
  const isListed = new Uint8Array(labelCount);
  let before = new Float64Array(labelCount);
  let now = new Float64Array(labelCount);
  for (let at = 0; at < count; at++) {
    const offset = at * labelCount;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < labelCount; label++) bestScore = Math.max(bestScore, values[offset + label]!);
    const top = at === 0 ? 0 : bestOf(before);
    for (let label = 0; label < labelCount; label++) {
      const score = values[offset + label]!;
      now[label] = Number.NEGATIVE_INFINITY;
      if (label !== 0 && score < bestScore - beam) continue;
      if (at === 0) {
        if (!isInside(label)) now[label] = start[label]! + score;
        continue;
      }
      let best = Number.NEGATIVE_INFINITY;
      let origin = top;
      const last = first[label + 1]!;
      for (let pair = first[label]!; pair < last; pair++) {
        const path = before[origins[pair]!]! + weights[pair]!;
        if (path > best) {
          best = path;
          origin = origins[pair]!;
        }
      }
      if (!isInside(label) && before[top]! + other > best) {
        isListed.fill(0);
        for (let pair = first[label]!; pair < last; pair++) isListed[origins[pair]!] = 1;
        for (let previous = 0; previous < labelCount; previous++) {
          if (isListed[previous] === 1 || before[previous]! + other <= best) continue;
          best = before[previous]! + other;
          origin = previous;
        }
      }
      now[label] = best + score;
      cameFrom[offset + label] = origin;
    }
    [before, now] = [now, before];
  }
  const labels = new Int32Array(count);
  let label = bestOf(before);
  for (let at = count - 1; at >= 0; at--) {
    labels[at] = label;
    label = cameFrom[at * labelCount + label]!;
  }
  return labels;
}

function bestOf(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if (values[at]! > values[best]!) best = at;
  return best;
}
