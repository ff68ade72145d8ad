/** A sparse matrix of 8-bit weights: a row's cells stand in `rowStart[r] … rowStart[r + 1]`; weight = cell × scale of the row. */
export interface QuantisedMatrix {
  readonly columnCount: number;
  readonly rowStart: Uint32Array;
  readonly columns: Uint8Array | Uint16Array;
  readonly cells: Int8Array;
  readonly scales: Float32Array;
}

/**
 * Rounds a dense row-major matrix to 8 bit, a scale per row, and drops cells that round to 0 or lie below `floor`.
 */
export function quantise(dense: Float32Array, columnCount: number, floor: number): QuantisedMatrix {
  const rowCount = columnCount === 0 ? 0 : dense.length / columnCount;
  const rowStart = new Uint32Array(rowCount + 1);
  const scales = new Float32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    let largest = 0;
    for (let at = row * columnCount; at < (row + 1) * columnCount; at++)
      largest = Math.max(largest, Math.abs(dense[at]!));
    scales[row] = largest / 127;
    const least = Math.max(floor, largest / 254);
    let count = 0;
    for (let at = row * columnCount; at < (row + 1) * columnCount; at++)
      if (Math.abs(dense[at]!) >= least && largest > 0) count++;
    rowStart[row + 1] = rowStart[row]! + count;
  }
  const total = rowStart[rowCount]!;
  const columns = columnCount <= 256 ? new Uint8Array(total) : new Uint16Array(total);
  const cells = new Int8Array(total);
  let end = 0;
  for (let row = 0; row < rowCount; row++) {
    const scale = scales[row]!;
    const least = Math.max(floor, (scale * 127) / 254);
    for (let column = 0; column < columnCount; column++) {
      const value = dense[row * columnCount + column]!;
      if (Math.abs(value) < least || scale === 0) continue;
      if (end >= total) break;
      columns[end] = column;
      cells[end++] = Math.round(value / scale);
    }
  }
  return { columnCount, rowStart, columns, cells, scales };
}

/** Adds `factor ×` a row to `into` (length columnCount). */
export function addRow(matrix: QuantisedMatrix, row: number, factor: number, into: Float32Array): void {
  const { rowStart, columns, cells } = matrix;
  const scale = matrix.scales[row]! * factor;
  const last = rowStart[row + 1]!;
  for (let at = rowStart[row]!; at < last; at++) into[columns[at]!]! += cells[at]! * scale;
}
