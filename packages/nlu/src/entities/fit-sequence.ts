import type { MatrixEntries } from '../numbers/quantised-matrix.ts';
import { createRandom, shuffle } from '../numbers/random.ts';
import { createForwardBackward } from './forward-backward.ts';
import { isInside } from './label-set.ts';
import { createStateWeights } from './state-weights.ts';
import { listTransitions, type TransitionTable } from './transition-table.ts';

/** A text as feature rows of each token, with the right label of each. */
export interface SequenceSample {
  readonly tokens: readonly Int32Array[];
  readonly labels: Int32Array;
}

export interface FitSequenceOptions {
  readonly labelCount: number;
  /** How often each feature stands in the samples. */
  readonly frequency: Uint32Array;
  readonly rate: number;
  readonly epochs: number;
  readonly l2: number;
  /** Share of a token's features that are hidden at each visit, so that no word is relied on alone. */
  readonly dropout: number;
  /** Smaller weights are left out of the result. */
  readonly floor: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export interface FittedSequence {
  /** Weights of features (rows) and labels (columns). */
  readonly state: MatrixEntries;
  readonly table: TransitionTable;
  readonly start: Float32Array;
}

const gradientFloor = 0.002;
const epsilon = 1e-3;
const noFeatures = new Int32Array(0);
/** Epochs at the beginning that weigh all labels; afterwards a token's improbable labels are left out. */
const fullEpochs = 2;
/** Labels less probable than this at a token are left out: their gradient would move next to nothing. */
const candidateFloor = 0.001;

/**
 * Trains a linear-chain CRF by AdaGrad on the exact gradient (forward-backward), one text at a time, and returns the
 * weights (averaging them gained nothing beside falling steps). Deterministic for a seed. Throws the signal's reason when aborted.
 */
export function fitSequence(samples: readonly SequenceSample[], options: FitSequenceOptions): FittedSequence {
  const { labelCount, epochs, l2, dropout } = options;
  const state = createStateWeights(options.frequency, labelCount, l2);
  const table = listTransitions(
    samples.map(({ labels }) => labels),
    labelCount,
  );
  const { first, before: origins } = table;
  const pairCount = origins.length;
  const start = new Float32Array(labelCount);
  const squares = { pairs: new Float32Array(pairCount), other: 0, start: new Float32Array(labelCount) };
  const factors = {
    pairs: new Float64Array(pairCount).fill(1),
    other: 1,
    start: new Float64Array(labelCount).fill(1),
  };
  const passes = createForwardBackward(table);
  const gradient = { labels: new Int32Array(labelCount), slopes: new Float32Array(labelCount), count: 0 };
  const pairSlopes = new Float64Array(pairCount);
  const longest = samples.reduce((most, { tokens }) => Math.max(most, tokens.length), 0);
  const values = new Float32Array(longest * labelCount);
  const allLabels = Uint16Array.from(start, (_, label) => label);
  /** Of each sample the labels that its tokens may have; all of them in the first epochs. */
  const candidates: (readonly Uint16Array[])[] = samples.map(({ labels }) => Array.from(labels, () => allLabels));
  const order = Int32Array.from(samples, (_, index) => index);
  const random = createRandom(options.seed);
  let step = options.rate;

  function hideSome(features: Int32Array): Int32Array {
    if (dropout === 0) return features;
    const kept = new Int32Array(features.length);
    let count = 0;
    for (let at = 0; at < features.length; at++) if (random() >= dropout) kept[count++] = features[at]!;
    return kept.subarray(0, count);
  }

  /** A token without features; the numbers that `hideSome` would draw are passed over, so that all others stay the same. */
  function passOver(features: Int32Array): Int32Array {
    if (dropout > 0) random.skip(features.length);
    return noFeatures;
  }

  function probableLabels(labels: Int32Array): readonly Uint16Array[] {
    const probability = passes.probability();
    return Array.from(labels, (gold, at) => {
      const probable: number[] = [];
      for (let label = 0; label < labelCount; label++)
        if (label === gold || probability[at * labelCount + label]! > candidateFloor) probable.push(label);
      return Uint16Array.from(probable);
    });
  }

  function updateToken(features: Int32Array, offset: number, gold: number, known: Uint16Array): void {
    const probability = passes.probability();
    gradient.count = 0;
    for (let entry = 0; entry < known.length; entry++) {
      const label = known[entry]!;
      const slope = probability[offset + label]! - (label === gold ? 1 : 0);
      if (slope <= gradientFloor && slope >= -gradientFloor) continue;
      gradient.labels[gradient.count] = label;
      gradient.slopes[gradient.count++] = slope;
    }
    if (gradient.count > 0) state.update(features, gradient, step);
  }

  /** Expected less right counts of the listed pairs into `pairSlopes`; returns the expected count of all others. */
  function gatherTransitions(labels: Int32Array, known: readonly Uint16Array[]): number {
    const forward = passes.forward();
    const inflow = passes.inflow();
    let unlisted = 0;
    for (let at = 1; at < labels.length; at++) {
      const offset = at * labelCount;
      const before = offset - labelCount;
      const here = known[at]!;
      for (let entry = 0; entry < here.length; entry++) {
        const label = here[entry]!;
        const factor = inflow[offset + label]!;
        if (factor < 1e-5) continue;
        let rest = 1;
        const last = first[label + 1]!;
        for (let pair = first[label]!; pair < last; pair++) {
          const share = forward[before + origins[pair]!]!;
          rest -= share;
          pairSlopes[pair]! += share * factors.pairs[pair]! * factor;
        }
        if (!isInside(label) && rest > 0) unlisted += rest * factors.other * factor;
      }
      const gold = labels[at]!;
      for (let pair = first[gold]!; pair < first[gold + 1]!; pair++)
        if (origins[pair] === labels[at - 1]) pairSlopes[pair]! -= 1;
    }
    return unlisted;
  }

  function moveTransitions(unlisted: number): void {
    for (let pair = 0; pair < pairCount; pair++) {
      const slope = pairSlopes[pair]!;
      if (slope === 0) continue;
      pairSlopes[pair] = 0;
      if (slope <= gradientFloor && slope >= -gradientFloor) continue;
      const full = slope + l2 * table.weights[pair]!;
      squares.pairs[pair]! += full * full;
      table.weights[pair]! -= (step * full) / (Math.sqrt(squares.pairs[pair]!) + epsilon);
      factors.pairs[pair] = Math.exp(table.weights[pair]!);
    }
    if (unlisted <= gradientFloor) return;
    const full = unlisted + l2 * table.other;
    squares.other += full * full;
    table.other -= (step * full) / (Math.sqrt(squares.other) + epsilon);
    factors.other = Math.exp(table.other);
  }

  function moveStart(gold: number): void {
    const probability = passes.probability();
    for (let label = 0; label < labelCount; label++) {
      const slope = probability[label]! - (label === gold ? 1 : 0);
      if (slope <= gradientFloor && slope >= -gradientFloor) continue;
      const full = slope + l2 * start[label]!;
      squares.start[label]! += full * full;
      start[label]! -= (step * full) / (Math.sqrt(squares.start[label]!) + epsilon);
      factors.start[label] = Math.exp(start[label]!);
    }
  }

  for (let epoch = 0; epoch < epochs; epoch++) {
    options.signal?.throwIfAborted();
    step = options.rate * (1 - (0.9 * epoch) / epochs);
    const isFull = epoch < fullEpochs;
    shuffle(order, random);
    for (const index of order) {
      const sample = samples[index]!;
      const known = candidates[index]!;
      if (sample.tokens.length === 0 || known.every(isDecided)) continue;
      const { labels } = sample;
      const tokens = sample.tokens.map((features, at) =>
        isDecided(known[at]!) ? passOver(features) : hideSome(features),
      );
      for (let at = 0; at < tokens.length; at++) state.score(tokens[at]!, values, at * labelCount, known[at]!);
      passes.run({ count: tokens.length, values, candidates: isFull ? undefined : known }, factors);
      if (epoch === fullEpochs - 1) candidates[index] = probableLabels(labels);
      for (let at = 0; at < tokens.length; at++) updateToken(tokens[at]!, at * labelCount, labels[at]!, known[at]!);
      moveTransitions(gatherTransitions(labels, known));
      moveStart(labels[0]!);
    }
    options.onProgress?.((epoch + 1) / epochs);
  }
  return { state: state.entries(options.floor), table, start };
}

/** Only the right label is left: nothing to learn, and its score is of no account. */
function isDecided(candidates: Uint16Array): boolean {
  return candidates.length === 1;
}
