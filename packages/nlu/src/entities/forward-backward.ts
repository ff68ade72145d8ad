import { isInside } from './label-set.ts';

/**
 * Exponentials of the transition weights. `into[label × labelCount + before]` is read along the labels before, so the
 * inner loop runs over neighbouring cells.
 */
export interface TransitionFactors {
  readonly into: Float64Array;
  readonly start: Float64Array;
}

/** Writes the label scores of a token with these feature rows into `scores`. */
export type ScoreToken = (features: Int32Array, scores: Float32Array) => void;

/** One text's sums, valid until the next call: matrices of `token × labelCount`. */
export interface ForwardBackward {
  /** Runs both passes; afterwards `probability` holds the labels' probabilities. */
  run(tokens: readonly Int32Array[], score: ScoreToken, factors: TransitionFactors): void;
  readonly forward: () => Float64Array;
  readonly probability: () => Float64Array;
  /** `emission × backward / scale` of a token: what a label brings to the sums of the token before. */
  readonly inflow: () => Float64Array;
}

const negligible = 1e-7;

/** Forward-backward with columns scaled to sum 1 (no length of text overflows) and negligible labels skipped. */
export function createForwardBackward(labelCount: number): ForwardBackward {
  let emission = new Float64Array(0);
  let forward = new Float64Array(0);
  let backward = new Float64Array(0);
  let inflow = new Float64Array(0);
  let probability = new Float64Array(0);
  const scores = new Float32Array(labelCount);
  const active = new Int32Array(labelCount);

  function reserve(cells: number): void {
    if (emission.length >= cells) return;
    const size = cells * 2;
    emission = new Float64Array(size);
    forward = new Float64Array(size);
    backward = new Float64Array(size);
    inflow = new Float64Array(size);
    probability = new Float64Array(size);
  }

  function emit(features: Int32Array, offset: number, score: ScoreToken): void {
    score(features, scores);
    let best = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < labelCount; label++) if (scores[label]! > best) best = scores[label]!;
    for (let label = 0; label < labelCount; label++) emission[offset + label] = Math.exp(scores[label]! - best);
  }

  function goForward(offset: number, factors: TransitionFactors): void {
    const before = offset - labelCount;
    let activeCount = 0;
    if (before >= 0) {
      for (let label = 0; label < labelCount; label++)
        if (forward[before + label]! > negligible) active[activeCount++] = label;
    }
    let total = 0;
    for (let label = 0; label < labelCount; label++) {
      let sum = 0;
      if (emission[offset + label]! > 1e-12) {
        const row = label * labelCount;
        if (before < 0) sum = isInside(label) ? 0 : factors.start[label]!;
        else if (isInside(label)) {
          sum =
            forward[before + label - 1]! * factors.into[row + label - 1]! +
            forward[before + label]! * factors.into[row + label]!;
        } else {
          for (let at = 0; at < activeCount; at++) {
            const previous = active[at]!;
            sum += forward[before + previous]! * factors.into[row + previous]!;
          }
        }
      }
      const value = sum * emission[offset + label]!;
      forward[offset + label] = value;
      total += value;
    }
    const scale = total > 0 ? 1 / total : 0;
    for (let label = 0; label < labelCount; label++) {
      forward[offset + label]! *= scale;
      inflow[offset + label] = emission[offset + label]! * scale;
    }
  }

  function goBackward(offset: number, factors: TransitionFactors): void {
    const after = offset + labelCount;
    let activeCount = 0;
    for (let label = 0; label < labelCount; label++) {
      backward[offset + label] = 0;
      if (forward[offset + label]! > negligible) active[activeCount++] = label;
    }
    for (let next = 0; next < labelCount; next++) {
      const factor = inflow[after + next]!;
      if (factor < negligible) continue;
      const row = next * labelCount;
      if (isInside(next)) {
        backward[offset + next - 1]! += factor * factors.into[row + next - 1]!;
        backward[offset + next]! += factor * factors.into[row + next]!;
      } else {
        for (let at = 0; at < activeCount; at++) {
          const label = active[at]!;
          backward[offset + label]! += factor * factors.into[row + label]!;
        }
      }
    }
  }

  function run(tokens: readonly Int32Array[], score: ScoreToken, factors: TransitionFactors): void {
    reserve(tokens.length * labelCount);
    tokens.forEach((features, at) => {
      emit(features, at * labelCount, score);
      goForward(at * labelCount, factors);
    });
    for (let at = tokens.length - 1; at >= 0; at--) {
      const offset = at * labelCount;
      if (at === tokens.length - 1) backward.fill(1, offset, offset + labelCount);
      else goBackward(offset, factors);
      for (let label = 0; label < labelCount; label++) {
        probability[offset + label] = forward[offset + label]! * backward[offset + label]!;
        inflow[offset + label]! *= backward[offset + label]!;
      }
    }
  }

  return { run, forward: () => forward, probability: () => probability, inflow: () => inflow };
}
