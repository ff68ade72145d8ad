/**
 * A matrix of 8-bit weights; weight = cell × scale of its row. Sparse: a row's cells stand in
 * `rowStart[r] … rowStart[r + 1]` with their columns beside. Dense: `columns` is null and every row has all its cells.
 */
export interface QuantisedMatrix {
  readonly columnCount: number;
  readonly scales: Float32Array;
  readonly cells: Int8Array;
  readonly rowStart: Uint32Array;
  readonly columns: Uint8Array | Uint16Array | Uint32Array | null;
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
    for (let at = from; at < from + columnCount; at++) {
      const size = Math.abs(weights[at]!);
      if (size > largest) largest = size;
    }
    let count = 0;
    if (largest >= floor && largest > 0) {
      const scale = largest / 127;
      scales[row] = scale;
      for (let at = from; at < from + columnCount; at++) {
        const value = weights[at]!;
        if (value < floor && value > -floor) continue;
        const cell = Math.round(value / scale);
        all[at] = cell;
        if (cell !== 0) count++;
      }
    }
    rowStart[row + 1] = rowStart[row]! + count;
  }
  const total = rowStart[rowCount]!;
  if (total > denseFrom * all.length)
    return { columnCount, scales, cells: all, rowStart: new Uint32Array(0), columns: null };
  const columns = createColumns(columnCount, total);
  const cells = new Int8Array(total);
  let end = 0;
  for (let at = 0; at < all.length; at++) {
    if (all[at] === 0) continue;
    columns[end] = at % columnCount;
    cells[end++] = all[at]!;
  }
  return { columnCount, scales, cells, rowStart, columns };
}

function createColumns(columnCount: number, length: number): Uint8Array | Uint16Array | Uint32Array {
  if (columnCount <= 256) return new Uint8Array(length);
  return columnCount <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}

/** Cells of a matrix in any order, no place twice; what is not listed is 0. */
export interface MatrixEntries {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Rounds a sparse matrix to 8 bit, a scale per row; never larger in memory than what is listed. */
export function quantiseEntries(
  { rows, columns, values }: MatrixEntries,
  rowCount: number,
  columnCount: number,
): QuantisedMatrix {
  const scales = new Float32Array(rowCount);
  const rowStart = new Uint32Array(rowCount + 1);
  for (let entry = 0; entry < rows.length; entry++) {
    const row = rows[entry]!;
    rowStart[row + 1]! += 1;
    const scale = Math.abs(values[entry]!) / 127;
    if (scale > scales[row]!) scales[row] = scale;
  }
  for (let row = 0; row < rowCount; row++) rowStart[row + 1]! += rowStart[row]!;
  const next = rowStart.slice();
  const cells = new Int8Array(rows.length);
  const places = createColumns(columnCount, rows.length);
  for (let entry = 0; entry < rows.length; entry++) {
    const row = rows[entry]!;
    const at = next[row]!;
    next[row] = at + 1;
    places[at] = columns[entry]!;
    cells[at] = scales[row]! > 0 ? Math.round(values[entry]! / scales[row]!) : 0;
  }
  return { columnCount, scales, cells, rowStart, columns: places };
}

/** Adds `factor ×` a row to `into`, from `place` on as many numbers as there are columns. */
export function addRow(
  matrix: QuantisedMatrix,
  row: number,
  factor: number,
  into: Float32Array | Float64Array,
  place = 0,
): void {
  const { rowStart, columns, cells, columnCount } = matrix;
  const scale = matrix.scales[row]! * factor;
  if (columns === null) {
    const offset = row * columnCount;
    for (let column = 0; column < columnCount; column++) into[place + column]! += cells[offset + column]! * scale;
    return;
  }
  const last = rowStart[row + 1]!;
  for (let at = rowStart[row]!; at < last; at++) into[place + columns[at]!]! += cells[at]! * scale;
}
