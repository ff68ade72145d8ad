import { at32, bytesOf, clearBetween, placeRows, repeatRow, sumRows } from './batch-rows';
import { addListed, learnOutputs, listValues } from './few-values';
import { hideSome, keptFactor, pool, unpool } from './hidden-layer';
import {
  bestAt,
  brought,
  contextAt,
  contextErrors,
  convolutionAt,
  embeddingInputs,
  embeddingPlaces,
  embeddingSize,
  embeddingSquares,
  embeddings,
  filterBiasAt,
  filterCount,
  golds,
  hidden,
  hiddenBelow,
  hiddenSlopes,
  intentBiasAt,
  intentErrors,
  intentLength,
  intents,
  intentsAt,
  kept,
  keptEmbeddings,
  keptVectors,
  labelBiasAt,
  labelErrors,
  labelLength,
  labelsAt,
  labelWeight,
  list,
  listedEmbeddings,
  listedVectors,
  numberOf,
  order,
  pooled,
  pooledKept,
  pooledSlopes,
  rowStarts,
  slopes,
  squares,
  textStarts,
  tokenRows,
  unknownBelow,
  vectorInputs,
  vectorPlaces,
  vectorSize,
  vectors,
  weightCount,
  weights,
} from './net-memory';
import { addProducts, multiply } from './products';
import { random } from './random';
import { addRows, addScaled, move, softmax } from './rows';
import { collect, numberFeatures, spread } from './words-of-batch';

export * from './net-memory';
export { randomState } from './random';
// For answering, which needs no more than this.
export { addRows };

const places = 3;
/** How many vectors and embeddings the batch has. */
let vectorCount: i32 = 0;
let embeddingCount: i32 = 0;

/** Where the words' vectors and embeddings begin; some words are made unknown. */
function readWords(numbers: usize, texts: i32): void {
  let into: usize = 0;
  for (let text = 0; text < texts; text++) {
    const number = at32(numbers, text);
    const end = at32(textStarts, number + 1);
    for (let token = at32(textStarts, number); token < end; token++) {
      store<i32>(keptVectors + into, at32(vectorPlaces, token));
      store<i32>(keptEmbeddings + into, random() < unknownBelow ? 0 : at32(embeddingPlaces, token));
      into += 4;
    }
  }
}

/** Adds what inputs of one kind bring to the filters, by their part of the convolution. */
function bring(inputs: usize, count: i32, size: i32, partAt: usize, words: usize, tokens: i32): void {
  const row = bytesOf(places * filterCount);
  memory.fill(brought, 0, row * <usize>count);
  addProducts(brought, count, inputs, bytesOf(size), 4, weights + partAt, size, row);
  spread(hidden, tokenRows, words, tokens, brought, row);
}

/** The filters over each three words, and the highest value of each filter in each text. */
function convolve(texts: i32, tokens: i32, rows: i32): void {
  const row = bytesOf(filterCount);
  repeatRow(hidden, weights + filterBiasAt, row, rows);
  vectorCount = numberFeatures(keptVectors, tokens, numberOf, listedVectors, vectors, vectorSize, vectorInputs);
  embeddingCount = numberFeatures(
    keptEmbeddings,
    tokens,
    numberOf,
    listedEmbeddings,
    embeddings,
    embeddingSize,
    embeddingInputs,
  );
  bring(vectorInputs, vectorCount, vectorSize, convolutionAt, keptVectors, tokens);
  bring(embeddingInputs, embeddingCount, embeddingSize, embeddingsAt(), keptEmbeddings, tokens);
  clearBetween(hidden, rowStarts, texts, row);
  for (let text = 0; text < texts; text++) {
    const first = at32(rowStarts, text);
    const at = row * <usize>text;
    pool(hidden + row * <usize>first, first, at32(rowStarts, text + 1) - first - 1, row, pooled + at, bestAt + at);
  }
}

/** Bytes up to the embedding's part of the convolution. */
function embeddingsAt(): usize {
  return convolutionAt + bytesOf(places * filterCount * vectorSize);
}

/** One step back through a layer from values to outputs. */
function learnPart(values: usize, count: i32, errors: usize, partAt: usize, length: i32, into: usize): void {
  const factor = keptFactor(hiddenBelow);
  const row = bytesOf(length);
  learnOutputs(values, count, filterCount, errors, weights + partAt, slopes + partAt, row, factor, into, list);
}

function addValues(into: usize, values: usize, partAt: usize, bytes: usize): void {
  addListed(into, list, listValues(list, values, 4, filterCount), weights + partAt, bytes);
}

function learnIntents(numbers: usize, texts: i32): void {
  const row = bytesOf(intentLength);
  repeatRow(intentErrors, weights + intentBiasAt, row, texts);
  for (let text = 0; text < texts; text++) {
    const errors = intentErrors + row * <usize>text;
    addValues(errors, pooledKept + bytesOf(filterCount) * <usize>text, intentsAt, row);
    softmax(errors, row);
    const right = errors + bytesOf(at32(intents, at32(numbers, text)));
    store<f32>(right, load<f32>(right) - 1);
  }
  sumRows(slopes + intentBiasAt, intentErrors, row, texts);
  learnPart(pooledKept, texts, intentErrors, intentsAt, intentLength, pooledSlopes);
}

/** The errors of the labels of a text. */
function findLabelErrors(text: i32, firstToken: i32): void {
  const row = bytesOf(labelLength);
  const filters = bytesOf(filterCount);
  const from = at32(rowStarts, text);
  const count = at32(rowStarts, text + 1) - from - 1;
  const ofText = contextErrors + row * <usize>text;
  memory.copy(ofText, weights + labelBiasAt, row);
  addValues(ofText, pooledKept + filters * <usize>text, contextAt, row);
  repeatRow(labelErrors + row * <usize>from, ofText, row, count);
  memory.fill(ofText, 0, row);
  for (let at = 0; at < count; at++) {
    const errors = labelErrors + row * <usize>(from + at);
    addValues(errors, kept + filters * <usize>(from + at), labelsAt, row);
    softmax(errors, row);
    const gold = errors + bytesOf(at32(golds, firstToken + at));
    store<f32>(gold, load<f32>(gold) - 1);
    for (let cell: usize = 0; cell < row; cell += 16)
      v128.store(errors + cell, f32x4.mul(v128.load(errors + cell), f32x4.splat(labelWeight)));
    addScaled(ofText, 1, errors, row);
  }
}

function learnLabels(numbers: usize, texts: i32, rows: i32): void {
  hideSome(hidden, kept, bytesOf(filterCount * rows), hiddenBelow);
  for (let text = 0; text < texts; text++) findLabelErrors(text, at32(textStarts, at32(numbers, text)));
  sumRows(slopes + labelBiasAt, contextErrors, bytesOf(labelLength), texts);
  learnPart(kept, rows, labelErrors, labelsAt, labelLength, hiddenSlopes);
  learnPart(pooledKept, texts, contextErrors, contextAt, labelLength, pooledSlopes);
}

/** Slopes of a part of the convolution, and of what its inputs bring. */
function learnFilters(inputs: usize, count: i32, size: i32, partAt: usize, words: usize, tokens: i32): void {
  const row = bytesOf(places * filterCount);
  memory.fill(brought, 0, row * <usize>count);
  collect(brought, tokenRows, words, tokens, hiddenSlopes, row);
  addProducts(slopes + partAt, size, inputs, 4, bytesOf(size), brought, count, row);
}

function moveEmbeddings(step: f32): void {
  const row = bytesOf(embeddingSize);
  // The inputs have been used: their places take the slopes.
  multiply(
    embeddingInputs,
    embeddingCount,
    brought,
    weights + embeddingsAt(),
    embeddingSize,
    bytesOf(places * filterCount),
  );
  for (let at = 0; at < embeddingCount; at++) {
    const place = <usize>at32(listedEmbeddings, at);
    move(embeddings + place, embeddingSquares + place, embeddingInputs + row * <usize>at, row, step);
  }
}

/** One step on the texts `order[from] … order[end - 1]` together. */
export function learn(from: i32, end: i32, step: f32): void {
  const texts = end - from;
  const numbers = order + bytesOf(from);
  const filters = bytesOf(filterCount);
  const tokens = placeRows(numbers, texts, textStarts, tokenRows, rowStarts);
  const rows = at32(rowStarts, texts);
  readWords(numbers, texts);
  convolve(texts, tokens, rows);
  hideSome(pooled, pooledKept, filters * <usize>texts, hiddenBelow);
  memory.fill(pooledSlopes, 0, filters * <usize>texts);
  memory.fill(hiddenSlopes, 0, filters * <usize>rows);
  learnIntents(numbers, texts);
  if (labelWeight > 0) learnLabels(numbers, texts, rows);
  unpool(pooledSlopes, bestAt, texts, filters, hiddenSlopes);
  sumRows(slopes + filterBiasAt, hiddenSlopes, filters, rows);
  learnFilters(vectorInputs, vectorCount, vectorSize, convolutionAt, keptVectors, tokens);
  learnFilters(embeddingInputs, embeddingCount, embeddingSize, embeddingsAt(), keptEmbeddings, tokens);
  moveEmbeddings(step);
  move(weights, squares, slopes, bytesOf(weightCount), step);
}
