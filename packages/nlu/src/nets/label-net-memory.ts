import { layOut } from '../kernels/lay-out.ts';
import { slotCount, slotSizes } from './label-net-slots.ts';
import { places, rowLengthOf } from './net-memory.ts';

/** Filters of each of the two layers. */
export const labelFilterCount = 64;

/** Texts to learn from, all their tokens one after another. */
export interface LabelNetSamples {
  /** Tokens of text `x`: `textStarts[x] … textStarts[x + 1]`. */
  readonly textStarts: Int32Array;
  /** Of each token the label and the row of its vectors. */
  readonly labels: Int32Array;
  readonly vectorRows: Int32Array;
  /** Of each token `slotCount` rows of embeddings, a slot each; 0 is the unknown one. */
  readonly slotRows: Int32Array;
  /** Rows of embeddings of each slot. */
  readonly slotLengths: readonly number[];
  readonly vectors: Float32Array;
  /** Numbers of a row of `vectors`. */
  readonly vectorSize: number;
}

/** Where each part of a label net's weights begins, in numbers, and how many there are in all. */
export function placeLabelParts(vectorSize: number, labelCount: number) {
  const inputSize = vectorSize + slotSizes.reduce((sum, size) => sum + size, 0);
  const labelLength = rowLengthOf(labelCount);
  let end = 0;
  const at = (length: number): number => {
    end += length;
    return end - length;
  };
  const parts = {
    first: at(places * inputSize * labelFilterCount),
    firstBias: at(labelFilterCount),
    second: at(places * labelFilterCount * labelFilterCount),
    secondBias: at(labelFilterCount),
    labels: at(2 * labelFilterCount * labelLength),
    context: at(labelFilterCount * labelLength),
    labelBias: at(labelLength),
  };
  return { parts, weightCount: end, inputSize, labelLength };
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

/** Everything that the kernel `label-net` works on, named as it names it: the samples, weights of 0, room for one text. */
export function layLabelNetOut(samples: LabelNetSamples, labelCount: number, batchSize: number) {
  const { textStarts, labels, vectorRows, slotRows, vectors, vectorSize } = samples;
  const { weightCount, inputSize, labelLength } = placeLabelParts(vectorSize, labelCount);
  const { starts, length } = placeSlots(samples.slotLengths);
  let longest = 1;
  for (let text = 0; text + 1 < textStarts.length; text++)
    longest = Math.max(longest, textStarts[text + 1]! - textStarts[text]!);
  const filters = longest * labelFilterCount;
  const { memory, arrays } = layOut({
    textStarts: ['i32', textStarts.length],
    order: ['i32', textStarts.length - 1],
    vectorRows: ['i32', labels.length],
    golds: ['i32', labels.length],
    features: ['i32', slotRows.length],
    slotPlaces: ['i32', slotCount],
    slotSizes: ['i32', slotCount],
    slotUnknown: ['i32', slotCount],
    vectors: ['f32', vectors.length],
    embeddings: ['f32', length],
    embeddingMeans: ['f32', length],
    embeddingSquares: ['f32', length],
    embeddingSlopes: ['f32', length],
    touched: ['i32', 2 * batchSize * longest * slotCount],
    isTouched: ['u8', length],
    weights: ['f32', weightCount],
    means: ['f32', weightCount],
    squares: ['f32', weightCount],
    slopes: ['f32', weightCount],
    inputs: ['f32', (longest + 2) * inputSize],
    kept: ['i32', longest * slotCount],
    firstValues: ['f32', filters + 2 * labelFilterCount],
    secondValues: ['f32', filters],
    firstSlopes: ['f32', filters],
    secondSlopes: ['f32', filters],
    labelErrors: ['f32', labelLength],
    pooled: ['f32', labelFilterCount],
    bestAt: ['i32', labelFilterCount],
    pooledSlopes: ['f32', labelFilterCount],
    contextScores: ['f32', labelLength],
    contextErrors: ['f32', labelLength],
  });
  arrays.textStarts.set(textStarts);
  arrays.vectorRows.set(vectorRows);
  arrays.golds.set(labels);
  arrays.vectors.set(vectors);
  arrays.slotSizes.set(slotSizes);
  arrays.slotUnknown.set(starts);
  let place = vectorSize;
  slotSizes.forEach((size, slot) => {
    arrays.slotPlaces[slot] = place;
    place += size;
  });
  for (let at = 0; at < slotRows.length; at++) {
    const slot = at % slotCount;
    arrays.features[at] = starts[slot]! + slotRows[at]! * slotSizes[slot]!;
  }
  for (let text = 0; text < arrays.order.length; text++) arrays.order[text] = text;
  return { memory, arrays };
}
