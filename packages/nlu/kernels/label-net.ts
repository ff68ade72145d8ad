import {
  bestAt,
  contextAt,
  contextErrors,
  contextScores,
  embeddingMeans,
  embeddingSlopes,
  embeddingSquares,
  embeddings,
  featureHiddenBelow,
  features,
  filterCount,
  firstAt,
  firstBiasAt,
  firstSlopes,
  firstValues,
  golds,
  hiddenBelow,
  inputSize,
  inputs,
  intentHiddenBelow,
  isTouched,
  kept,
  labelBiasAt,
  labelErrors,
  labelLength,
  labelsAt,
  means,
  order,
  pooled,
  pooledSlopes,
  secondAt,
  secondBiasAt,
  secondSlopes,
  secondValues,
  slopes,
  slotCount,
  slotPlaces,
  slotSizes,
  slotUnknown,
  squares,
  textStarts,
  touched,
  vectorRows,
  vectorSize,
  vectors,
  weightCount,
  weights,
  wordHiddenBelow,
  wordSlots,
} from './label-net-memory';
import { random } from './random';
import { addRows, addRowsToTwo, addScaled, dot, moveAdam, softmax } from './rows';

export { runLabel, runSecond } from './label-net-answer';
export * from './label-net-memory';
export { randomState } from './random';
// For answering.
export { addRows, dot };

const places = 3;
const range: f32 = 4294967296.0;

/** How many rows of embeddings have slopes. */
let touchedCount: i32 = 0;

/** Bytes of so many numbers. */
function bytesOf(count: i32): usize {
  return (<usize>count) << 2;
}

/** The int32 at a place of a list. */
function at32(list: usize, place: i32): i32 {
  return load<i32>(list + bytesOf(place));
}

/** Writes the inputs of a text between empty rows; some features of the words are made unknown, and perhaps the intent. */
function readInputs(firstToken: i32, count: i32): void {
  const row = bytesOf(inputSize);
  const last = slotCount - 1;
  const isIntentHidden = random() < intentHiddenBelow;
  memory.fill(inputs, 0, row);
  memory.fill(inputs + row * <usize>(count + 1), 0, row);
  for (let at = 0; at < count; at++) {
    const token = firstToken + at;
    const into = inputs + row * <usize>(at + 1);
    memory.copy(into, vectors + <usize>at32(vectorRows, token) * bytesOf(vectorSize), bytesOf(vectorSize));
    const isWordHidden = random() < wordHiddenBelow;
    for (let slot = 0; slot < slotCount; slot++) {
      const isHidden =
        slot == last ? isIntentHidden : random() < featureHiddenBelow || (isWordHidden && slot < wordSlots);
      const feature = isHidden ? at32(slotUnknown, slot) : at32(features, token * slotCount + slot);
      store<i32>(kept + bytesOf(at * slotCount + slot), feature);
      memory.copy(
        into + bytesOf(at32(slotPlaces, slot)),
        embeddings + bytesOf(feature),
        bytesOf(at32(slotSizes, slot)),
      );
    }
  }
}

/** The filters over each three rows; some of their values are left out and the others made greater by as much. */
function convolve(from: usize, size: i32, weightsAt: usize, biasAt: usize, into: usize, count: i32): void {
  const row = bytesOf(filterCount);
  const factor: f32 = range / (range - <f32>hiddenBelow);
  const width = bytesOf(size);
  const factors = weights + weightsAt;
  for (let at = 0; at < count; at += 2) {
    const values = into + row * <usize>at;
    memory.copy(values, weights + biasAt, row);
    if (at + 1 == count) addRows(values, from + width * <usize>at, 4, factors, places * size, row);
    else {
      memory.copy(values + row, weights + biasAt, row);
      addRowsToTwo(values, from + width * <usize>at, width, 4, factors, places * size, row);
    }
  }
  for (let cell: usize = 0; cell < row * <usize>count; cell += 4) {
    const value = load<f32>(into + cell);
    store<f32>(into + cell, value > 0 && random() >= hiddenBelow ? value * factor : 0);
  }
}

/** The highest value of each filter of the second layer. */
function pool(count: i32): void {
  const row = bytesOf(filterCount);
  for (let cell: usize = 0; cell < row; cell += 4) {
    let best: f32 = 0;
    let place = -1;
    for (let at = 0; at < count; at++) {
      const value = load<f32>(secondValues + row * <usize>at + cell);
      if (value <= best) continue;
      best = value;
      place = at;
    }
    store<f32>(pooled + cell, best);
    store<i32>(bestAt + cell, place);
  }
}

/** Slopes of the weights from a row of filters' values to the labels, by the errors of these; and of the values. */
function learnLayer(values: usize, errors: usize, partAt: usize, into: usize): void {
  const row = bytesOf(labelLength);
  const factor: f32 = range / (range - <f32>hiddenBelow);
  for (let filter = 0; filter < filterCount; filter++) {
    const cell = bytesOf(filter);
    const value = load<f32>(values + cell);
    let slope: f32 = 0;
    if (value != 0) {
      const part = partAt + row * <usize>filter;
      addScaled(slopes + part, value, errors, row);
      slope = factor * dot(errors, weights + part, row);
    }
    store<f32>(into + cell, slope);
  }
}

/** Slopes of the labels' weights and, as far as the labels say, of the values of both layers. */
function learnLabels(firstToken: i32, count: i32): void {
  const row = bytesOf(labelLength);
  const filters = bytesOf(filterCount);
  const secondPart = labelsAt + row * <usize>filterCount;
  memory.fill(contextErrors, 0, row);
  memory.copy(contextScores, weights + labelBiasAt, row);
  addRows(contextScores, pooled, 4, weights + contextAt, filterCount, row);
  for (let at = 0; at < count; at++) {
    const first = firstValues + filters * <usize>(at + 1);
    const second = secondValues + filters * <usize>at;
    memory.copy(labelErrors, contextScores, row);
    addRows(labelErrors, first, 4, weights + labelsAt, filterCount, row);
    addRows(labelErrors, second, 4, weights + secondPart, filterCount, row);
    softmax(labelErrors, row);
    const gold = bytesOf(at32(golds, firstToken + at));
    store<f32>(labelErrors + gold, load<f32>(labelErrors + gold) - 1);
    addScaled(contextErrors, 1, labelErrors, row);
    learnLayer(first, labelErrors, labelsAt, firstSlopes + filters * <usize>at);
    learnLayer(second, labelErrors, secondPart, secondSlopes + filters * <usize>at);
  }
  addScaled(slopes + labelBiasAt, 1, contextErrors, row);
  learnLayer(pooled, contextErrors, contextAt, pooledSlopes);
  for (let cell: usize = 0; cell < filters; cell += 4) {
    const place = load<i32>(bestAt + cell);
    if (place < 0) continue;
    const at = secondSlopes + filters * <usize>place + cell;
    store<f32>(at, load<f32>(at) + load<f32>(pooledSlopes + cell));
  }
}

/** Slopes of a layer's weights from its inputs and the slopes of its values. */
function learnFilters(from: usize, size: i32, weightsAt: usize, biasAt: usize, valueSlopes: usize, count: i32): void {
  const row = bytesOf(filterCount);
  for (let at = 0; at < count; at++) addScaled(slopes + biasAt, 1, valueSlopes + row * <usize>at, row);
  const width = bytesOf(size);
  const into = slopes + weightsAt;
  const numbers = places * size;
  for (let number = 0; number + 1 < numbers; number += 2)
    addRowsToTwo(into + row * <usize>number, from + bytesOf(number), 4, width, valueSlopes, count, row);
  const last = numbers - 1;
  if ((numbers & 1) != 0) addRows(into + row * <usize>last, from + bytesOf(last), width, valueSlopes, count, row);
}

/** What number `number` of a layer's input at `at` adds to the error, by way of the three places where filters see it. */
function slopeOfInput(number: i32, at: i32, count: i32, size: i32, weightsAt: usize, valueSlopes: usize): f32 {
  const row = bytesOf(filterCount);
  let sum: f32 = 0;
  for (let place = 0; place < places; place++) {
    const token = at + 1 - place;
    if (token < 0 || token >= count) continue;
    sum += dot(weights + weightsAt + row * <usize>(place * size + number), valueSlopes + row * <usize>token, row);
  }
  return sum;
}

function learnFirstValues(count: i32): void {
  const factor: f32 = range / (range - <f32>hiddenBelow);
  const row = bytesOf(filterCount);
  // Filter by filter, so that its weights are at hand for all words.
  for (let filter = 0; filter < filterCount; filter++) {
    for (let at = 0; at < count; at++) {
      const cell = row * <usize>at + bytesOf(filter);
      if (load<f32>(firstValues + row + cell) == 0) continue;
      const slope = factor * slopeOfInput(filter, at, count, filterCount, secondAt, secondSlopes);
      store<f32>(firstSlopes + cell, load<f32>(firstSlopes + cell) + slope);
    }
  }
}

function learnEmbeddings(count: i32): void {
  const row = bytesOf(inputSize);
  // The words' inputs have been used: their places take the slopes.
  for (let number = vectorSize; number < inputSize; number++)
    for (let at = 0; at < count; at++)
      store<f32>(
        inputs + row * <usize>(at + 1) + bytesOf(number),
        slopeOfInput(number, at, count, inputSize, firstAt, firstSlopes),
      );
  for (let at = 0; at < count; at++) {
    const input = inputs + row * <usize>(at + 1);
    for (let slot = 0; slot < slotCount; slot++) {
      const embedding = at32(kept, at * slotCount + slot);
      if (load<u8>(isTouched + <usize>embedding) == 0) {
        store<u8>(isTouched + <usize>embedding, 1);
        store<i32>(touched + bytesOf(2 * touchedCount), embedding);
        store<i32>(touched + bytesOf(2 * touchedCount++), slot, 4);
      }
      addScaled(
        embeddingSlopes + bytesOf(embedding),
        1,
        input + bytesOf(at32(slotPlaces, slot)),
        bytesOf(at32(slotSizes, slot)),
      );
    }
  }
}

function learnText(text: i32): void {
  const firstToken = load<i32>(textStarts + bytesOf(text));
  const count = load<i32>(textStarts + bytesOf(text), 4) - firstToken;
  if (count == 0) return;
  const row = bytesOf(filterCount);
  readInputs(firstToken, count);
  memory.fill(firstValues, 0, row);
  memory.fill(firstValues + row * <usize>(count + 1), 0, row);
  convolve(inputs, inputSize, firstAt, firstBiasAt, firstValues + row, count);
  convolve(firstValues, filterCount, secondAt, secondBiasAt, secondValues, count);
  pool(count);
  learnLabels(firstToken, count);
  learnFilters(firstValues, filterCount, secondAt, secondBiasAt, secondSlopes, count);
  learnFirstValues(count);
  learnFilters(inputs, inputSize, firstAt, firstBiasAt, firstSlopes, count);
  learnEmbeddings(count);
}

/** One step on the texts `order[from] … order[end - 1]` together. */
export function learn(from: i32, end: i32, step: f32, embeddingStep: f32, epsilon: f32): void {
  for (let turn = from; turn < end; turn++) learnText(load<i32>(order + bytesOf(turn)));
  moveAdam(weights, means, squares, slopes, bytesOf(weightCount), step, epsilon);
  for (let at = 0; at < touchedCount; at++) {
    const embedding = at32(touched, 2 * at);
    const place = bytesOf(embedding);
    const size = at32(slotSizes, at32(touched, 2 * at + 1));
    moveAdam(
      embeddings + place,
      embeddingMeans + place,
      embeddingSquares + place,
      embeddingSlopes + place,
      bytesOf(size),
      embeddingStep,
      epsilon,
    );
    store<u8>(isTouched + <usize>embedding, 0);
  }
  touchedCount = 0;
}
