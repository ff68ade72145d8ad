import { at32, bytesOf, clearBetween, placeRows, repeatRow, sumRows } from './batch-rows';
import { addListed, learnOutputs, listValues } from './few-values';
import { hideSome, keptFactor, pool, unpool } from './hidden-layer';
import {
  bestAt,
  brought,
  contextAt,
  contextErrors,
  embeddingMeans,
  embeddingSquares,
  embeddings,
  featureCounts,
  filterCount,
  firstAt,
  firstBiasAt,
  firstSlopes,
  firstValues,
  golds,
  hiddenBelow,
  inputs,
  kept,
  labelBiasAt,
  labelErrors,
  labelLength,
  labelsAt,
  list,
  listed,
  means,
  numberOf,
  order,
  pooled,
  pooledSlopes,
  rowStarts,
  secondAt,
  secondBiasAt,
  secondSlopes,
  secondTurned,
  secondValues,
  slopes,
  slotCount,
  slotPlaces,
  slotSizes,
  squares,
  textStarts,
  tokenLimit,
  tokenRows,
  valueSlopes,
  vectors,
  weightCount,
  weights,
} from './label-net-memory';
import { keepSome } from './label-net-texts';
import { addProducts, multiply } from './products';
import { addRows, addScaled, dot, moveAdam, softmax } from './rows';
import { collect, numberFeatures, spread } from './words-of-batch';

export { runLabel, runSecond } from './label-net-answer';
export * from './label-net-memory';
export { randomState } from './random';
// For answering.
export { addRows, dot };

const places = 3;

/** Where the weights of the inputs of one kind begin. */
function weightsOf(slot: i32): usize {
  return firstAt + bytesOf(places * filterCount) * <usize>at32(slotPlaces, slot);
}

function inputsOf(slot: i32): usize {
  return inputs + bytesOf(tokenLimit) * <usize>at32(slotPlaces, slot);
}

/** Projects the features of one kind and adds what they bring to the first layer. */
function bringSlot(slot: i32, tokens: i32): void {
  const size = at32(slotSizes, slot);
  const row = bytesOf(places * filterCount);
  const features = kept + bytesOf(tokenLimit * slot);
  const table = slot == slotCount ? vectors : embeddings;
  const from = inputsOf(slot);
  const count = numberFeatures(features, tokens, numberOf, listed + bytesOf(tokenLimit * slot), table, size, from);
  store<i32>(featureCounts + bytesOf(slot), count);
  memory.fill(brought, 0, row * <usize>count);
  addProducts(brought, count, from, bytesOf(size), 4, weights + weightsOf(slot), size, row);
  spread(firstValues, tokenRows, features, tokens, brought, row);
}

/** Slopes of the weights of one kind of features; the embeddings are moved. */
function learnSlot(slot: i32, tokens: i32, step: f32, epsilon: f32): void {
  const size = at32(slotSizes, slot);
  const row = bytesOf(places * filterCount);
  const count = at32(featureCounts, slot);
  const from = inputsOf(slot);
  memory.fill(brought, 0, row * <usize>count);
  collect(brought, tokenRows, kept + bytesOf(tokenLimit * slot), tokens, firstSlopes, row);
  addProducts(slopes + weightsOf(slot), size, from, 4, bytesOf(size), brought, count, row);
  if (slot == slotCount) return;
  // The inputs have been used: their places take the slopes.
  multiply(from, count, brought, weights + weightsOf(slot), size, row);
  const bytes = bytesOf(size);
  for (let feature = 0; feature < count; feature++) {
    const place = <usize>at32(listed + bytesOf(tokenLimit * slot), feature);
    moveAdam(
      embeddings + place,
      embeddingMeans + place,
      embeddingSquares + place,
      from + bytes * <usize>feature,
      bytes,
      step,
      epsilon,
    );
  }
}

function runFirst(texts: i32, tokens: i32, rows: i32): void {
  const row = bytesOf(filterCount);
  repeatRow(firstValues, weights + firstBiasAt, row, rows);
  for (let slot = 0; slot <= slotCount; slot++) bringSlot(slot, tokens);
  hideSome(firstValues, firstValues, row * <usize>rows, hiddenBelow);
  clearBetween(firstValues, rowStarts, texts, row);
}

function runSecondLayer(texts: i32, rows: i32): void {
  const row = bytesOf(filterCount);
  repeatRow(secondValues, weights + secondBiasAt, row, rows);
  for (let at: usize = 1; at < <usize>rows - 1; at++) {
    const end = listValues(list, firstValues + row * (at - 1), 4, places * filterCount);
    addListed(secondValues + row * at, list, end, weights + secondAt, row);
  }
  hideSome(secondValues, secondValues, row * <usize>rows, hiddenBelow);
  clearBetween(secondValues, rowStarts, texts, row);
}

/** The errors of the labels of a text, whose first token is the batch's token `first`. */
function findErrors(text: i32, goldsOf: usize): void {
  const row = bytesOf(labelLength);
  const filters = bytesOf(filterCount);
  const from = at32(rowStarts, text);
  const count = at32(rowStarts, text + 1) - from - 1;
  const best = pooled + filters * <usize>text;
  const errors = contextErrors + row * <usize>text;
  pool(secondValues + filters * <usize>from, from, count, filters, best, bestAt + filters * <usize>text);
  memory.copy(errors, weights + labelBiasAt, row);
  addListed(errors, list, listValues(list, best, 4, filterCount), weights + contextAt, row);
  repeatRow(labelErrors + row * <usize>from, errors, row, count);
  memory.fill(errors, 0, row);
  for (let at = 0; at < count; at++) {
    const place = <usize>(from + at);
    const own = labelErrors + row * place;
    addListed(own, list, listValues(list, firstValues + filters * place, 4, filterCount), weights + labelsAt, row);
    const second = weights + labelsAt + row * <usize>filterCount;
    addListed(own, list, listValues(list, secondValues + filters * place, 4, filterCount), second, row);
    softmax(own, row);
    const gold = own + bytesOf(at32(goldsOf, at));
    store<f32>(gold, load<f32>(gold) - 1);
    addScaled(errors, 1, own, row);
  }
}

/** Slopes of the labels' weights and, as far as the labels say, of the values of both layers. */
function learnLabels(texts: i32, rows: i32): void {
  const row = bytesOf(labelLength);
  const filters = bytesOf(filterCount);
  const second = labelsAt + row * <usize>filterCount;
  memory.fill(firstSlopes, 0, filters * <usize>rows);
  memory.fill(secondSlopes, 0, filters * <usize>rows);
  memory.fill(pooledSlopes, 0, filters * <usize>texts);
  sumRows(slopes + labelBiasAt, contextErrors, row, texts);
  learnPart(firstValues, rows, labelErrors, labelsAt, firstSlopes);
  learnPart(secondValues, rows, labelErrors, second, secondSlopes);
  learnPart(pooled, texts, contextErrors, contextAt, pooledSlopes);
  unpool(pooledSlopes, bestAt, texts, filters, secondSlopes);
}

function learnPart(values: usize, count: i32, errors: usize, part: usize, into: usize): void {
  const row = bytesOf(labelLength);
  const factor = keptFactor(hiddenBelow);
  learnOutputs(values, count, filterCount, errors, weights + part, slopes + part, row, factor, into, list);
}

/** Writes the second layer's weights as the way back takes them: `(place, the last first × filter of the second) × filter of the first`. */
function turnSecond(): void {
  const row = bytesOf(filterCount);
  for (let place = 0; place < places; place++)
    for (let filter = 0; filter < filterCount; filter++) {
      const from = weights + secondAt + row * <usize>(place * filterCount + filter);
      const into = secondTurned + row * <usize>((places - 1 - place) * filterCount) + bytesOf(filter);
      for (let other = 0; other < filterCount; other++)
        store<f32>(into + row * <usize>other, load<f32>(from + bytesOf(other)));
    }
}

/** Slopes of the second layer's weights and of the first layer's values. */
function learnSecond(rows: i32): void {
  const row = bytesOf(filterCount);
  sumRows(slopes + secondBiasAt, secondSlopes, row, rows);
  for (let filter = 0; filter < filterCount; filter++) {
    const end = listValues(list, firstValues + bytesOf(filter), row, rows);
    for (let place = 0; place < places; place++) {
      // Of the rows that see a value at this place.
      const errors = secondSlopes + row - row * <usize>place;
      addListed(slopes + secondAt + row * <usize>(place * filterCount + filter), list, end, errors, row);
    }
  }
  turnSecond();
  const factors = f32x4.splat(keptFactor(hiddenBelow));
  for (let at: usize = 1; at < <usize>rows - 1; at++) {
    const end = listValues(list, secondSlopes + row * (at - 1), 4, places * filterCount);
    memory.fill(valueSlopes, 0, row);
    addListed(valueSlopes, list, end, secondTurned, row);
    const values = firstValues + row * at;
    const into = firstSlopes + row * at;
    for (let cell: usize = 0; cell < row; cell += 16) {
      const isOpen = f32x4.gt(v128.load(values + cell), f32x4.splat(0));
      const slope = f32x4.mul(v128.load(valueSlopes + cell), factors);
      v128.store(into + cell, f32x4.add(v128.load(into + cell), v128.and(slope, isOpen)));
    }
  }
}

/** One step on the texts `order[from] … order[end - 1]` together. */
export function learn(from: i32, end: i32, step: f32, embeddingStep: f32, epsilon: f32): void {
  const texts = end - from;
  const numbers = order + bytesOf(from);
  const tokens = placeRows(numbers, texts, textStarts, tokenRows, rowStarts);
  keepSome(numbers, texts);
  const rows = at32(rowStarts, texts);
  runFirst(texts, tokens, rows);
  runSecondLayer(texts, rows);
  for (let text = 0; text < texts; text++) findErrors(text, golds + bytesOf(at32(textStarts, at32(numbers, text))));
  learnLabels(texts, rows);
  learnSecond(rows);
  sumRows(slopes + firstBiasAt, firstSlopes, bytesOf(filterCount), rows);
  for (let slot = 0; slot <= slotCount; slot++) learnSlot(slot, tokens, embeddingStep, epsilon);
  moveAdam(weights, means, squares, slopes, bytesOf(weightCount), step, epsilon);
}
