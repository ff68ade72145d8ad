const block = 64;

/** Least byte of a range, by minima of blocks and of blocks of blocks. */
export function createRangeMinimum(bytes: Uint8Array): (from: number, to: number) => number {
  const blocks = minima(bytes);
  const superblocks = minima(blocks);
  const levels = [bytes, blocks, superblocks];
  const least = (level: number, from: number, to: number): number => {
    const row = levels[level] as Uint8Array;
    if (to - from < 2 * block || level === 2) return leastOf(row, from, to);
    const first = Math.ceil(from / block);
    const last = Math.floor(to / block);
    const edges = Math.min(leastOf(row, from, first * block), leastOf(row, last * block, to));
    return Math.min(edges, least(level + 1, first, last));
  };
  return (from, to) => least(0, from, Math.min(to, bytes.length));
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
  const row = new Uint8Array(Math.ceil(bytes.length / block)).fill(255);
  for (let index = 0; index < bytes.length; index += 1) {
    const at = Math.floor(index / block);
    if ((bytes[index] as number) < (row[at] as number)) row[at] = bytes[index] as number;
  }
  return row;
}
