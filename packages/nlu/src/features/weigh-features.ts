import type { MessageHashes } from './hash-message.ts';
import { rowOf, type Vocabulary } from './vocabulary.ts';

/** Rows and values of one message, parallel. */
export interface SparseVector {
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/**
 * Weighs a message's features: `1 + ln(count)` times idf, each block brought to length 1, features that training never
 * saw left out (nlu.md §2). `dense` values follow in rows of their own after the vocabulary's.
 */
export function weighFeatures(
  hashes: MessageHashes,
  { vocabulary, idf }: { readonly vocabulary: Vocabulary; readonly idf: Float32Array },
  dense: ArrayLike<number>,
): SparseVector {
  let length = dense.length;
  let longest = 0;
  for (const block of hashes) {
    length += block.length;
    if (block.length > longest) longest = block.length;
  }
  const rows = new Int32Array(length);
  const values = new Float32Array(length);
  const places = createPlaceTable(longest);
  let end = 0;
  for (const block of hashes) {
    const from = end;
    places.slots.fill(0);
    for (const hash of block) {
      const row = rowOf(vocabulary, hash);
      if (row < 0) continue;
      let slot = Math.imul(row, 0x9e3779b1) >>> places.shift;
      while (places.slots[slot] !== 0 && rows[places.slots[slot]! - 1] !== row) slot = (slot + 1) & places.mask;
      if (places.slots[slot] === 0) {
        rows[end] = row;
        values[end++] = 0;
        places.slots[slot] = end;
      }
      values[places.slots[slot]! - 1]! += 1;
    }
    let square = 0;
    for (let at = from; at < end; at++) {
      const count = values[at]!;
      const value = (count === 1 ? 1 : 1 + Math.log(count)) * idf[rows[at]!]!;
      values[at] = value;
      square += value * value;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let at = from; at < end; at++) values[at]! *= scale;
  }
  for (let at = 0; at < dense.length; at++) {
    rows[end] = vocabulary.hashes.length + at;
    values[end++] = dense[at]!;
  }
  return { rows: rows.subarray(0, end), values: values.subarray(0, end) };
}

/** An open-addressing table for up to `count` rows: 1 + the place of a row in the result, 0 where nothing is. */
function createPlaceTable(count: number): { slots: Int32Array; mask: number; shift: number } {
  let bits = 4;
  while (1 << bits < 2 * count) bits++;
  return { slots: new Int32Array(1 << bits), mask: (1 << bits) - 1, shift: 32 - bits };
}
