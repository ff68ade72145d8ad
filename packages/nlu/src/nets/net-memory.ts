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
  /** An even number. */
  readonly vectorSize: number;
}

/** A row of so many numbers, filled up. */
export function rowLengthOf(count: number): number {
  return Math.ceil(count / rowUnit) * rowUnit;
}

/** Where each part of a net's weights begins, in numbers, and how many there are in all; the convolution as `filtersByPlace` takes it. */
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

/** An even number above the most tokens that so many texts of these lengths can have together. */
export function mostTokens(lengths: readonly number[], textCount: number): number {
  const most = lengths
    .toSorted((one, other) => other - one)
    .slice(0, textCount)
    .reduce((sum, length) => sum + length, 0);
  return 2 * Math.ceil((most + 1) / 2);
}

/** Everything that the kernel `net` works on, named as it names it: the samples, weights of 0, room for a batch. */
export function layNetOut(samples: readonly NetSample[], shape: NetShape, batchSize: number) {
  const { weightCount, intentLength, labelLength } = placeParts(shape);
  const tokenCount = samples.reduce((sum, { labels }) => sum + labels.length, 0);
  const tokenLimit = mostTokens(
    samples.map(({ labels }) => labels.length),
    batchSize,
  );
  const rows = tokenLimit + batchSize + 1;
  const ofTexts = batchSize * filterCount;
  const { vectors, vectorSize } = shape;
  const embeddingLength = shape.embeddingCount * embeddingSize;
  const { memory, arrays } = layOut({
    textStarts: ['i32', samples.length + 1],
    intents: ['i32', samples.length],
    order: ['i32', samples.length],
    vectorPlaces: ['i32', tokenCount],
    embeddingPlaces: ['i32', tokenCount],
    golds: ['i32', tokenCount],
    vectors: ['f32', vectors.length],
    embeddings: ['f32', embeddingLength],
    embeddingSquares: ['f32', embeddingLength],
    weights: ['f32', weightCount],
    squares: ['f32', weightCount],
    slopes: ['f32', weightCount],
    tokenRows: ['i32', tokenLimit],
    rowStarts: ['i32', batchSize + 1],
    keptVectors: ['i32', tokenLimit],
    listedVectors: ['i32', tokenLimit],
    vectorInputs: ['f32', tokenLimit * vectorSize],
    keptEmbeddings: ['i32', tokenLimit],
    listedEmbeddings: ['i32', tokenLimit],
    embeddingInputs: ['f32', tokenLimit * embeddingSize],
    numberOf: ['i32', Math.max(vectors.length, embeddingLength)],
    brought: ['f32', tokenLimit * places * filterCount],
    hidden: ['f32', rows * filterCount],
    kept: ['f32', rows * filterCount],
    hiddenSlopes: ['f32', rows * filterCount],
    pooled: ['f32', ofTexts],
    bestAt: ['i32', ofTexts],
    pooledKept: ['f32', ofTexts],
    pooledSlopes: ['f32', ofTexts],
    intentErrors: ['f32', batchSize * intentLength],
    labelErrors: ['f32', rows * labelLength],
    contextErrors: ['f32', batchSize * labelLength],
    list: ['f32', 2 * Math.max(rows, filterCount) + 2],
  });
  arrays.vectors.set(vectors);
  let token = 0;
  samples.forEach(({ vectorRows, embeddingRows, labels, intent }, text) => {
    arrays.vectorPlaces.set(
      vectorRows.map((row) => row * vectorSize),
      token,
    );
    arrays.embeddingPlaces.set(
      embeddingRows.map((row) => row * embeddingSize),
      token,
    );
    arrays.golds.set(labels, token);
    arrays.intents[text] = intent;
    arrays.order[text] = text;
    token += labels.length;
    arrays.textStarts[text + 1] = token;
  });
  return { memory, arrays };
}
