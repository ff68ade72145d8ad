/** Feature hashes in ascending order (a feature's place is its row), with an index by their leading bits. Data only. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  /** Rows of the hashes whose leading bits are `b` lie in `bucketStart[b] … bucketStart[b + 1]`. */
  readonly bucketStart: Uint32Array;
  readonly shift: number;
}

/** Indexes hashes that stand in ascending order, about one a bucket, so that a look-up takes a probe or two. */
export function createVocabulary(hashes: Uint32Array): Vocabulary {
  const bits = Math.min(20, Math.max(1, Math.ceil(Math.log2(hashes.length + 1))));
  const shift = 32 - bits;
  const bucketStart = new Uint32Array(2 ** bits + 1);
  for (let row = 0; row < hashes.length; row++) bucketStart[(hashes[row]! >>> shift) + 1]! += 1;
  for (let bucket = 1; bucket < bucketStart.length; bucket++) bucketStart[bucket]! += bucketStart[bucket - 1]!;
  return { hashes, bucketStart, shift };
}

/** The row of a feature; -1 where training never saw it. */
export function rowOf({ hashes, bucketStart, shift }: Vocabulary, hash: number): number {
  const bucket = hash >>> shift;
  const last = bucketStart[bucket + 1]!;
  for (let row = bucketStart[bucket]!; row < last; row++) if (hashes[row] === hash) return row;
  return -1;
}
