import type { MatrixEntries } from '../numbers/quantised-matrix.ts';
import { rankByFrequency } from '../numbers/rank-by-frequency.ts';

/** Features that stand at most so often keep the weights of few labels; most features are such. */
const rareUntil = 12;
const rareWidth = 12;
/** A row of a rare feature, as the kernel has it: twelve labels + 1 (uint16), their weights, their squares; two cache lines. */
const rareRow = { bytes: 128, weightsAt: 24 };
/** Cells of the rows that hold all labels: 160 MB with the sums of AdaGrad. */
const cellLimit = 20_000_000;

/** Where the weights of features stand while training. */
export interface StatePlaces {
  /** Of each feature the bytes up to its row of all labels; of a rare one `-1 -` the number of its row. */
  readonly placeOf: Int32Array;
  /** Cells of a row of all labels. */
  readonly rowLength: number;
  readonly frequentCells: number;
  /** In float32. */
  readonly rareCells: number;
}

/**
 * Rows with all labels for frequent features, the few labels that ever move for rare ones, which saves most of the memory
 * and time. The most frequent stand first, so that what is used most stands together. `frequency`: in the samples.
 */
export function placeFeatures(frequency: Uint32Array, labelCount: number): StatePlaces {
  // One cell more than there are labels: the kernel fills groups of four up with it.
  const rowLength = 16 * Math.ceil((labelCount + 1) / 16);
  const limit = rareLimit(frequency, labelCount, rowLength);
  const placeOf = new Int32Array(frequency.length);
  const frequent = frequency.reduce((sum, count) => sum + (count > limit ? 1 : 0), 0);
  rankByFrequency(frequency).forEach((rank, row) => {
    placeOf[row] = rank < frequent ? rank * rowLength * Float32Array.BYTES_PER_ELEMENT : -1 - (rank - frequent);
  });
  return {
    placeOf,
    rowLength,
    frequentCells: frequent * rowLength,
    rareCells: ((frequency.length - frequent) * rareRow.bytes) / Float32Array.BYTES_PER_ELEMENT,
  };
}

/** The frequency up to which features count as rare: a fixed one, or higher where the others would not fit in memory. */
function rareLimit(frequency: Uint32Array, labelCount: number, rowLength: number): number {
  if (labelCount <= rareWidth) return 0;
  let limit = rareUntil;
  const cellsAbove = (count: number): number =>
    rowLength * frequency.reduce((sum, value) => sum + (value > count ? 1 : 0), 0);
  while (cellsAbove(limit) > cellLimit) limit *= 2;
  return limit;
}

/** All weights of at least `floor`, row by row. */
export function listWeights(
  { placeOf, rowLength }: StatePlaces,
  cells: { readonly weights: Float32Array; readonly rareRows: Float32Array },
  floor: number,
): MatrixEntries {
  const { weights, rareRows } = cells;
  const rareLabels = new Uint16Array(rareRows.buffer, rareRows.byteOffset, 2 * rareRows.length);
  const isKept = (value: number): boolean => Math.abs(value) >= floor && value !== 0;
  const capacity = weights.reduce((sum, value) => sum + (isKept(value) ? 1 : 0), 0) + rareRows.length / 2;
  const rows = new Int32Array(capacity);
  const columns = new Int32Array(capacity);
  const values = new Float32Array(capacity);
  let end = 0;
  const add = (row: number, column: number, value: number): void => {
    if (!isKept(value)) return;
    rows[end] = row;
    columns[end] = column;
    values[end++] = value;
  };
  placeOf.forEach((place, row) => {
    if (place >= 0) {
      const from = place / weights.BYTES_PER_ELEMENT;
      for (let column = 0; column < rowLength; column++) add(row, column, weights[from + column]!);
      return;
    }
    const from = (-1 - place) * rareRow.bytes;
    for (let cell = 0; cell < rareWidth; cell++) {
      const label = rareLabels[from / 2 + cell]!;
      if (label > 0) add(row, label - 1, rareRows[(from + rareRow.weightsAt) / 4 + cell]!);
    }
  });
  return { rows: rows.slice(0, end), columns: columns.slice(0, end), values: values.slice(0, end) };
}
