import {
  bestAt,
  contextAt,
  contextErrors,
  convolutionAt,
  embeddingRows,
  embeddingSize,
  embeddingSlopes,
  embeddingSquares,
  embeddings,
  filterBiasAt,
  filterCount,
  golds,
  hidden,
  hiddenBelow,
  hiddenSlopes,
  inputSize,
  inputs,
  intentBiasAt,
  intentErrors,
  intentLength,
  intents,
  intentsAt,
  isTouched,
  isUnknown,
  kept,
  labelBiasAt,
  labelErrors,
  labelLength,
  labelsAt,
  labelWeight,
  order,
  pooled,
  pooledKept,
  pooledSlopes,
  slopes,
  squares,
  textStarts,
  touched,
  unknownBelow,
  vectorRows,
  vectorSize,
  vectors,
  weightCount,
  weights,
} from './net-memory';
import { random } from './random';
import { addRows, addScaled, dot, move, softmax } from './rows';

export * from './net-memory';
export { randomState } from './random';
// For answering, which needs no more than this.
export { addRows };

const places = 3;
/** How many rows of embeddings have slopes. */
let touchedCount: i32 = 0;

/** Bytes of so many numbers. */
function bytesOf(count: i32): usize {
  return (<usize>count) << 2;
}

function embeddingRowOf(token: i32, at: i32): i32 {
  return load<u8>(isUnknown + <usize>at) != 0 ? 0 : load<i32>(embeddingRows + bytesOf(token));
}

/** Writes the inputs of a text between empty rows; some words are made unknown. */
function readInputs(firstToken: i32, count: i32): void {
  const row = bytesOf(inputSize);
  memory.fill(inputs, 0, row);
  memory.fill(inputs + row * <usize>(count + 1), 0, row);
  for (let at = 0; at < count; at++) {
    const token = firstToken + at;
    store<u8>(isUnknown + <usize>at, random() < unknownBelow ? 1 : 0);
    const into = inputs + row * <usize>(at + 1);
    memory.copy(
      into,
      vectors + <usize>load<i32>(vectorRows + bytesOf(token)) * bytesOf(vectorSize),
      bytesOf(vectorSize),
    );
    memory.copy(
      into + bytesOf(vectorSize),
      embeddings + <usize>embeddingRowOf(token, at) * bytesOf(embeddingSize),
      bytesOf(embeddingSize),
    );
  }
}

/** The filters over each three words, and the highest value of each filter. */
function convolve(count: i32): void {
  const row = bytesOf(filterCount);
  for (let at = 0; at < count; at++) {
    const into = hidden + row * <usize>at;
    memory.copy(into, weights + filterBiasAt, row);
    addRows(into, inputs + bytesOf(inputSize) * <usize>at, 4, weights + convolutionAt, places * inputSize, row);
    for (let cell: usize = 0; cell < row; cell += 16)
      v128.store(into + cell, f32x4.max(v128.load(into + cell), f32x4.splat(0)));
  }
  for (let cell: usize = 0; cell < row; cell += 4) {
    let best: f32 = 0;
    let place = -1;
    for (let at = 0; at < count; at++) {
      const value = load<f32>(hidden + row * <usize>at + cell);
      if (value <= best) continue;
      best = value;
      place = at;
    }
    store<f32>(pooled + cell, best);
    store<i32>(bestAt + cell, place);
  }
}

/** Leaves some numbers out and makes the others greater by as much. */
function keepSome(from: usize, into: usize, count: i32): void {
  const factor: f32 = 4294967296.0 / (4294967296.0 - <f32>hiddenBelow);
  for (let cell: usize = 0; cell < bytesOf(count); cell += 4) {
    const value = load<f32>(from + cell);
    store<f32>(into + cell, value > 0 && random() >= hiddenBelow ? value * factor : 0);
  }
}

/** Slopes of the weights of a layer from `values` (a row of filters) to outputs, by the errors of the outputs. */
function moveLayer(values: usize, errors: usize, partAt: usize, length: i32, into: usize): void {
  const row = bytesOf(length);
  const factor: f32 = 4294967296.0 / (4294967296.0 - <f32>hiddenBelow);
  for (let filter = 0; filter < filterCount; filter++) {
    const cell = bytesOf(filter);
    const value = load<f32>(values + cell);
    if (value == 0) continue;
    const part = partAt + row * <usize>filter;
    addScaled(slopes + part, value, errors, row);
    store<f32>(into + cell, load<f32>(into + cell) + factor * dot(errors, weights + part, row));
  }
}

function learnIntent(intent: i32): void {
  const row = bytesOf(intentLength);
  memory.copy(intentErrors, weights + intentBiasAt, row);
  addRows(intentErrors, pooledKept, 4, weights + intentsAt, filterCount, row);
  softmax(intentErrors, row);
  store<f32>(intentErrors + bytesOf(intent), load<f32>(intentErrors + bytesOf(intent)) - 1);
  addScaled(slopes + intentBiasAt, 1, intentErrors, row);
  moveLayer(pooledKept, intentErrors, intentsAt, intentLength, pooledSlopes);
}

function learnLabels(firstToken: i32, count: i32): void {
  const row = bytesOf(labelLength);
  const filters = bytesOf(filterCount);
  memory.fill(contextErrors, 0, row);
  // The row of the first token holds what the whole text says of all tokens, until its own turn comes last.
  memory.copy(labelErrors, weights + labelBiasAt, row);
  addRows(labelErrors, pooledKept, 4, weights + contextAt, filterCount, row);
  for (let at = count - 1; at >= 0; at--) {
    const errors = labelErrors + row * <usize>at;
    const values = kept + filters * <usize>at;
    if (at > 0) memory.copy(errors, labelErrors, row);
    keepSome(hidden + filters * <usize>at, values, filterCount);
    addRows(errors, values, 4, weights + labelsAt, filterCount, row);
    softmax(errors, row);
    const gold = bytesOf(load<i32>(golds + bytesOf(firstToken + at)));
    store<f32>(errors + gold, load<f32>(errors + gold) - 1);
    for (let cell: usize = 0; cell < row; cell += 16)
      v128.store(errors + cell, f32x4.mul(v128.load(errors + cell), f32x4.splat(labelWeight)));
    addScaled(contextErrors, 1, errors, row);
    moveLayer(values, errors, labelsAt, labelLength, hiddenSlopes + filters * <usize>at);
  }
  addScaled(slopes + labelBiasAt, 1, contextErrors, row);
  moveLayer(pooledKept, contextErrors, contextAt, labelLength, pooledSlopes);
}

/** Slopes of the filters and of the embeddings from those of the hidden layer. */
function learnFilters(firstToken: i32, count: i32): void {
  const row = bytesOf(filterCount);
  for (let cell: usize = 0; cell < row; cell += 4) {
    const place = load<i32>(bestAt + cell);
    if (place < 0) continue;
    const at = hiddenSlopes + row * <usize>place + cell;
    store<f32>(at, load<f32>(at) + load<f32>(pooledSlopes + cell));
  }
  for (let at = 0; at < count; at++) {
    const from = hiddenSlopes + row * <usize>at;
    const values = hidden + row * <usize>at;
    for (let cell: usize = 0; cell < row; cell += 16) {
      const isOpen = f32x4.gt(v128.load(values + cell), f32x4.splat(0));
      v128.store(from + cell, v128.and(v128.load(from + cell), isOpen));
    }
    addScaled(slopes + filterBiasAt, 1, from, row);
  }
  const input = bytesOf(inputSize);
  for (let number = 0; number < places * inputSize; number++)
    addRows(slopes + convolutionAt + row * <usize>number, inputs + bytesOf(number), input, hiddenSlopes, count, row);
  for (let at = 0; at < count; at++) learnEmbedding(embeddingRowOf(firstToken + at, at), at, count);
}

function learnEmbedding(embedding: i32, at: i32, count: i32): void {
  const row = bytesOf(filterCount);
  if (load<u8>(isTouched + <usize>embedding) == 0) {
    store<u8>(isTouched + <usize>embedding, 1);
    store<i32>(touched + bytesOf(touchedCount++), embedding);
  }
  const into = embeddingSlopes + bytesOf(embeddingSize) * <usize>embedding;
  for (let place = 0; place < places; place++) {
    const token = at + 1 - place;
    if (token < 0 || token >= count) continue;
    const from = hiddenSlopes + row * <usize>token;
    const filters = weights + convolutionAt + row * <usize>(place * inputSize + vectorSize);
    for (let number = 0; number < embeddingSize; number++) {
      const cell = into + bytesOf(number);
      store<f32>(cell, load<f32>(cell) + dot(filters + row * <usize>number, from, row));
    }
  }
}

function learnText(text: i32): void {
  const firstToken = load<i32>(textStarts + bytesOf(text));
  const count = load<i32>(textStarts + bytesOf(text), 4) - firstToken;
  if (count == 0) return;
  readInputs(firstToken, count);
  convolve(count);
  keepSome(pooled, pooledKept, filterCount);
  memory.fill(pooledSlopes, 0, bytesOf(filterCount));
  memory.fill(hiddenSlopes, 0, bytesOf(filterCount) * <usize>count);
  learnIntent(load<i32>(intents + bytesOf(text)));
  if (labelWeight > 0) learnLabels(firstToken, count);
  learnFilters(firstToken, count);
}

/** One step on the texts `order[from] … order[end - 1]` together. */
export function learn(from: i32, end: i32, step: f32): void {
  for (let turn = from; turn < end; turn++) learnText(load<i32>(order + bytesOf(turn)));
  move(weights, squares, slopes, bytesOf(weightCount), step);
  const row = bytesOf(embeddingSize);
  for (let at = 0; at < touchedCount; at++) {
    const embedding = load<i32>(touched + bytesOf(at));
    const place = row * <usize>embedding;
    move(embeddings + place, embeddingSquares + place, embeddingSlopes + place, row, step);
    store<u8>(isTouched + <usize>embedding, 0);
  }
  touchedCount = 0;
}
