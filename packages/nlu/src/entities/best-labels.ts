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

/** Finds the labels of the best valid path (Viterbi); the array may be longer than the text, and is that of the next call. */
export type FindBestLabels = (scores: TokenScores) => Int32Array;

export function createLabeller({ table, start }: PathWeights): FindBestLabels {
  const { first, before: origins, weights, other } = table;
  const labelCount = start.length;
  let cameFrom = new Int16Array(0);
  let labels = new Int32Array(0);
  let before = new Float64Array(labelCount);
  let now = new Float64Array(labelCount);

  function begin(values: Float32Array, floor: number): void {
    for (let label = 0; label < labelCount; label++) {
      const isOpen = !isInside(label) && (label === 0 || values[label]! >= floor);
      now[label] = isOpen ? start[label]! + values[label]! : Number.NEGATIVE_INFINITY;
    }
  }

  function isListed(label: number, origin: number): boolean {
    for (let pair = first[label]!; pair < first[label + 1]!; pair++) if (origins[pair] === origin) return true;
    return false;
  }

  /** Extends the paths by the token whose row begins at `offset`. */
  function extend(values: Float32Array, offset: number, floor: number): void {
    const top = bestFrom(before, 0);
    // "Outside" is listed before every label that others may stand before, so the best pair that is not begins elsewhere.
    const topOther = labelCount > 1 ? bestFrom(before, 1) : 0;
    for (let label = 0; label < labelCount; label++) {
      const score = values[offset + label]!;
      if (label !== 0 && score < floor) {
        now[label] = Number.NEGATIVE_INFINITY;
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
      if (!isInside(label) && before[topOther]! + other > best) {
        for (let previous = 0; previous < labelCount; previous++) {
          const path = before[previous]! + other;
          if (path <= best || isListed(label, previous)) continue;
          best = path;
          origin = previous;
        }
      }
      now[label] = best + score;
      cameFrom[offset + label] = origin;
    }
  }

  return ({ count, values }) => {
    if (labels.length < count) {
      labels = new Int32Array(2 * count);
      cameFrom = new Int16Array(2 * count * labelCount);
    }
    for (let at = 0; at < count; at++) {
      const offset = at * labelCount;
      let bestScore = Number.NEGATIVE_INFINITY;
      for (let place = offset; place < offset + labelCount; place++)
        if (values[place]! > bestScore) bestScore = values[place]!;
      if (at === 0) begin(values, bestScore - beam);
      else extend(values, offset, bestScore - beam);
      [before, now] = [now, before];
    }
    let label = bestFrom(before, 0);
    for (let at = count - 1; at >= 0; at--) {
      labels[at] = label;
      label = cameFrom[at * labelCount + label]!;
    }
    return labels;
  };
}

function bestFrom(values: Float64Array, from: number): number {
  let best = from;
  for (let at = from + 1; at < values.length; at++) if (values[at]! > values[best]!) best = at;
  return best;
}
