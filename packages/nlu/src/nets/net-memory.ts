import { layOut } from '../kernels/lay-out.ts';

/** Filters of a net, and numbers of a word's learned embedding: more gain nothing (docs/decisions/2026-11-29-nlu-nets.md). */
export const filterCount = 64;
export const embeddingSize = 32;
/** Words that a filter sees. */
export const places = 3;
const rowUnit = 16;

/** A text to learn from: of each of its words the row of its vector and that of its embedding, and its label. */
export interface NetSample {
  readonly vectorRows: Int32Array;
  readonly embeddingRows: Int32Array;
  readonly labels: Int32Array;
  readonly intent: number;
}

export interface NetShape {
  readonly intentCount: number;
  readonly labelCount: number;
  readonly embeddingCount: number;
  /** Vectors of the words, one behind the other; empty when there are none. */
  readonly vectors: Float32Array;
  readonly vectorSize: number;
}

/** A row of so many numbers, filled up. */
export function rowLengthOf(count: number): number {
  return Math.ceil(count / rowUnit) * rowUnit;
}

/** Where each part of a net's weights begins, in numbers, and how many there are in all. */
export function placeParts({ intentCount, labelCount, vectorSize }: NetShape) {
  const intentLength = rowLengthOf(intentCount);
  const labelLength = rowLengthOf(labelCount);
  const inputSize = vectorSize + embeddingSize;
  const lengths = {
    convolution: places * inputSize * filterCount,
    filterBias: filterCount,
    intents: filterCount * intentLength,
    intentBias: intentLength,
    labels: filterCount * labelLength,
    context: filterCount * labelLength,
    labelBias: labelLength,
  };
  let end = 0;
  const at = (length: number): number => {
    end += length;
    return end - length;
  };
  const parts = {
    convolution: at(lengths.convolution),
    filterBias: at(lengths.filterBias),
    intents: at(lengths.intents),
    intentBias: at(lengths.intentBias),
    labels: at(lengths.labels),
    context: at(lengths.context),
    labelBias: at(lengths.labelBias),
  };
  return { parts, weightCount: end, intentLength, labelLength, inputSize };
}

/** Everything that the kernel `net` works on, named as it names it: the samples, weights of 0, room for one text. */
export function layNetOut(samples: readonly NetSample[], shape: NetShape, batchSize: number) {
  const { weightCount, intentLength, labelLength, inputSize } = placeParts(shape);
  const tokenCount = samples.reduce((sum, { labels }) => sum + labels.length, 0);
  const longest = samples.reduce((most, { labels }) => Math.max(most, labels.length), 1);
  const { memory, arrays } = layOut({
    textStarts: ['i32', samples.length + 1],
    intents: ['i32', samples.length],
    order: ['i32', samples.length],
    vectorRows: ['i32', tokenCount],
    embeddingRows: ['i32', tokenCount],
    golds: ['i32', tokenCount],
    vectors: ['f32', shape.vectors.length],
    embeddings: ['f32', shape.embeddingCount * embeddingSize],
    embeddingSquares: ['f32', shape.embeddingCount * embeddingSize],
    embeddingSlopes: ['f32', shape.embeddingCount * embeddingSize],
    touched: ['i32', batchSize * longest],
    isTouched: ['u8', shape.embeddingCount],
    weights: ['f32', weightCount],
    squares: ['f32', weightCount],
    slopes: ['f32', weightCount],
    inputs: ['f32', (longest + 2) * inputSize],
    isUnknown: ['u8', longest],
    hidden: ['f32', longest * filterCount],
    kept: ['f32', longest * filterCount],
    hiddenSlopes: ['f32', longest * filterCount],
    pooled: ['f32', filterCount],
    bestAt: ['i32', filterCount],
    pooledKept: ['f32', filterCount],
    pooledSlopes: ['f32', filterCount],
    intentErrors: ['f32', intentLength],
    labelErrors: ['f32', longest * labelLength],
    contextErrors: ['f32', labelLength],
  });
  arrays.vectors.set(shape.vectors);
  let token = 0;
  samples.forEach(({ vectorRows, embeddingRows, labels, intent }, text) => {
    arrays.vectorRows.set(vectorRows, token);
    arrays.embeddingRows.set(embeddingRows, token);
    arrays.golds.set(labels, token);
    arrays.intents[text] = intent;
    arrays.order[text] = text;
    token += labels.length;
    arrays.textStarts[text + 1] = token;
  });
  return { memory, arrays };
}
