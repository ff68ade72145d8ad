import { setKernel } from '../kernels/open-kernel.ts';
import { isInside } from './label-set.ts';
import { type MemoryOf, shareTaggerMemory, type TaggerMemory } from './tagger-memory.ts';
import type { TokenScores } from './token-scores.ts';
import type { PathWeights } from './transition-table.ts';

/** Tokens from `from` to `to` (not included). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The probabilities of all labels, over all paths, of some tokens of a text: `token × labelCount + label` for these
 * tokens; in the same array as those of the next text, of whatever tagger.
 */
export type FindProbabilities = (scores: TokenScores, range: TokenRange) => Float64Array;

/**
 * Forward-backward, in a memory where the scores may stand already. The forward pass ends with the last of the tokens asked for, and the backward one with the first. Rows are
 * scaled to sum 1 (no length of text overflows), so that the pairs which the table does not list bring one product a label.
 */
export function createProbabilityFinder(
  { table, start }: PathWeights,
  memoryOf: MemoryOf = shareTaggerMemory,
): FindProbabilities {
  const labelCount = start.length;
  const tables = { ...factorsOf(table, labelCount), starts: Float64Array.from(start, Math.exp) };
  const pairCount = tables.gains.length;

  function putTables(memory: TaggerMemory): void {
    const { arrays } = memory;
    arrays.origins.set(tables.origins);
    arrays.targets.set(tables.targets);
    arrays.gains.set(tables.gains);
    arrays.others.set(tables.others);
    arrays.outsideGains.set(tables.outsideGains);
    arrays.starts.set(tables.starts);
    arrays.inside.set(tables.inside);
    setKernel(memory.kernel, { labelCount, pairCount });
    memory.holder = tables;
  }

  return ({ count, values }, { from, to }) => {
    const cells = count * labelCount;
    const memory = memoryOf({ labels: labelCount, pairs: pairCount, cells });
    if (memory.holder !== tables) putTables(memory);
    if (values !== memory.arrays.values) memory.arrays.values.set(values.subarray(0, cells));
    memory.kernel.find(count, from, to);
    return memory.arrays.probability;
  };
}

interface Pair {
  readonly origin: number;
  readonly target: number;
  readonly gain: number;
  /** How many pairs into the same label stand before it. */
  readonly turn: number;
}

/** The factors of a table as `kernels/span-probabilities.ts` takes them. */
function factorsOf({ first, before, weights, other }: PathWeights['table'], labelCount: number) {
  const otherFactor = Math.exp(other);
  const others = new Float64Array(labelCount);
  const outsideGains = new Float64Array(labelCount);
  const inside = new Float64Array(labelCount);
  const pairs: Pair[] = [];
  for (let target = 0; target < labelCount; target++) {
    if (!isInside(target)) others[target] = otherFactor;
    for (let at = first[target]!; at < first[target + 1]!; at++) {
      const origin = before[at]!;
      const factor = Math.exp(weights[at]!);
      if (isInside(target)) inside[origin] = factor;
      else if (origin === 0) outsideGains[target] = factor - otherFactor;
      else pairs.push({ origin, target, gain: factor - otherFactor, turn: at - first[target]! });
    }
  }
  // Sums that wait for each other stand apart: the first pair into each label, then the second …
  pairs.sort((one, two) => one.turn - two.turn || one.target - two.target);
  const bytes = Float64Array.BYTES_PER_ELEMENT;
  return {
    origins: Int32Array.from(pairs, ({ origin }) => origin * bytes),
    targets: Int32Array.from(pairs, ({ target }) => target * bytes),
    gains: Float64Array.from(pairs, ({ gain }) => gain),
    others,
    outsideGains,
    inside,
  };
}
