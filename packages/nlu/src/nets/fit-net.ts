import { code } from '../kernels/generated/net.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';
import type { Net } from '../model/nlu-model.ts';
import { quantise } from '../numbers/quantised-matrix.ts';
import { createRandom, type Random } from '../numbers/random.ts';
import { learnInBatches } from './learn-in-batches.ts';
import { embeddingSize, filterCount, layNetOut, type NetSample, type NetShape, placeParts } from './net-memory.ts';
import { fillRandomly, filtersByPlace, nothing, randomRange, withoutFilling } from './net-weights.ts';

export interface FitNetOptions extends NetShape {
  readonly epochs: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

interface Kernel {
  /** See `kernels/net.ts`. */
  readonly learn: (from: number, end: number, step: number) => void;
  readonly randomState: WebAssembly.Global;
}

/** Texts that a step is made for. */
const batchSize = 8;
const rate = 0.07;
/** What the label of a word weighs beside the intent of the text. */
const labelWeight = 0.5;
const unknownShare = 0.2;
const hiddenShare = 0.3;

/**
 * Learns a net by AdaGrad on small batches: the intent of a text from the highest value of each filter; the label of a
 * word from the filters where it stands and those highest values, so that the filters learn what the words are. Words are
 * made unknown and hidden values left out at random. Deterministic for a seed; throws the signal's reason when aborted.
 */
export function fitNet(samples: readonly NetSample[], options: FitNetOptions): Net {
  const { epochs, signal, onProgress, labelCount, vectorSize } = options;
  const { parts, weightCount, intentLength, labelLength } = placeParts(options);
  const { memory, arrays } = layNetOut(samples, options, batchSize);
  const kernel = openKernel<Kernel>(code, memory);
  const bytes = arrays.weights.BYTES_PER_ELEMENT;
  setKernel(kernel, {
    ...arrays,
    vectorSize,
    embeddingSize,
    filterCount,
    intentLength,
    labelLength,
    weightCount,
    labelWeight: labelCount > 1 ? labelWeight : 0,
    unknownBelow: unknownShare * randomRange,
    hiddenBelow: hiddenShare * randomRange,
    convolutionAt: parts.convolution * bytes,
    filterBiasAt: parts.filterBias * bytes,
    intentsAt: parts.intents * bytes,
    intentBiasAt: parts.intentBias * bytes,
    labelsAt: parts.labels * bytes,
    contextAt: parts.context * bytes,
    labelBiasAt: parts.labelBias * bytes,
  });
  const random = createRandom(options.seed);
  begin(arrays, options, random);
  const { order } = arrays;
  const total = epochs * order.length;
  learnInBatches(kernel, {
    order,
    batchSize,
    epochs,
    random,
    signal,
    onProgress,
    learn: (from, end, shown) => kernel.learn(from, end, rate * (1 - (0.9 * shown) / total)),
  });
  return roundNet(arrays, options);
}

function begin(
  { embeddings, weights }: { readonly embeddings: Float32Array; readonly weights: Float32Array },
  shape: NetShape,
  random: Random,
): void {
  const { parts, intentLength, labelLength, inputSize } = placeParts(shape);
  fillRandomly(embeddings, 0, embeddings.length, 0.15, random);
  fillRandomly(weights, parts.convolution, parts.filterBias, 1 / Math.sqrt(inputSize), random);
  fillRandomly(weights, parts.intents, parts.intentBias, 0.1, random);
  fillRandomly(weights, parts.labels, parts.context, 0.1, random);
  fillRandomly(weights, parts.context, parts.labelBias, 0.02, random);
  weights.fill(nothing, parts.intentBias + shape.intentCount, parts.intentBias + intentLength);
  weights.fill(nothing, parts.labelBias + shape.labelCount, parts.labelBias + labelLength);
}

/** The net in 8 bit, a scale a row, without what fills the rows up and without the labels, which only help to learn. */
function roundNet(
  { embeddings, weights }: { readonly embeddings: Float32Array; readonly weights: Float32Array },
  shape: NetShape,
): Net {
  const { intentCount } = shape;
  const { parts, intentLength } = placeParts(shape);
  const intents = withoutFilling(weights.subarray(parts.intents, parts.intentBias), intentLength, intentCount);
  return {
    embeddings: quantise(embeddings, embeddingSize, 0),
    convolution: quantise(
      filtersByPlace(weights.subarray(parts.convolution, parts.filterBias), filterCount),
      filterCount,
      0,
    ),
    filterBias: weights.slice(parts.filterBias, parts.intents),
    intents: quantise(intents, intentCount, 0),
    intentBias: weights.slice(parts.intentBias, parts.intentBias + intentCount),
  };
}
