import { isInside } from './label-set.ts';
import type { TokenScores } from './token-scores.ts';
import type { PathWeights } from './transition-table.ts';
import { createTypeFinder, type WinningTypes } from './winning-types.ts';

/** Labels whose score lies this far below the token's best do not stand on the path: their score is that of noise. */
const beam = 12;

/**
 * Finds the labels of the best valid path (Viterbi); the array may be longer than the text, and is that of the next call.
 * `winning`: the types that may stand on it, where that is known.
 */
export type FindBestLabels = (scores: TokenScores, winning?: WinningTypes) => Int32Array;

export function createLabeller({ table, start }: PathWeights): FindBestLabels {
  const { first, before: origins, weights, other } = table;
  const labelCount = start.length;
  const findTypes = createTypeFinder({ table, start });
  /** "Outside" and the labels of the types that may win: `openCount` labels. */
  const open = new Int32Array(labelCount);
  let openCount = 1;
  let cameFrom = new Int16Array(0);
  let labels = new Int32Array(0);
  let before = new Float64Array(labelCount);
  let now = new Float64Array(labelCount);

  /** The best of the open labels from this place of their list on. */
  function bestFrom(place: number): number {
    let best = open[place]!;
    for (let at = place + 1; at < openCount; at++) if (before[open[at]!]! > before[best]!) best = open[at]!;
    return best;
  }

  function isListed(label: number, origin: number): boolean {
    for (let pair = first[label]!; pair < first[label + 1]!; pair++) if (origins[pair] === origin) return true;
    return false;
  }

  function floorOf(values: Float32Array, offset: number): number {
    let best = Number.NEGATIVE_INFINITY;
    for (let at = offset; at < offset + labelCount; at++) if (values[at]! > best) best = values[at]!;
    return best - beam;
  }

  /** Extends the paths by the token whose row begins at `offset`. */
  function extend(values: Float32Array, offset: number): void {
    const top = bestFrom(0);
    // "Outside" is listed before every label that others may stand before, so the best pair that is not begins elsewhere.
    const topOther = bestFrom(1);
    const floor = floorOf(values, offset);
    for (let at = 0; at < openCount; at++) {
      const label = open[at]!;
      if (label !== 0 && values[offset + label]! < floor) {
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
        for (let place = 0; place < openCount; place++) {
          const previous = open[place]!;
          const path = before[previous]! + other;
          if (path <= best || isListed(label, previous)) continue;
          best = path;
          origin = previous;
        }
      }
      now[label] = best + values[offset + label]!;
      cameFrom[offset + label] = origin;
    }
  }

  function findPath({ count, values }: TokenScores): void {
    before.fill(Number.NEGATIVE_INFINITY);
    now.fill(Number.NEGATIVE_INFINITY);
    const floor = floorOf(values, 0);
    for (let at = 0; at < openCount; at++) {
      const label = open[at]!;
      if (!isInside(label) && (label === 0 || values[label]! >= floor)) before[label] = start[label]! + values[label]!;
    }
    for (let at = 1; at < count; at++) {
      extend(values, at * labelCount);
      [before, now] = [now, before];
    }
    let label = bestFrom(0);
    for (let at = count - 1; at >= 0; at--) {
      labels[at] = label;
      label = cameFrom[at * labelCount + label]!;
    }
  }

  return (scores, winning = findTypes(scores)) => {
    const { count } = scores;
    if (labels.length < count) {
      labels = new Int32Array(2 * count);
      cameFrom = new Int16Array(2 * count * labelCount);
    }
    openCount = 1;
    for (let at = 0; at < winning.count; at++) {
      open[openCount++] = 2 * winning.types[at]! + 1;
      open[openCount++] = 2 * winning.types[at]! + 2;
    }
    if (openCount === 1) labels.fill(0, 0, count);
    else findPath(scores);
    return labels;
  };
}
