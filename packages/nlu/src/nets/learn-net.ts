import { code } from '../kernels/generated/net.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';
import type { NetLayers } from '../model/nlu-model.ts';
import { type QuantisedMatrix, quantise } from '../numbers/quantised-matrix.ts';
import { createRandom, type Random } from '../numbers/random.ts';
import { learnInBatches } from './learn-in-batches.ts';
import { filterCount, layNetOut, type NetOutputs, type NetSamples, placeNetParts, placeSlots } from './net-memory.ts';
import { slotCount, slotSizes, wordSlots } from './net-slots.ts';
import { fillRandomly, filtersByPlace, nothing, randomRange, withoutFilling } from './net-weights.ts';

export interface FitNetOptions {
  readonly labelCount: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** What nets of labels and of intents do differently. */
export interface LearnNetOptions extends FitNetOptions, NetOutputs {
  readonly epochs: number;
  /** What the label of a word weighs beside the intent of the text. */
  readonly labelWeight: number;
  /** How often a text is shown without its intent. */
  readonly intentHidden: number;
  /** How often one of the highest values that say the intent is left out. */
  readonly highestHidden: number;
}

/** A net that has learned, its weights in their parts. */
export interface LearnedNet {
  readonly layers: NetLayers;
  readonly parts: ReturnType<typeof placeNetParts>['parts'];
  readonly weights: Float32Array;
  /** The rows of labels, or of intents, between two parts, in 8 bit, without what fills the rows up. */
  readonly rows: (from: number, end: number, count: number) => QuantisedMatrix;
}

interface Kernel {
  /** See `kernels/net.ts`. */
  readonly learn: (from: number, end: number, step: number, embeddingStep: number, epsilon: number) => void;
  readonly randomState: WebAssembly.Global;
}

/** Texts that a step is made for. */
const batchSize = 48;
const rate = 0.003;
/** Embeddings move only where their words stand, so they move further. */
const embeddingRate = 4;
/** How often a slot of a word, its spelling with its lemma, and a number of a hidden layer are left out. */
const shares = { feature: 0.2, word: 0.2, hidden: 0.3 };
/** Of the means of slopes and of their squares, as the kernel's `moveAdam` has them. */
const meanKept = 0.9;
const squareKept = 0.99;
const epsilon = 1e-8;

/**
 * Learns a net of two layers of filters, each over three words, by Adam on small batches: the label of each word from both
 * layers where it stands and from the highest values of the second; the intent, where it is to say it, from the highest values of
 * both. Slots and hidden values are left out at random, as of words that are new. The slopes of a batch are sums, and so is what
 * `epsilon` is held against. Deterministic for a seed; throws the signal's reason when aborted.
 */
export function learnNet(samples: NetSamples, options: LearnNetOptions): LearnedNet {
  const { labelCount, epochs, signal, onProgress } = options;
  const { vectorSize } = samples;
  const { parts, weightCount, labelLength, intentLength } = placeNetParts(vectorSize, options);
  const { memory, arrays, tokenLimit } = layNetOut(samples, options, batchSize);
  const kernel = openKernel<Kernel>(code, memory);
  const bytes = arrays.weights.BYTES_PER_ELEMENT;
  setKernel(kernel, {
    ...arrays,
    tokenLimit,
    filterCount: filterCount,
    labelLength,
    intentLength,
    labelWeight: labelCount > 1 ? options.labelWeight : 0,
    slotCount,
    wordSlots,
    weightCount,
    featureHiddenBelow: shares.feature * randomRange,
    wordHiddenBelow: shares.word * randomRange,
    intentHiddenBelow: options.intentHidden * randomRange,
    hiddenBelow: shares.hidden * randomRange,
    highestHiddenBelow: options.highestHidden * randomRange,
    firstAt: parts.first * bytes,
    firstBiasAt: parts.firstBias * bytes,
    secondAt: parts.second * bytes,
    secondBiasAt: parts.secondBias * bytes,
    labelsAt: parts.labels * bytes,
    contextAt: parts.context * bytes,
    labelBiasAt: parts.labelBias * bytes,
    intentsAt: parts.intents * bytes,
    intentBiasAt: parts.intentBias * bytes,
  });
  const random = createRandom(options.seed);
  begin(arrays, vectorSize, options, random);
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
  return {
    layers: roundLayers(arrays, samples, parts),
    parts,
    weights: arrays.weights,
    rows: (from, end, count) =>
      quantise(
        withoutFilling(arrays.weights.subarray(from, end), from < parts.labelBias ? labelLength : intentLength, count),
        count,
        0,
      ),
  };
}

interface Learned {
  readonly embeddings: Float32Array;
  readonly weights: Float32Array;
}

function begin({ embeddings, weights }: Learned, vectorSize: number, outputs: NetOutputs, random: Random): void {
  const { parts, inputSize, weightCount } = placeNetParts(vectorSize, outputs);
  fillRandomly(embeddings, 0, embeddings.length, 0.1, random);
  fillRandomly(weights, parts.first, parts.firstBias, 1 / Math.sqrt(inputSize), random);
  fillRandomly(weights, parts.second, parts.secondBias, 1 / Math.sqrt(filterCount), random);
  fillRandomly(weights, parts.labels, parts.labelBias, 0.1, random);
  fillRandomly(weights, parts.intents, parts.intentBias, 0.1, random);
  weights.fill(nothing, parts.labelBias + outputs.labelCount, parts.intents);
  weights.fill(nothing, parts.intentBias + outputs.intentCount, weightCount);
}

/** The layers in 8 bit, a scale a row. */
function roundLayers({ embeddings, weights }: Learned, samples: NetSamples, parts: LearnedNet['parts']): NetLayers {
  const { starts } = placeSlots(samples.slotLengths);
  return {
    embeddings: slotSizes.map((size, slot) => {
      const from = starts[slot]!;
      return quantise(embeddings.subarray(from, from + size * samples.slotLengths[slot]!), size, 0);
    }),
    first: quantise(filtersByPlace(weights.subarray(parts.first, parts.firstBias), filterCount), filterCount, 0),
    firstBias: weights.slice(parts.firstBias, parts.second),
    second: quantise(weights.subarray(parts.second, parts.secondBias), filterCount, 0),
    secondBias: weights.slice(parts.secondBias, parts.labels),
  };
}
