import { createRandom, shuffle } from '../numbers/random.ts';
import { createForwardBackward } from './forward-backward.ts';
import { isInside } from './label-set.ts';

/** A text as feature rows of each token, with the right label of each. */
export interface SequenceSample {
  readonly tokens: readonly Int32Array[];
  readonly labels: Int32Array;
}

export interface FitSequenceOptions {
  readonly labelCount: number;
  readonly featureCount: number;
  readonly rate: number;
  readonly epochs: number;
  readonly l2: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Dense weights: `feature × labelCount + label`, `label × labelCount + label before`, first labels. */
export interface FittedSequence {
  readonly state: Float32Array;
  readonly transition: Float32Array;
  readonly start: Float32Array;
}

const gradientFloor = 0.002;
const epsilon = 1e-3;

/** Weights with the running sums of squared gradients (AdaGrad). */
interface Trained {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}

function zeros(length: number): Trained {
  return { weights: new Float32Array(length), squares: new Float32Array(length) };
}

/**
 * Trains a linear-chain CRF by AdaGrad on the exact gradient (forward-backward), one text at a time, and returns the
 * weights (averaging them gained nothing beside falling steps). Deterministic for a seed. Throws the signal's reason when aborted.
 */
export function fitSequence(samples: readonly SequenceSample[], options: FitSequenceOptions): FittedSequence {
  const { labelCount, epochs, l2 } = options;
  const state = zeros(options.featureCount * labelCount);
  const transition = zeros(labelCount * labelCount);
  const start = zeros(labelCount);
  const factors = {
    into: new Float64Array(labelCount * labelCount).fill(1),
    start: new Float64Array(labelCount).fill(1),
  };
  const passes = createForwardBackward(labelCount);
  const gradient = new Float32Array(labelCount);
  const active = new Int32Array(labelCount);
  const cellGradient = new Float32Array(labelCount * labelCount);
  const touched = new Int32Array(labelCount * labelCount);
  const order = Int32Array.from(samples, (_, index) => index);
  const random = createRandom(options.seed);
  let step = options.rate;

  function score(features: Int32Array, scores: Float32Array): void {
    scores.fill(0);
    for (let at = 0; at < features.length; at++) {
      const offset = features[at]! * labelCount;
      for (let label = 0; label < labelCount; label++) scores[label]! += state.weights[offset + label]!;
    }
  }

  function move({ weights, squares }: Trained, place: number, slope: number): number {
    const value = weights[place]!;
    const full = slope + l2 * value;
    const square = squares[place]! + full * full;
    squares[place] = square;
    const moved = value - (step * full) / (Math.sqrt(square) + epsilon);
    weights[place] = moved;
    return moved;
  }

  function updateToken(features: Int32Array, offset: number, gold: number): void {
    const probability = passes.probability();
    let activeCount = 0;
    for (let label = 0; label < labelCount; label++) {
      const value = probability[offset + label]! - (label === gold ? 1 : 0);
      if (value > gradientFloor || value < -gradientFloor) {
        active[activeCount] = label;
        gradient[activeCount++] = value;
      }
    }
    for (const feature of features) {
      const row = feature * labelCount;
      for (let entry = 0; entry < activeCount; entry++) move(state, row + active[entry]!, gradient[entry]!);
    }
  }

  function gatherTransitions(labels: Int32Array): number {
    const forward = passes.forward();
    const inflow = passes.inflow();
    let count = 0;
    const add = (cell: number, value: number): void => {
      if (cellGradient[cell] === 0) touched[count++] = cell;
      cellGradient[cell]! += value;
    };
    for (let at = 1; at < labels.length; at++) {
      const offset = at * labelCount;
      for (let label = 0; label < labelCount; label++) {
        const factor = inflow[offset + label]!;
        if (factor < 1e-5) continue;
        const row = label * labelCount;
        const first = isInside(label) ? label - 1 : 0;
        const last = isInside(label) ? label : labelCount - 1;
        for (let before = first; before <= last; before++) {
          const value = forward[offset - labelCount + before]! * factors.into[row + before]! * factor;
          if (value > 1e-3) add(row + before, value);
        }
      }
      add(labels[at]! * labelCount + labels[at - 1]!, -1);
    }
    return count;
  }

  function learn({ tokens, labels }: SequenceSample): void {
    passes.run(tokens, score, factors);
    tokens.forEach((features, at) => {
      updateToken(features, at * labelCount, labels[at]!);
    });
    const count = gatherTransitions(labels);
    for (let at = 0; at < count; at++) {
      const cell = touched[at]!;
      const slope = cellGradient[cell]!;
      cellGradient[cell] = 0;
      if (slope > gradientFloor || slope < -gradientFloor) factors.into[cell] = Math.exp(move(transition, cell, slope));
    }
    for (let label = 0; label < labelCount; label++) {
      const slope = passes.probability()[label]! - (label === labels[0] ? 1 : 0);
      if (slope > gradientFloor || slope < -gradientFloor) factors.start[label] = Math.exp(move(start, label, slope));
    }
  }

  for (let epoch = 0; epoch < epochs; epoch++) {
    options.signal?.throwIfAborted();
    step = options.rate * (1 - (0.9 * epoch) / epochs);
    shuffle(order, random);
    for (const index of order) {
      const sample = samples[index]!;
      if (sample.tokens.length > 0) learn(sample);
    }
    options.onProgress?.((epoch + 1) / epochs);
  }
  return { state: state.weights, transition: transition.weights, start: start.weights };
}
