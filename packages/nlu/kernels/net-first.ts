import { at32, bytesOf, clearBetween, repeatRow, sumRows } from './batch-rows';
import { hideSome } from './hidden-layer';
import {
  brought,
  embeddingMeans,
  embeddingSquares,
  embeddings,
  featureCounts,
  filterCount,
  firstAt,
  firstBiasAt,
  firstSlopes,
  firstValues,
  firstWhole,
  hiddenBelow,
  inputs,
  intentLength,
  kept,
  listed,
  numberOf,
  rowStarts,
  slopes,
  slotCount,
  slotPlaces,
  slotSizes,
  tokenLimit,
  tokenRows,
  vectors,
  weights,
} from './net-memory';
import { addProducts, multiply } from './products';
import { moveAdam } from './rows';
import { collect, numberFeatures, spread } from './words-of-batch';

/** Filters of a layer see three words. */
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

/** The values of the first layer. */
export function runFirst(texts: i32, tokens: i32, rows: i32): void {
  const row = bytesOf(filterCount);
  repeatRow(firstValues, weights + firstBiasAt, row, rows);
  for (let slot = 0; slot <= slotCount; slot++) bringSlot(slot, tokens);
  if (intentLength > 0) memory.copy(firstWhole, firstValues, row * <usize>rows);
  hideSome(firstValues, firstValues, row * <usize>rows, hiddenBelow);
  clearBetween(firstValues, rowStarts, texts, row);
}

/** Slopes of the first layer's weights; the embeddings make their step. */
export function learnFirst(tokens: i32, rows: i32, step: f32, epsilon: f32): void {
  sumRows(slopes + firstBiasAt, firstSlopes, bytesOf(filterCount), rows);
  for (let slot = 0; slot <= slotCount; slot++) learnSlot(slot, tokens, step, epsilon);
}
