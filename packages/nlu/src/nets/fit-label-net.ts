import { code } from '../kernels/generated/label-net.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';
import type { LabelNetWeights } from '../model/nlu-model.ts';
import { type QuantisedMatrix, quantise } from '../numbers/quantised-matrix.ts';
import { createRandom, type Random } from '../numbers/random.ts';
import {
  type LabelNetSamples,
  labelFilterCount,
  layLabelNetOut,
  placeLabelParts,
  placeSlots,
} from './label-net-memory.ts';
import { slotCount, slotSizes, wordSlots } from './label-net-slots.ts';
import { learnInBatches } from './learn-in-batches.ts';
import { fillRandomly, filtersByPlace, nothing, randomRange, withoutFilling } from './net-weights.ts';

export interface FitLabelNetOptions {
  readonly labelCount: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

interface Kernel {
  /** See `kernels/label-net.ts`. */
  readonly learn: (from: number, end: number, step: number, embeddingStep: number, epsilon: number) => void;
  readonly randomState: WebAssembly.Global;
}

/** Texts that a step is made for. */
const batchSize = 48;
const epochs = 10;
const rate = 0.003;
/** Embeddings move only where their words stand, so they move further. */
const embeddingRate = 4;
/** How often a slot of a word, its spelling with its lemma, the intent, and a number of a hidden layer are left out. */
const shares = { feature: 0.2, word: 0.2, intent: 0.15, hidden: 0.3 };
/** Of the means of slopes and of their squares, as the kernel's `moveAdam` has them. */
const meanKept = 0.9;
const squareKept = 0.99;
const epsilon = 1e-8;

/**
 * Learns a label net by Adam on small batches: the label of each word from two layers of filters, each over three words, and
 * from the highest values of the second. Slots and hidden values are left out at random, as of words that are new. The slopes
 * of a batch are sums, and so is what `epsilon` is held against. Deterministic for a seed; throws the signal's reason when
 * aborted.
 */
export function fitLabelNet(samples: LabelNetSamples, options: FitLabelNetOptions): LabelNetWeights {
  const { labelCount, signal, onProgress } = options;
  const { vectorSize } = samples;
  const { parts, weightCount, labelLength } = placeLabelParts(vectorSize, labelCount);
  const { memory, arrays, tokenLimit } = layLabelNetOut(samples, labelCount, batchSize);
  const kernel = openKernel<Kernel>(code, memory);
  const bytes = arrays.weights.BYTES_PER_ELEMENT;
  setKernel(kernel, {
    ...arrays,
    tokenLimit,
    filterCount: labelFilterCount,
    labelLength,
    slotCount,
    wordSlots,
    weightCount,
    featureHiddenBelow: shares.feature * randomRange,
    wordHiddenBelow: shares.word * randomRange,
    intentHiddenBelow: shares.intent * randomRange,
    hiddenBelow: shares.hidden * randomRange,
    firstAt: parts.first * bytes,
    firstBiasAt: parts.firstBias * bytes,
    secondAt: parts.second * bytes,
    secondBiasAt: parts.secondBias * bytes,
    labelsAt: parts.labels * bytes,
    contextAt: parts.context * bytes,
    labelBiasAt: parts.labelBias * bytes,
  });
  const random = createRandom(options.seed);
  begin(arrays, vectorSize, labelCount, random);
  const { order } = arrays;
  const total = epochs * order.length;
  let steps = 0;
  learnInBatches(kernel, {
    order,
    batchSize,
    epochs,
    random,
    signal,
    onProgress,
    learn(from, end, shown) {
      steps++;
      const squareBias = Math.sqrt(1 - squareKept ** steps);
      const step = (rate * (1 - (0.95 * shown) / total) * squareBias) / (1 - meanKept ** steps);
      kernel.learn(from, end, step, embeddingRate * step, epsilon * squareBias * (end - from));
    },
  });
  return roundNet(arrays, samples, labelCount);
}

interface Learned {
  readonly embeddings: Float32Array;
  readonly weights: Float32Array;
}

function begin({ embeddings, weights }: Learned, vectorSize: number, labelCount: number, random: Random): void {
  const { parts, inputSize, labelLength } = placeLabelParts(vectorSize, labelCount);
  fillRandomly(embeddings, 0, embeddings.length, 0.1, random);
  fillRandomly(weights, parts.first, parts.firstBias, 1 / Math.sqrt(inputSize), random);
  fillRandomly(weights, parts.second, parts.secondBias, 1 / Math.sqrt(labelFilterCount), random);
  fillRandomly(weights, parts.labels, parts.labelBias, 0.1, random);
  weights.fill(nothing, parts.labelBias + labelCount, parts.labelBias + labelLength);
}

/** The net in 8 bit, a scale a row, without what fills the rows up. */
function roundNet({ embeddings, weights }: Learned, samples: LabelNetSamples, labelCount: number): LabelNetWeights {
  const { parts, labelLength } = placeLabelParts(samples.vectorSize, labelCount);
  const { starts } = placeSlots(samples.slotLengths);
  /** The rows of labels between two parts. */
  const labelRows = (from: number, end: number): QuantisedMatrix =>
    quantise(withoutFilling(weights.subarray(from, end), labelLength, labelCount), labelCount, 0);
  return {
    embeddings: slotSizes.map((size, slot) => {
      const from = starts[slot]!;
      return quantise(embeddings.subarray(from, from + size * samples.slotLengths[slot]!), size, 0);
    }),
    first: quantise(
      filtersByPlace(weights.subarray(parts.first, parts.firstBias), labelFilterCount),
      labelFilterCount,
      0,
    ),
    firstBias: weights.slice(parts.firstBias, parts.second),
    second: quantise(weights.subarray(parts.second, parts.secondBias), labelFilterCount, 0),
    secondBias: weights.slice(parts.secondBias, parts.labels),
    labels: labelRows(parts.labels, parts.context),
    context: labelRows(parts.context, parts.labelBias),
    labelBias: weights.slice(parts.labelBias, parts.labelBias + labelCount),
  };
}
