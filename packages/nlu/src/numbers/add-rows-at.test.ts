import { expect, it } from 'vitest';
import { createPlacedRowAdder } from './add-rows-at.ts';
import { addRow, quantise } from './quantised-matrix.ts';

/** Three columns; of the sparse one row 1 and the last are empty. */
function matrixOf(isSparse: boolean) {
  const weights = Float32Array.from({ length: 18 }, (_, at) => (isSparse && at % 3 !== 1 ? 0 : Math.sin(at + 1)));
  weights.fill(0, 3, 6);
  weights.fill(0, 15, 18);
  return quantise(weights, 3, 0);
}

it('adds each row to its place, as one after the other would be added, and none where the row is negative', () => {
  for (const isSparse of [true, false]) {
    const matrix = matrixOf(isSparse);
    expect(matrix.columns === null).toBe(!isSparse);
    const rows = Int32Array.of(2, -1, 1, 5, 0, 2, 4);
    const places = Int32Array.of(0, 3, 3, 6, 6, 3, 0);
    const own = new Float32Array(9);
    createPlacedRowAdder(matrix)(rows, places, rows.length, own);
    const wanted = new Float32Array(9);
    rows.forEach((row, at) => {
      if (row >= 0) addRow(matrix, row, 1, wanted, places[at]);
    });
    expect(own).toEqual(wanted);
  }
});
