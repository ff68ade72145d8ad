import { countFrom } from '../features/choose-features.ts';
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
  /**
   * Of each feature the bytes up to its row of all labels, behind which that of their sums of squares stands; of a rare one
   * `-1 -` the number of its row.
   */
  readonly placeOf: Int32Array;
  /** Cells of a row of all labels. */
  readonly rowLength: number;
  /** Weights and squares. */
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
  const frequent = countFrom(frequency, limit + 1);
  const ranks = rankByFrequency(frequency);
  for (let row = 0; row < ranks.length; row++) {
    const rank = ranks[row]!;
    placeOf[row] = rank < frequent ? 2 * rank * rowLength * Float32Array.BYTES_PER_ELEMENT : -1 - (rank - frequent);
  }
  return {
    placeOf,
    rowLength,
    frequentCells: 2 * frequent * rowLength,
    rareCells: ((frequency.length - frequent) * rareRow.bytes) / Float32Array.BYTES_PER_ELEMENT,
  };
}

/** The frequency up to which features count as rare: a fixed one, or higher where the others would not fit in memory. */
function rareLimit(frequency: Uint32Array, labelCount: number, rowLength: number): number {
  if (labelCount <= rareWidth) return 0;
  let limit = rareUntil;
  while (rowLength * countFrom(frequency, limit + 1) > cellLimit) limit *= 2;
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
  let entries = { rows: new Int32Array(0), columns: new Int32Array(0), values: new Float32Array(0) };
  let end = 0;

  const addRow = (row: number, place: number): void => {
    if (end + rowLength > entries.rows.length) entries = longerEntries(entries, 2 * end + 65_536);
    const { rows, columns, values } = entries;
    const isRare = place < 0;
    const from = isRare ? ((-1 - place) * rareRow.bytes + rareRow.weightsAt) / 4 : place / 4;
    const firstLabel = isRare ? ((-1 - place) * rareRow.bytes) / 2 : 0;
    const width = isRare ? rareWidth : rowLength;
    const given = isRare ? rareRows : weights;
    for (let cell = 0; cell < width; cell++) {
      const value = given[from + cell]!;
      if (value === 0 || (value < floor && value > -floor)) continue;
      rows[end] = row;
      columns[end] = isRare ? rareLabels[firstLabel + cell]! - 1 : cell;
      values[end++] = value;
    }
  };

  for (let row = 0; row < placeOf.length; row++) addRow(row, placeOf[row]!);
  const { rows, columns, values } = entries;
  return { rows: rows.subarray(0, end), columns: columns.subarray(0, end), values: values.subarray(0, end) };
}

function longerEntries({ rows, columns, values }: MatrixEntries, length: number) {
  const longer = { rows: new Int32Array(length), columns: new Int32Array(length), values: new Float32Array(length) };
  longer.rows.set(rows);
  longer.columns.set(columns);
  longer.values.set(values);
  return longer;
}
