import { isInside } from './label-set.ts';
import type { TokenScores } from './token-scores.ts';
import type { PathWeights } from './transition-table.ts';

/** Types by number, ascending: the first `count` of the array, until the next text. */
export interface WinningTypes {
  readonly count: number;
  readonly types: Int32Array;
}

/** Sums of weights in another order differ by less. */
const tolerance = 1e-3;

/**
 * Finds the types of which a span may stand on the best path: those that could, at some place, beat the same tokens
 * labelled "outside". All others are certain not to, since the path without such a span is better. Of a hundred types
 * mostly none or a few remain, so this one pass saves most of the search. With a greater `margin` also those that would if
 * their scores were better by as much in all.
 */
export function createTypeFinder(
  { table, start }: PathWeights,
  margin = tolerance,
): (scores: TokenScores) => WinningTypes {
  const labelCount = start.length;
  const typeCount = (labelCount - 1) / 2;
  const types = new Int32Array(typeCount);

  function weightOf(origin: number, label: number): number {
    for (let pair = table.first[label]!; pair < table.first[label + 1]!; pair++)
      if (table.before[pair] === origin) return table.weights[pair]!;
    return table.other;
  }

  /** By how much the pair into a begin label may exceed the pair into "outside" from the same label. */
  function gainBefore(begin: number): number {
    let most = Number.NEGATIVE_INFINITY;
    for (let origin = 0; origin < labelCount; origin++)
      most = Math.max(most, weightOf(origin, begin) - weightOf(origin, 0));
    return most;
  }

  /** By how much the pair out of a label may exceed the pair out of "outside" into the same label. */
  function gainBehind(label: number): number {
    let most = Number.NEGATIVE_INFINITY;
    for (let next = 0; next < labelCount; next++)
      if (!isInside(next)) most = Math.max(most, weightOf(label, next) - weightOf(0, next));
    return most;
  }

  const staying = weightOf(0, 0);
  const entering = Float64Array.from(types, (_, type) => gainBefore(2 * type + 1));
  const goingOn = Float64Array.from({ length: labelCount }, (_, label) =>
    label === 0 ? 0 : weightOf(label, isInside(label) ? label : label + 1) - staying,
  );
  const leaving = Float64Array.from({ length: labelCount }, (_, label) => gainBehind(label));

  function canWin(type: number, { count, values }: TokenScores): boolean {
    const begin = 2 * type + 1;
    const inside = begin + 1;
    /** The most that can be gained behind a token that is labelled as inside, less the pair and score of "outside". */
    let rest = 0;
    let restOfBegin = 0;
    for (let at = count - 1; at >= 0; at--) {
      const offset = at * labelCount;
      const outside = values[offset]!;
      const entered = at === 0 ? start[begin]! - start[0]! : entering[type]!;
      if (entered + values[offset + begin]! - outside + restOfBegin > -margin) return true;
      const gained = values[offset + inside]! - outside + rest;
      rest = Math.max(leaving[inside]!, goingOn[inside]! + gained);
      restOfBegin = Math.max(leaving[begin]!, goingOn[begin]! + gained);
    }
    return false;
  }

  return (scores) => {
    let count = 0;
    for (let type = 0; type < typeCount; type++) if (canWin(type, scores)) types[count++] = type;
    return { count, types };
  };
}
