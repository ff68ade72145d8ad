import type { QuantisedMatrix } from './quantised-matrix.ts';

/** The densest rows of a sparse matrix, each with all its cells, as a kernel takes them. */
export interface DenseRows {
  /** Of each row of the matrix its place among these; -1 where it is none of them. */
  readonly placeOf: Int32Array;
  /** `place × rowLength + column`, 0 behind the last column. */
  readonly cells: Int8Array;
  readonly rowLength: number;
  readonly scales: Float32Array;
}

/** Cells that the kernel adds at a time. */
const step = 16;
/** From this share of cells on a row is added sooner with all its cells, sixteen at a time, than cell by cell. */
const denseFrom = 0.25;
/** Where fewer rows are dense there is nothing to win. */
const fewest = 500;

/** Null when the matrix is not sparse or few of its rows are dense. */
export function denseRowsOf(matrix: QuantisedMatrix): DenseRows | null {
  const { rowStart, columns, cells, scales, columnCount } = matrix;
  if (columns === null) return null;
  const rowLength = Math.ceil(columnCount / step) * step;
  const placeOf = new Int32Array(scales.length).fill(-1);
  let count = 0;
  for (let row = 0; row < scales.length; row++)
    if (rowStart[row + 1]! - rowStart[row]! >= denseFrom * columnCount) placeOf[row] = count++;
  if (count < fewest) return null;
  const dense = { placeOf, cells: new Int8Array(count * rowLength), rowLength, scales: new Float32Array(count) };
  placeOf.forEach((place, row) => {
    if (place < 0) return;
    dense.scales[place] = scales[row]!;
    for (let at = rowStart[row]!; at < rowStart[row + 1]!; at++)
      dense.cells[place * rowLength + columns[at]!] = cells[at]!;
  });
  return dense;
}
