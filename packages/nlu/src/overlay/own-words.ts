import type { ReadToken } from '../features/reading.ts';
import type { OwnWords } from '../model/nlu-model.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { hashOfWord, type RarityOf } from './own-features.ts';

/** What counts of a word where words are compared by meaning. */
export function spellingOf({ key, persian = key }: ReadToken): string {
  return persian;
}

/** How much a word counts: how rare it is in the pack, without the 1 that an idf begins with. */
export function weightOfWord(hash: number, rarityOf: RarityOf): number {
  return Math.max(0, rarityOf(hash) - 1);
}

/** Sum of the vectors of a token's words. */
export function vectorOfWord(spelling: string, vectors: Vectors): Float32Array {
  const words = vectors.encodeWords(spelling);
  if (words.length === 1) return words[0]!;
  const sum = new Float32Array(vectors.size);
  for (const vector of words) for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
  return sum;
}

/** The words of a shop's examples; `column` is the place of an example's intent. */
export function collectOwnWords(
  examples: readonly { readonly tokens: readonly ReadToken[]; readonly column: number }[],
  rarityOf: RarityOf,
): OwnWords {
  const places = new Map<string, number>();
  const weights: number[] = [];
  const words: number[] = [];
  const ends: number[] = [];
  for (const { tokens } of examples) {
    for (const token of tokens) {
      const hash = hashOfWord(token);
      if (hash === null) continue;
      const spelling = spellingOf(token);
      let place = places.get(spelling);
      if (place === undefined) {
        place = weights.length;
        places.set(spelling, place);
        weights.push(weightOfWord(hash, rarityOf));
      }
      words.push(place);
    }
    ends.push(words.length);
  }
  return {
    spellings: [...places.keys()],
    weights: Float32Array.from(weights),
    words: Uint32Array.from(words),
    ends: Uint32Array.from(ends),
    columns: Uint32Array.from(examples, ({ column }) => column),
  };
}
