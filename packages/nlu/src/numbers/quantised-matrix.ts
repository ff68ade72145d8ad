/**
 * A matrix of 8-bit weights; weight = cell × scale of its row. Sparse: a row's cells stand in
 * `rowStart[r] … rowStart[r + 1]` with their columns beside. Dense: `columns` is null and every row has all its cells.
 */
export interface QuantisedMatrix {
  readonly columnCount: number;
  readonly scales: Float32Array;
  readonly cells: Int8Array;
  readonly rowStart: Uint32Array;
  readonly columns: Uint8Array | Uint16Array | null;
}

/** From this share of cells on the dense layout is smaller and faster. */
const denseFrom = 0.4;

/** Rounds a row-major matrix to 8 bit, a scale per row. Cells below `floor` become 0. */
export function quantise(weights: Float32Array, columnCount: number, floor: number): QuantisedMatrix {
  const rowCount = columnCount === 0 ? 0 : weights.length / columnCount;
  const scales = new Float32Array(rowCount);
  const all = new Int8Array(weights.length);
  const rowStart = new Uint32Array(rowCount + 1);
  for (let row = 0; row < rowCount; row++) {
    const from = row * columnCount;
    let largest = 0;
    for (let at = from; at < from + columnCount; at++) largest = Math.max(largest, Math.abs(weights[at]!));
    let count = 0;
    if (largest >= floor && largest > 0) {
      const scale = largest / 127;
      scales[row] = scale;
      for (let at = from; at < from + columnCount; at++) {
        const value = weights[at]!;
        const cell = Math.abs(value) < floor ? 0 : Math.round(value / scale);
        all[at] = cell;
        if (cell !== 0) count++;
      }
    }
    rowStart[row + 1] = rowStart[row]! + count;
  }
  const total = rowStart[rowCount]!;
  if (total > denseFrom * all.length)
    return { columnCount, scales, cells: all, rowStart: new Uint32Array(0), columns: null };
  const columns = columnCount <= 256 ? new Uint8Array(total) : new Uint16Array(total);
  const cells = new Int8Array(total);
  let end = 0;
  for (let at = 0; at < all.length; at++) {
    if (all[at] === 0) continue;
    columns[end] = at % columnCount;
    cells[end++] = all[at]!;
  }
  return { columnCount, scales, cells, rowStart, columns };
}

/** Adds `factor ×` a row to `into` (length columnCount). */
export function addRow(matrix: QuantisedMatrix, row: number, factor: number, into: Float32Array): void {
  const { rowStart, columns, cells, columnCount } = matrix;
  const scale = matrix.scales[row]! * factor;
  if (columns === null) {
    const offset = row * columnCount;
    for (let column = 0; column < columnCount; column++) into[column]! += cells[offset + column]! * scale;
    return;
  }
  const last = rowStart[row + 1]!;
  for (let at = rowStart[row]!; at < last; at++) into[columns[at]!]! += cells[at]! * scale;
}
