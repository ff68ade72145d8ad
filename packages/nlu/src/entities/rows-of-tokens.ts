import { rowOf, type Vocabulary } from '../features/vocabulary.ts';

/** Feature rows of each token, those that training never saw left out. */
export function rowsOfTokens(hashes: readonly (readonly number[])[], vocabulary: Vocabulary): readonly Int32Array[] {
  return hashes.map((token) => {
    const rows = new Int32Array(token.length);
    let count = 0;
    for (const hash of token) {
      const row = rowOf(vocabulary, hash);
      if (row >= 0) rows[count++] = row;
    }
    return rows.subarray(0, count);
  });
}
