import { featureBlock, hashText } from '../features/hash-grams.ts';
import type { MessageHashes } from '../features/hash-message.ts';
import type { Reading, ReadToken } from '../features/reading.ts';
import { rowOf } from '../features/vocabulary.ts';
import { featureKey } from '../features/word-hashes.ts';
import type { NluModel } from '../model/nlu-model.ts';

/** How rare a feature is in the pack: its idf, `1 + ln(texts / texts with it)`. */
export type RarityOf = (hash: number) => number;

/** What the pack never saw, or just once, counts as rarer than all that it knows. */
export function createRarity({ intents, remembered }: NluModel): RarityOf {
  const unknown = 1 + Math.log((1 + remembered.length) / 1.5);
  return (hash) => {
    const row = intents === null ? -1 : rowOf(intents.vocabulary, hash);
    return row < 0 ? unknown : intents!.idf[row]!;
  };
}

/** The hash of a token's lemma; null for punctuation and emoji. */
export function hashOfWord({ key, persian, lemma }: ReadToken): number | null {
  const word = featureKey({ key: lemma ?? persian ?? key }).toLowerCase();
  return word === '' ? null : hashText(word, featureBlock.lemma);
}

/** Hashes of a message's lemmas. */
export function wordsOf({ tokens }: Reading): ReadonlySet<number> {
  const words = new Set<number>();
  for (const token of tokens) {
    const hash = hashOfWord(token);
    if (hash !== null) words.add(hash);
  }
  return words;
}

/**
 * A message's character n-grams by hash, weighed by rarity in the pack; length 1 with those that the shop's examples do
 * not have.
 */
export function charactersOf(hashes: MessageHashes, rarityOf: RarityOf): ReadonlyMap<number, number> {
  // Sorted, equal ones stand together: several times as fast as counting them in a map.
  const sorted = Uint32Array.from(hashes.characters.flat()).sort();
  const weighed = new Map<number, number>();
  let square = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const hash = sorted[from]!;
    while (sorted[to] === hash) to++;
    const value = (1 + Math.log(to - from)) * rarityOf(hash);
    square += value * value;
    weighed.set(hash, value);
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (const [hash, value] of weighed) weighed.set(hash, value * scale);
  return weighed;
}
