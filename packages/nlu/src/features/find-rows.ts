import { onceFor } from '../numbers/once-for.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Finds the rows of the first `length` features, -1 where training never saw one; in the same array as the next time. */
export type FindRows = (hashes: readonly number[], length?: number) => Int32Array;

/** Bits of the filter for each feature of the vocabulary, at least: of absent ones at most an eighth pass. */
const bitsForFeature = 8;

/** The finder of a vocabulary, made once. */
export const shareRowFinder: (vocabulary: Vocabulary) => FindRows = onceFor(createRowFinder);

/**
 * `rowOf` for many features. A look-up does little but wait for memory, so most absent features (and most pairs of words
 * are absent) are told by one bit of a small table, and the memory of all others is asked for before any is compared.
 */
function createRowFinder({ hashes: sorted, bucketStart, shift }: Vocabulary): FindRows {
  const size = sorted.length;
  const filterShift = 32 - Math.max(5, Math.ceil(Math.log2(bitsForFeature * size + 1)));
  const filter = new Uint32Array(2 ** (32 - filterShift - 5));
  for (const hash of sorted) {
    const bit = hash >>> filterShift;
    filter[bit >>> 5]! |= 1 << (bit & 31);
  }
  let rows = new Int32Array(64);
  /** Places of the features that passed, the first row that each may have, and the hash that stands there. */
  let places = new Int32Array(64);
  let firsts = new Int32Array(64);
  let firstHashes = new Uint32Array(64);

  function reserve(length: number): void {
    if (rows.length >= length) return;
    rows = new Int32Array(2 * length);
    places = new Int32Array(2 * length);
    firsts = new Int32Array(2 * length);
    firstHashes = new Uint32Array(2 * length);
  }

  return (hashes, length = hashes.length) => {
    reserve(length);
    let passed = 0;
    for (let at = 0; at < length; at++) {
      rows[at] = -1;
      const hash = hashes[at]!;
      const bit = hash >>> filterShift;
      if (((filter[bit >>> 5]! >>> (bit & 31)) & 1) === 0) continue;
      places[passed] = at;
      firsts[passed++] = Math.min(bucketStart[hash >>> shift]!, size - 1);
    }
    for (let at = 0; at < passed; at++) firstHashes[at] = sorted[firsts[at]!]!;
    for (let at = 0; at < passed; at++) {
      const place = places[at]!;
      const hash = hashes[place]!;
      let row = firsts[at]!;
      let other = firstHashes[at]!;
      while (other < hash && row < size - 1) other = sorted[++row]!;
      if (other === hash) rows[place] = row;
    }
    return rows;
  };
}
