import { code } from '../kernels/generated/sequence.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';
import type { MatrixEntries } from '../numbers/quantised-matrix.ts';
import { createRandom, shuffle } from '../numbers/random.ts';
import { labelsOfTexts, laySequencesOut, type SequenceSamples } from './sequence-memory.ts';
import { listWeights, placeFeatures } from './state-rows.ts';
import { listTransitions, type TransitionTable } from './transition-table.ts';

export interface FitSequenceOptions {
  readonly labelCount: number;
  /** How often each feature stands in the samples. */
  readonly frequency: Uint32Array;
  readonly rate: number;
  readonly epochs: number;
  readonly l2: number;
  /** Share of a token's features that are hidden at each visit, so that no word is relied on alone. */
  readonly dropout: number;
  /** How often all rare features of a token are hidden at once, as those of a word that nobody has seen are. */
  readonly rareDropout: number;
  /**
   * A slope (a label's probability less what it should be) below this moves weights as if it were so large, with the
   * probability that makes it the same on average (Wangni et al. 2018, Gradient sparsification); 0: each as it is.
   */
  readonly smallSlope: number;
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

interface Kernel {
  /** See `kernels/sequence.ts`. */
  readonly learn: (from: number, end: number, step: number, isFull: boolean, chooses: boolean) => void;
  readonly randomState: WebAssembly.Global;
}

/** Texts between two reports of progress; few, since V8 runs its better code of a kernel only from the next call on. */
const textsATurn = 500;

/**
 * Trains a linear-chain CRF by AdaGrad on the exact gradient (forward-backward), one text at a time, and returns the
 * weights (averaging them gained nothing beside falling steps). All labels are weighed at first; afterwards only those of
 * a token that were probable, since the others take most of the time and move next to nothing. Deterministic for a seed.
 * Throws the signal's reason when aborted.
 */
export function fitSequence(samples: SequenceSamples, options: FitSequenceOptions): FittedSequence {
  const { labelCount, epochs, signal, onProgress } = options;
  const places = placeFeatures(options.frequency, labelCount);
  const table = listTransitions(labelsOfTexts(samples), labelCount);
  const pairCount = table.before.length;
  const { memory, arrays } = laySequencesOut(samples, places, table);
  const kernel = openKernel<Kernel>(code, memory);
  setKernel(kernel, {
    ...arrays,
    squares: arrays.weights.subarray(places.rowLength),
    labelCount,
    pairCount,
    rowLength: places.rowLength,
    l2: options.l2,
    smallSlope: options.smallSlope,
    rareHiddenBelow: Math.ceil(options.rareDropout * 2 ** 32),
    hiddenBelow: Math.ceil(options.dropout * 2 ** 32),
  });
  // A label that only hidden words speak for looks improbable at one visit, so there it is not asked at each.
  const narrows = options.rareDropout === 0;
  const fullEpochs = narrows ? 1 : 2;
  const { order } = arrays;
  for (let text = 0; text < order.length; text++) order[text] = text;
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const step = options.rate * (1 - (0.9 * epoch) / epochs);
    setKernel(kernel, { randomState: random.state });
    for (let from = 0; from < order.length; from += textsATurn) {
      signal?.throwIfAborted();
      const end = Math.min(from + textsATurn, order.length);
      kernel.learn(from, end, step, epoch < fullEpochs, narrows || epoch === fullEpochs - 1);
      onProgress?.((epoch + end / order.length) / epochs);
    }
    random.state = kernel.randomState.value;
  }
  table.weights.set(arrays.pairWeights.subarray(0, pairCount));
  table.other = arrays.pairWeights[pairCount]!;
  return { state: listWeights(places, arrays, options.floor), table, start: arrays.startWeights.slice() };
}
