import { bytesOf, clearBetween, repeatRow, sumRows } from './batch-rows';
import { addListed, listValues } from './few-values';
import { hideSome, keptFactor } from './hidden-layer';
import {
  filterCount,
  firstSlopes,
  firstValues,
  hiddenBelow,
  intentLength,
  list,
  rowStarts,
  secondAt,
  secondBiasAt,
  secondSlopes,
  secondTurned,
  secondValues,
  secondWhole,
  slopes,
  valueSlopes,
  weights,
} from './net-memory';

const places = 3;

/** The values of the second layer. */
export function runSecondLayer(texts: i32, rows: i32): void {
  const row = bytesOf(filterCount);
  repeatRow(secondValues, weights + secondBiasAt, row, rows);
  for (let at: usize = 1; at < <usize>rows - 1; at++) {
    const end = listValues(list, firstValues + row * (at - 1), 4, places * filterCount);
    addListed(secondValues + row * at, list, end, weights + secondAt, row);
  }
  if (intentLength > 0) memory.copy(secondWhole, secondValues, row * <usize>rows);
  hideSome(secondValues, secondValues, row * <usize>rows, hiddenBelow);
  clearBetween(secondValues, rowStarts, texts, row);
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
export function learnSecond(rows: i32): void {
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
