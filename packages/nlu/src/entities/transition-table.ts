import { isInside } from './label-set.ts';

/**
 * Weights of label pairs. Only pairs that training saw, and those with "outside", have weights of their own; all
 * other valid pairs share one, so that sums over paths cost the listed pairs and not the square of the labels.
 */
export interface TransitionTable {
  /** Pairs that end at label `l` stand in `first[l] … first[l + 1]`. */
  readonly first: Int32Array;
  /** The label before, of each listed pair. */
  readonly before: Int32Array;
  readonly weights: Float32Array;
  /** Weight of all valid pairs that are not listed. */
  other: number;
}

/** Weights of label pairs and of the first labels. */
export interface PathWeights {
  readonly table: TransitionTable;
  readonly start: Float32Array;
}

/** Lists the pairs of some label sequences; all weights are 0. */
export function listTransitions(sequences: Iterable<Int32Array>, labelCount: number): TransitionTable {
  const seen = new Uint8Array(labelCount * labelCount);
  for (let label = 0; label < labelCount; label++) {
    if (isInside(label)) {
      seen[label * labelCount + label] = 1;
      seen[label * labelCount + label - 1] = 1;
    } else seen[label * labelCount] = 1;
    seen[label] = 1;
  }
  for (const labels of sequences)
    for (let at = 1; at < labels.length; at++) seen[labels[at]! * labelCount + labels[at - 1]!] = 1;
  const first = new Int32Array(labelCount + 1);
  const before: number[] = [];
  for (let label = 0; label < labelCount; label++) {
    for (let origin = 0; origin < labelCount; origin++)
      if (seen[label * labelCount + origin] === 1) before.push(origin);
    first[label + 1] = before.length;
  }
  return { first, before: Int32Array.from(before), weights: new Float32Array(before.length), other: 0 };
}

/** The table as a matrix, `label × labelCount + label before`; impossible pairs have the shared weight too. */
export function denseTransitions({ first, before, weights, other }: TransitionTable): Float32Array {
  const labelCount = first.length - 1;
  const matrix = new Float32Array(labelCount * labelCount).fill(other);
  for (let label = 0; label < labelCount; label++)
    for (let at = first[label]!; at < first[label + 1]!; at++) matrix[label * labelCount + before[at]!] = weights[at]!;
  return matrix;
}

/** Opens a matrix again: the weight that most pairs share is `other`, the rest and those with "outside" before are listed. */
export function transitionsOf(matrix: Float32Array): TransitionTable {
  const labelCount = Math.round(Math.sqrt(matrix.length));
  const counts = new Map<number, number>();
  let other = 0;
  for (const value of matrix) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > (counts.get(other) ?? 0)) other = value;
  }
  const first = new Int32Array(labelCount + 1);
  const before: number[] = [];
  const weights: number[] = [];
  for (let label = 0; label < labelCount; label++) {
    for (let origin = 0; origin < labelCount; origin++) {
      const value = matrix[label * labelCount + origin]!;
      const isOwn = isInside(label) ? origin === label || origin === label - 1 : origin === 0 || value !== other;
      if (!isOwn) continue;
      before.push(origin);
      weights.push(value);
    }
    first[label + 1] = before.length;
  }
  return { first, before: Int32Array.from(before), weights: Float32Array.from(weights), other };
}
