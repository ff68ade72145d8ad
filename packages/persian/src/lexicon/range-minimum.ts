const blockBits = 4;
const block = 1 << blockBits;

/**
 * Least byte of a range in constant time: minima of blocks in a sparse table, the ends of the range byte by byte. The table
 * is built when it is first asked: messages without Finglish or slips never need it.
 */
export function createRangeMinimum(bytes: Uint8Array): (from: number, to: number) => number {
  let levels: readonly Uint8Array[] | undefined;
  return (from, end) => {
    const to = Math.min(end, bytes.length);
    const first = (from + block - 1) >> blockBits;
    const last = to >> blockBits;
    if (first >= last) return leastOf(bytes, from, to);
    let result = leastOf(bytes, from, first << blockBits);
    result = Math.min(result, leastOf(bytes, last << blockBits, to));
    levels ??= sparseTable(minima(bytes));
    const level = 31 - Math.clz32(last - first);
    const row = levels[level] as Uint8Array;
    return Math.min(result, row[first] as number, row[last - (1 << level)] as number);
  };
}

function leastOf(row: Uint8Array, from: number, to: number): number {
  let result = 255;
  for (let index = from; index < to; index += 1) {
    const value = row[index] as number;
    if (value < result) result = value;
  }
  return result;
}

function minima(bytes: Uint8Array): Uint8Array {
  const row = new Uint8Array(Math.ceil(bytes.length / block));
  for (let index = 0; index < row.length; index += 1)
    row[index] = leastOf(bytes, index << blockBits, Math.min((index + 1) << blockBits, bytes.length));
  return row;
}

/** Rows of minima: the cell `at` of row `level` is the least of the 2^level cells from `at` on. */
function sparseTable(row: Uint8Array): readonly Uint8Array[] {
  const levels = [row];
  for (let width = 1; 2 * width <= row.length; width *= 2) {
    const below = levels[levels.length - 1] as Uint8Array;
    const level = new Uint8Array(row.length - 2 * width + 1);
    for (let at = 0; at < level.length; at += 1) level[at] = Math.min(below[at] as number, below[at + width] as number);
    levels.push(level);
  }
  return levels;
}
