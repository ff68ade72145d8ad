import { at32, bytesOf, repeatRow, sumRows } from './batch-rows';
import { addListed, learnOutputs, listValues } from './few-values';
import { keptFactor, pool, unpool } from './hidden-layer';
import {
  bestAt,
  contextAt,
  contextErrors,
  filterCount,
  firstSlopes,
  firstValues,
  hiddenBelow,
  labelBiasAt,
  labelErrors,
  labelLength,
  labelsAt,
  labelWeight,
  list,
  pooled,
  pooledSlopes,
  rowStarts,
  secondSlopes,
  secondValues,
  slopes,
  weights,
} from './net-memory';
import { addScaled, softmax } from './rows';

/** The highest values of a text's second layer, and the errors of its labels; `right`: those of its tokens (int32). */
export function findErrors(text: i32, right: usize): void {
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
    const gold = own + bytesOf(at32(right, at));
    store<f32>(gold, load<f32>(gold) - 1);
    for (let cell: usize = 0; cell < row; cell += 16)
      v128.store(own + cell, f32x4.mul(v128.load(own + cell), f32x4.splat(labelWeight)));
    addScaled(errors, 1, own, row);
  }
}

/** Slopes of the labels' weights and, as far as the labels say, of the values of both layers. */
export function learnLabels(texts: i32, rows: i32): void {
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
  for (let text: usize = 0; text < <usize>texts; text++) {
    const from = filters * text;
    unpool(pooledSlopes + from, bestAt + from, filters, secondSlopes);
  }
}

function learnPart(values: usize, count: i32, errors: usize, part: usize, into: usize): void {
  const row = bytesOf(labelLength);
  const factor = keptFactor(hiddenBelow);
  learnOutputs(values, count, filterCount, errors, weights + part, slopes + part, row, factor, into, list);
}
