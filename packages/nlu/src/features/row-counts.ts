/** Counts how often rows come, in arrays that are used again: the first `size` of `rows` and `counts` count. */
export interface RowCounts {
  rows: Int32Array;
  counts: Float32Array;
  size: number;
  /** 1 + the place of a row in `rows`, by a hash of the row; 0 where nothing is. */
  slots: Int32Array;
  shift: number;
}

export function createRowCounts(): RowCounts {
  return { rows: new Int32Array(0), counts: new Float32Array(0), size: 0, slots: new Int32Array(16), shift: 28 };
}

/** Makes room for so many places in all, of which at most `longest` are counted together. Empties. */
export function reserveRows(into: RowCounts, length: number, longest: number): void {
  into.size = 0;
  if (length > into.rows.length) {
    into.rows = new Int32Array(2 * length);
    into.counts = new Float32Array(2 * length);
  }
  while (into.slots.length < 2 * longest) {
    into.slots = new Int32Array(2 * into.slots.length);
    into.shift--;
  }
}

/** What is counted from here on stands behind what was counted before, even if it is the same row. */
export function beginCounting(into: RowCounts): void {
  into.slots.fill(0);
}

export function countRow(into: RowCounts, row: number): void {
  const { rows, counts, slots, shift } = into;
  let slot = Math.imul(row, 0x9e3779b1) >>> shift;
  while (slots[slot] !== 0 && rows[slots[slot]! - 1] !== row) slot = (slot + 1) & (slots.length - 1);
  const place = slots[slot]!;
  if (place > 0) counts[place - 1]! += 1;
  else {
    rows[into.size] = row;
    counts[into.size] = 1;
    slots[slot] = ++into.size;
  }
}
