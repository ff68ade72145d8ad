import { negativeExponential } from '../numbers/negative-exponential.ts';
import { isInside } from './label-set.ts';
import type { TransitionTable } from './transition-table.ts';

/** Exponentials of the transition weights: of the listed pairs, of all others, and of the first labels. */
export interface TransitionFactors {
  readonly pairs: Float64Array;
  other: number;
  readonly start: Float64Array;
}

/** Scores of all labels of a text's tokens, `token × labelCount + label`; the array may be longer than the text. */
export interface TokenScores {
  readonly count: number;
  readonly values: Float32Array;
  /** Of each token the labels that it may have, ascending; all where none are given. Scores of others are not read. */
  readonly candidates?: readonly Uint16Array[] | undefined;
}

/** One text's sums, valid until the next call: matrices of `token × labelCount`. */
export interface ForwardBackward {
  /** Runs both passes. */
  run(scores: TokenScores, factors: TransitionFactors): void;
  readonly forward: () => Float64Array;
  readonly probability: () => Float64Array;
  /** `emission × backward / scale` of a token: what a label brings to the sums of the token before. */
  readonly inflow: () => Float64Array;
}

/** Labels whose score lies this far below the token's best have no part in the sums. */
const scoreGap = 30;
const negligible = 1e-9;

/**
 * Forward-backward with columns scaled to sum 1 (no length of text overflows). Pairs that the table does not list cost
 * nothing: a column sums to 1, so what they bring is one product a label.
 */
export function createForwardBackward({ first, before: origins }: TransitionTable): ForwardBackward {
  const labelCount = first.length - 1;
  let emission = new Float64Array(0);
  let forward = new Float64Array(0);
  let inflow = new Float64Array(0);
  let probability = new Float64Array(0);
  const backward = new Float64Array(labelCount);
  const allLabels = Uint16Array.from(backward, (_, label) => label);
  const isInsideLabel = Uint8Array.from(backward, (_, label) => (isInside(label) ? 1 : 0));

  function reserve(cells: number): void {
    if (emission.length >= cells) return;
    emission = new Float64Array(2 * cells);
    forward = new Float64Array(2 * cells);
    inflow = new Float64Array(2 * cells);
    probability = new Float64Array(2 * cells);
  }

  function emit(values: Float32Array, offset: number, labels: Uint16Array): void {
    let best = Number.NEGATIVE_INFINITY;
    for (let entry = 0; entry < labels.length; entry++) {
      const value = values[offset + labels[entry]!]!;
      if (value > best) best = value;
    }
    for (let entry = 0; entry < labels.length; entry++) {
      const at = offset + labels[entry]!;
      const gap = values[at]! - best;
      emission[at] = gap < -scoreGap ? 0 : negativeExponential(gap);
    }
  }

  function goForward(offset: number, labels: Uint16Array, { pairs, other, start }: TransitionFactors): void {
    const before = offset - labelCount;
    let total = 0;
    for (let entry = 0; entry < labels.length; entry++) {
      const label = labels[entry]!;
      const emitted = emission[offset + label]!;
      let sum = 0;
      if (emitted > 0) {
        const shared = isInsideLabel[label] === 1 ? 0 : other;
        sum = before >= 0 ? shared : isInsideLabel[label] === 1 ? 0 : start[label]!;
        const last = before >= 0 ? first[label + 1]! : 0;
        for (let at = first[label]!; at < last; at++) sum += forward[before + origins[at]!]! * (pairs[at]! - shared);
      }
      const value = sum > 0 ? sum * emitted : 0;
      forward[offset + label] = value;
      total += value;
    }
    const scale = total > 0 ? 1 / total : 0;
    for (let entry = 0; entry < labels.length; entry++) {
      const at = offset + labels[entry]!;
      forward[at]! *= scale;
      inflow[at] = emission[at]! * scale;
    }
  }

  /** Fills `backward` for the token before the one whose row begins at `after`. */
  function goBackward(after: number, labels: Uint16Array, { pairs, other }: TransitionFactors): void {
    let sum = 0;
    for (let entry = 0; entry < labels.length; entry++)
      if (isInsideLabel[labels[entry]!] === 0) sum += inflow[after + labels[entry]!]!;
    backward.fill(sum * other);
    for (let entry = 0; entry < labels.length; entry++) {
      const next = labels[entry]!;
      const factor = inflow[after + next]!;
      if (factor < negligible) continue;
      const shared = isInsideLabel[next] === 1 ? 0 : other;
      const last = first[next + 1]!;
      for (let at = first[next]!; at < last; at++) backward[origins[at]!]! += factor * (pairs[at]! - shared);
    }
  }

  function run({ count, values, candidates }: TokenScores, factors: TransitionFactors): void {
    reserve(count * labelCount);
    if (candidates !== undefined)
      for (const matrix of [forward, inflow, probability]) matrix.fill(0, 0, count * labelCount);
    for (let at = 0; at < count; at++) {
      const labels = candidates?.[at] ?? allLabels;
      emit(values, at * labelCount, labels);
      goForward(at * labelCount, labels, factors);
    }
    for (let at = count - 1; at >= 0; at--) {
      const offset = at * labelCount;
      const labels = candidates?.[at] ?? allLabels;
      if (at === count - 1) backward.fill(1);
      else goBackward(offset + labelCount, candidates?.[at + 1] ?? allLabels, factors);
      for (let entry = 0; entry < labels.length; entry++) {
        const value = backward[labels[entry]!]!;
        const place = offset + labels[entry]!;
        probability[place] = forward[place]! * value;
        inflow[place]! *= value;
      }
    }
  }

  return { run, forward: () => forward, probability: () => probability, inflow: () => inflow };
}
