import { featureBlock, hashText } from '../features/hash-grams.ts';
import { rowOf } from '../features/vocabulary.ts';
import { featureKey } from '../features/word-hashes.ts';
import type { IntentInput } from '../intents/score-intents.ts';
import type { NluModel } from '../model/nlu-model.ts';

/** What a message is compared with a shop's examples by, beside its vector. */
export interface OwnFeatures {
  /** Character n-grams by hash, weighed by rarity in the pack; length 1 with those that the shop's examples do not have. */
  readonly characters: ReadonlyMap<number, number>;
  /** Hashes of its lemmas. */
  readonly words: ReadonlySet<number>;
}

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

export function ownFeaturesOf(
  { reading, hashes }: Pick<IntentInput, 'reading' | 'hashes'>,
  rarityOf: RarityOf,
): OwnFeatures {
  const characters = weighCharacters(hashes.characters.flat(), rarityOf);
  const words = new Set<number>();
  for (const token of reading.tokens) {
    const word = featureKey({ start: 0, end: 0, key: token.lemma ?? token.persian ?? token.key }).toLowerCase();
    if (word !== '') words.add(hashText(word, featureBlock.lemma));
  }
  return { characters, words };
}

function weighCharacters(hashes: readonly number[], rarityOf: RarityOf): ReadonlyMap<number, number> {
  // Sorted, equal ones stand together: several times as fast as counting them in a map.
  const sorted = Uint32Array.from(hashes).sort();
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
