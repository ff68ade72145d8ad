import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { createVocabulary, type Vocabulary } from '../features/vocabulary.ts';
import { haveSameHashes, lemmaHashOf } from '../features/word-hashes.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { embeddingRowOf, vectorSpelling } from './net-words.ts';
import { type ScaledVectors, scaleVectors } from './scale-vectors.ts';

/** The words of some texts as the nets take them. */
export interface IndexedWords extends ScaledVectors {
  readonly vocabulary: Vocabulary;
  readonly vectorRowOf: (token: ReadToken) => number;
  readonly embeddingRowOf: (token: ReadToken) => number;
}

/** A lemma that stands once is learned as the unknown one: that is what new words will be. */
const fewestUses = 2;

/** Lists the lemmas that get an embedding and the vectors of all words. */
export function indexWords(readings: readonly Reading[], vectors: Vectors): IndexedWords {
  const hashOf = createTokenCache({ size: Number.POSITIVE_INFINITY, make: lemmaHashOf, isAlike: haveSameHashes });
  const lemmas = new Map<number, number>();
  const spellings = new Map<string, number>();
  for (const { tokens } of readings) {
    for (const token of tokens) {
      const hash = hashOf(token);
      if (hash !== null) lemmas.set(hash, (lemmas.get(hash) ?? 0) + 1);
      const spelling = vectorSpelling(token);
      spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
    }
  }
  const kept = [...lemmas].filter(([, count]) => count >= fewestUses).map(([hash]) => hash);
  const vocabulary = createVocabulary(Uint32Array.from(kept).sort());
  const rows = new Map([...spellings.keys()].map((spelling, row) => [spelling, row]));
  return {
    vocabulary,
    ...scaleVectors([...spellings.keys()], [...spellings.values()], vectors),
    vectorRowOf: (token) => rows.get(vectorSpelling(token))!,
    embeddingRowOf: (token) => embeddingRowOf(vocabulary, hashOf(token)),
  };
}
