import { negativeExponential } from '../numbers/negative-exponential.ts';
import type { TokenScores } from './token-scores.ts';
import type { PathWeights } from './transition-table.ts';

/** Tokens from `from` to `to` (not included). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The probabilities of all labels, over all paths, of some tokens of a text: `token × labelCount + label` for these
 * tokens; in the same array as those of the next text.
 */
export type FindProbabilities = (scores: TokenScores, range: TokenRange) => Float64Array;

/** Labels whose score lies this far below the token's best have no part in the sums. */
const scoreGap = 30;

/**
 * Forward-backward. The forward pass ends with the last of the tokens asked for, and the backward one with the first. Rows are
 * scaled to sum 1 (no length of text overflows), so that the pairs which the table does not list bring one product a label.
 */
export function createProbabilityFinder({ table, start }: PathWeights): FindProbabilities {
  const labelCount = start.length;
  const { first, before: origins } = table;
  const other = Math.exp(table.other);
  /** By how much the factors of the listed pairs exceed that of all others. */
  const gains = Float64Array.from(table.weights, (weight) => Math.exp(weight) - other);
  const starts = Float64Array.from(start, Math.exp);
  /** Factors from the begin label of a type, and from its inside label, into its inside label. */
  const inside = insideFactors(table, labelCount);
  let emission = new Float64Array(0);
  let forward = new Float64Array(0);
  let probability = new Float64Array(0);
  const backward = new Float64Array(labelCount);
  const inflow = new Float64Array(labelCount);

  /** Writes the exponentials of a token's scores, the best as 1. */
  function emit(values: Float32Array, offset: number): void {
    let best = Number.NEGATIVE_INFINITY;
    for (let at = offset; at < offset + labelCount; at++) if (values[at]! > best) best = values[at]!;
    for (let at = offset; at < offset + labelCount; at++) {
      const gap = values[at]! - best;
      emission[at] = gap < -scoreGap ? 0 : negativeExponential(gap);
    }
  }

  /** Makes a row sum to 1. */
  function normalise(row: Float64Array, offset: number): void {
    let total = 0;
    for (let at = offset; at < offset + labelCount; at++) total += row[at]!;
    const scale = total > 0 ? 1 / total : 0;
    for (let at = offset; at < offset + labelCount; at++) row[at]! *= scale;
  }

  function beginForward(): void {
    forward[0] = starts[0]! * emission[0]!;
    for (let label = 1; label < labelCount; label += 2) {
      forward[label] = starts[label]! * emission[label]!;
      forward[label + 1] = 0;
    }
  }

  function goForward(offset: number): void {
    const before = offset - labelCount;
    for (let label = 0; label < labelCount; label += label === 0 ? 1 : 2) {
      let sum = other;
      const last = first[label + 1]!;
      for (let pair = first[label]!; pair < last; pair++) sum += forward[before + origins[pair]!]! * gains[pair]!;
      forward[offset + label] = sum > 0 ? sum * emission[offset + label]! : 0;
    }
    for (let label = 1; label < labelCount; label += 2) {
      const sum = forward[before + label]! * inside[label]! + forward[before + label + 1]! * inside[label + 1]!;
      forward[offset + label + 1] = sum * emission[offset + label + 1]!;
    }
  }

  /** Fills `backward` for the token before the one whose row begins at `offset`. */
  function goBackward(offset: number): void {
    for (let label = 0; label < labelCount; label++) inflow[label] = backward[label]! * emission[offset + label]!;
    normalise(inflow, 0);
    let sum = inflow[0]!;
    for (let label = 1; label < labelCount; label += 2) sum += inflow[label]!;
    backward[0] = sum * other;
    for (let label = 1; label < labelCount; label += 2) {
      const share = inflow[label + 1]!;
      backward[label] = sum * other + share * inside[label]!;
      backward[label + 1] = sum * other + share * inside[label + 1]!;
    }
    for (let label = 0; label < labelCount; label += label === 0 ? 1 : 2) {
      const share = inflow[label]!;
      const last = first[label + 1]!;
      for (let pair = first[label]!; pair < last; pair++) backward[origins[pair]!]! += share * gains[pair]!;
    }
  }

  return ({ count, values }, { from, to }) => {
    if (emission.length < count * labelCount) {
      emission = new Float64Array(2 * count * labelCount);
      forward = new Float64Array(2 * count * labelCount);
      probability = new Float64Array(2 * count * labelCount);
    }
    for (let at = 0; at < count; at++) emit(values, at * labelCount);
    for (let at = 0; at < to; at++) {
      if (at === 0) beginForward();
      else goForward(at * labelCount);
      normalise(forward, at * labelCount);
    }
    backward.fill(1);
    for (let at = count - 1; at >= from; at--) {
      const offset = at * labelCount;
      if (at < to) {
        for (let label = 0; label < labelCount; label++)
          probability[offset + label] = forward[offset + label]! * backward[label]!;
        normalise(probability, offset);
      }
      if (at > from) goBackward(offset);
    }
    return probability;
  };
}

/** By label: the factor of the pair from it into the inside label of its type. */
function insideFactors({ first, before, weights }: PathWeights['table'], labelCount: number): Float64Array {
  const factors = new Float64Array(labelCount);
  for (let label = 2; label < labelCount; label += 2)
    for (let pair = first[label]!; pair < first[label + 1]!; pair++) factors[before[pair]!] = Math.exp(weights[pair]!);
  return factors;
}
