import { layOut } from '../kernels/lay-out.ts';
import { slotCount, slotSizes } from './net-slots.ts';

/** Filters of each of the two layers. */
export const filterCount = 64;
/** Words that a filter sees. */
export const places = 3;
/** Layers whose highest values say the intent. */
export const highestLayers = 2;
const rowUnit = 16;

/** What a net says; `intentCount` is 0 for one that says labels alone. */
export interface NetOutputs {
  readonly labelCount: number;
  readonly intentCount: number;
}

/** A row of so many numbers, filled up. */
export function rowLengthOf(count: number): number {
  return Math.ceil(count / rowUnit) * rowUnit;
}

/** An even number above the most tokens that so many texts of these lengths can have together. */
function mostTokens(lengths: readonly number[], textCount: number): number {
  const most = lengths
    .toSorted((one, other) => other - one)
    .slice(0, textCount)
    .reduce((sum, length) => sum + length, 0);
  return 2 * Math.ceil((most + 1) / 2);
}

/** Texts to learn from, all their tokens one after another. */
export interface NetSamples {
  /** Tokens of text `x`: `textStarts[x] … textStarts[x + 1]`. */
  readonly textStarts: Int32Array;
  /** Of each token the label and the row of its vectors. */
  readonly labels: Int32Array;
  readonly vectorRows: Int32Array;
  /** Of each text the intent, where the net is to say it. */
  readonly intents?: Int32Array | undefined;
  /** Of each token `slotCount` rows of embeddings, a slot each; 0 is the unknown one. */
  readonly slotRows: Int32Array;
  /** Rows of embeddings of each slot. */
  readonly slotLengths: readonly number[];
  readonly vectors: Float32Array;
  /** Numbers of a row of `vectors`. */
  readonly vectorSize: number;
}

/** Where each part of a net's weights begins, in numbers, and how many there are in all; the first layer as `filtersByPlace` takes it. */
export function placeNetParts(vectorSize: number, { labelCount, intentCount }: NetOutputs) {
  const inputSize = vectorSize + slotSizes.reduce((sum, size) => sum + size, 0);
  const labelLength = rowLengthOf(labelCount);
  const intentLength = rowLengthOf(intentCount);
  let end = 0;
  const at = (length: number): number => {
    end += length;
    return end - length;
  };
  const parts = {
    first: at(places * inputSize * filterCount),
    firstBias: at(filterCount),
    second: at(places * filterCount * filterCount),
    secondBias: at(filterCount),
    labels: at(2 * filterCount * labelLength),
    context: at(filterCount * labelLength),
    labelBias: at(labelLength),
    intents: at(highestLayers * filterCount * intentLength),
    intentBias: at(intentLength),
  };
  return { parts, weightCount: end, inputSize, labelLength, intentLength };
}

/** Where the embeddings of each slot begin, in numbers, and how many there are in all. */
export function placeSlots(slotLengths: readonly number[]): {
  readonly starts: readonly number[];
  readonly length: number;
} {
  let length = 0;
  const starts = slotSizes.map((size, slot) => {
    length += size * slotLengths[slot]!;
    return length - size * slotLengths[slot]!;
  });
  return { starts, length };
}

/** Where each slot begins in a word's inputs, and behind them, as the kernel has it, that of the vectors, which stand first. */
function placesOfSlots(vectorSize: number): number[] {
  let place = vectorSize;
  const starts = slotSizes.map((size) => {
    place += size;
    return place - size;
  });
  return [...starts, 0];
}

/**
 * Everything that the kernel `net` works on, named as it names it: the samples, weights of 0, room for a batch. Throws a
 * `RangeError` for vectors of an odd size: the kernel takes two of their numbers at a time.
 */
export function layNetOut(samples: NetSamples, outputs: NetOutputs, batchSize: number) {
  const { textStarts, labels, vectorRows, slotRows, vectors, vectorSize } = samples;
  if (vectorSize % 2 !== 0) throw new RangeError(`Vectors of ${vectorSize} numbers: nets take an even number of them.`);
  const { weightCount, inputSize, labelLength, intentLength } = placeNetParts(vectorSize, outputs);
  const { starts, length } = placeSlots(samples.slotLengths);
  const tokenLimit = mostTokens(
    Array.from(textStarts.subarray(1), (end, text) => end - textStarts[text]!),
    batchSize,
  );
  const kinds = slotCount + 1;
  const rows = tokenLimit + batchSize + 1;
  const filters = rows * filterCount;
  const wholeFilters = outputs.intentCount > 0 ? filters : 0;
  const ofTexts = highestLayers * batchSize * filterCount;
  const { memory, arrays } = layOut({
    textStarts: ['i32', textStarts.length],
    order: ['i32', textStarts.length - 1],
    vectorPlaces: ['i32', labels.length],
    golds: ['i32', labels.length],
    intents: ['i32', samples.intents?.length ?? 0],
    features: ['i32', slotRows.length],
    slotPlaces: ['i32', kinds],
    slotSizes: ['i32', kinds],
    slotUnknown: ['i32', slotCount],
    vectors: ['f32', vectors.length],
    embeddings: ['f32', length],
    embeddingMeans: ['f32', length],
    embeddingSquares: ['f32', length],
    weights: ['f32', weightCount],
    means: ['f32', weightCount],
    squares: ['f32', weightCount],
    slopes: ['f32', weightCount],
    tokenRows: ['i32', tokenLimit],
    rowStarts: ['i32', batchSize + 1],
    kept: ['i32', tokenLimit * kinds],
    listed: ['i32', tokenLimit * kinds],
    featureCounts: ['i32', kinds],
    inputs: ['f32', tokenLimit * inputSize],
    numberOf: ['i32', Math.max(length, vectors.length)],
    brought: ['f32', tokenLimit * places * filterCount],
    firstValues: ['f32', filters],
    secondValues: ['f32', filters],
    firstWhole: ['f32', wholeFilters],
    secondWhole: ['f32', wholeFilters],
    firstSlopes: ['f32', filters],
    secondSlopes: ['f32', filters],
    labelErrors: ['f32', rows * labelLength],
    pooled: ['f32', batchSize * filterCount],
    bestAt: ['i32', batchSize * filterCount],
    pooledSlopes: ['f32', batchSize * filterCount],
    contextErrors: ['f32', batchSize * labelLength],
    highest: ['f32', ofTexts],
    highestKept: ['f32', ofTexts],
    highestAt: ['i32', ofTexts],
    highestSlopes: ['f32', ofTexts],
    intentErrors: ['f32', batchSize * intentLength],
    secondTurned: ['f32', places * filterCount * filterCount],
    valueSlopes: ['f32', filterCount],
    list: ['f32', 2 * Math.max(rows, places * filterCount) + 2],
  });
  arrays.textStarts.set(textStarts);
  for (let at = 0; at < vectorRows.length; at++) arrays.vectorPlaces[at] = vectorRows[at]! * vectorSize;
  arrays.golds.set(labels);
  if (samples.intents !== undefined) arrays.intents.set(samples.intents);
  arrays.vectors.set(vectors);
  arrays.slotSizes.set([...slotSizes, vectorSize]);
  arrays.slotUnknown.set(starts);
  arrays.slotPlaces.set(placesOfSlots(vectorSize));
  for (let at = 0; at < slotRows.length; at++) {
    const slot = at % slotCount;
    arrays.features[at] = starts[slot]! + slotRows[at]! * slotSizes[slot]!;
  }
  for (let text = 0; text < arrays.order.length; text++) arrays.order[text] = text;
  return { memory, arrays, tokenLimit };
}
