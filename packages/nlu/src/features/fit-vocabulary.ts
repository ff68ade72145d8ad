import type { MessageHashes } from './hash-message.ts';
import { createHashNumbers } from './number-hashes.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** A vocabulary with the idf of each row: `ln((1 + N) / (1 + df)) + 1`. */
export interface FittedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly idf: Float32Array;
}

/** Counts in how many texts each feature stands. `minimumCount` drops the rarer ones. */
export function fitVocabulary(texts: readonly MessageHashes[], minimumCount = 1): FittedVocabulary {
  const { numberOf, hashes: metHashes } = createHashNumbers();
  const frequency: number[] = [];
  const lastSeen: number[] = [];

  function countAll(hashes: readonly number[], text: number): void {
    for (let at = 0; at < hashes.length; at++) {
      const number = numberOf(hashes[at]!);
      if (number === frequency.length) {
        frequency.push(1);
        lastSeen.push(text);
      } else if (lastSeen[number] !== text) {
        lastSeen[number] = text;
        frequency[number]! += 1;
      }
    }
  }

  texts.forEach(({ characters, sequences }, text) => {
    for (const hashes of characters) countAll(hashes, text);
    for (const hashes of sequences) countAll(hashes, text);
  });
  const hashes = metHashes()
    .filter((_, number) => frequency[number]! >= minimumCount)
    .sort();
  const idf = Float32Array.from(hashes, (hash) => Math.log((1 + texts.length) / (1 + frequency[numberOf(hash)]!)) + 1);
  return { vocabulary: createVocabulary(hashes), idf };
}
