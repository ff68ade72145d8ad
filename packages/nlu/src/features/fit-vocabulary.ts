import type { MessageHashes } from './hash-message.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** A vocabulary with the idf of each row: `ln((1 + N) / (1 + df)) + 1`. */
export interface FittedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly idf: Float32Array;
}

/** Counts in how many texts each feature stands. `minimumCount` drops the rarer ones. */
export function fitVocabulary(texts: readonly MessageHashes[], minimumCount = 1): FittedVocabulary {
  const frequency = new Map<number, number>();
  const lastSeen = new Map<number, number>();
  texts.forEach(({ characters, sequences }, text) => {
    for (const lists of [characters, sequences]) {
      for (const hash of lists.flat()) {
        if (lastSeen.get(hash) === text) continue;
        lastSeen.set(hash, text);
        frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
      }
    }
  });
  const kept: number[] = [];
  for (const [hash, count] of frequency) if (count >= minimumCount) kept.push(hash);
  const hashes = Uint32Array.from(kept).sort();
  const idf = new Float32Array(hashes.length);
  hashes.forEach((hash, row) => {
    idf[row] = Math.log((1 + texts.length) / (1 + (frequency.get(hash) ?? 0))) + 1;
  });
  return { vocabulary: createVocabulary(hashes), idf };
}
