import { addRow, type QuantisedMatrix } from './quantised-matrix.ts';

/**
 * Adds the rows `rows[i]` of a matrix (none where that is negative) to `into`, each from `places[i]` on, for the first
 * `count`, in their order.
 */
export type AddRowsAt = (rows: Int32Array, places: Int32Array, count: number, into: Float32Array) => void;

/**
 * For rows that lie far apart in a large sparse matrix: adding them does little but wait for memory, so where each stands and
 * its first cell are asked for, of all of them, before any is added.
 */
export function createPlacedRowAdder(matrix: QuantisedMatrix): AddRowsAt {
  const { cells, columns, rowStart, scales } = matrix;
  if (columns === null) {
    return (rows, places, count, into) => {
      for (let at = 0; at < count; at++) if (rows[at]! >= 0) addRow(matrix, rows[at]!, 1, into, places[at]!);
    };
  }
  let starts = new Int32Array(0);
  let ends = new Int32Array(0);
  let offsets = new Int32Array(0);
  let factors = new Float32Array(0);
  /** Column and cell that stand first in each row. */
  let firstColumns = new Int32Array(0);
  let firstCells = new Int32Array(0);

  function reserve(count: number): void {
    if (starts.length >= count) return;
    starts = new Int32Array(2 * count);
    ends = new Int32Array(2 * count);
    offsets = new Int32Array(2 * count);
    factors = new Float32Array(2 * count);
    firstColumns = new Int32Array(2 * count);
    firstCells = new Int32Array(2 * count);
  }

  return (rows, places, count, into) => {
    reserve(count);
    let found = 0;
    for (let at = 0; at < count; at++) {
      const row = rows[at]!;
      if (row < 0) continue;
      // An empty row reads the first cell of the next one, or none; it is left out below.
      starts[found] = rowStart[row]!;
      ends[found] = rowStart[row + 1]!;
      factors[found] = scales[row]!;
      offsets[found++] = places[at]!;
    }
    for (let at = 0; at < found; at++) {
      const start = Math.min(starts[at]!, cells.length - 1);
      firstColumns[at] = columns[start]!;
      firstCells[at] = cells[start]!;
    }
    for (let at = 0; at < found; at++) {
      const end = ends[at]!;
      let cell = starts[at]!;
      if (cell === end) continue;
      const offset = offsets[at]!;
      const factor = factors[at]!;
      into[offset + firstColumns[at]!]! += firstCells[at]! * factor;
      for (cell++; cell < end; cell++) into[offset + columns[cell]!]! += cells[cell]! * factor;
    }
  };
}
