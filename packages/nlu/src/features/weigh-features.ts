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
  for (const block of hashes) length += block.length;
  const rows = new Int32Array(length);
  const values = new Float32Array(length);
  let end = 0;
  for (const block of hashes) {
    const from = end;
    const sorted = Int32Array.from(block, (hash) => rowOf(vocabulary, hash)).sort();
    let square = 0;
    for (let at = 0; at < sorted.length; ) {
      const row = sorted[at]!;
      let count = 0;
      while (at < sorted.length && sorted[at] === row) {
        at++;
        count++;
      }
      if (row < 0) continue;
      const value = (1 + Math.log(count)) * idf[row]!;
      square += value * value;
      rows[end] = row;
      values[end++] = value;
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
