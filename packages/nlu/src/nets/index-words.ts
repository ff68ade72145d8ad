import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { createVocabulary, type Vocabulary } from '../features/vocabulary.ts';
import { haveSameHashes, lemmaHashOf } from '../features/word-hashes.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { embeddingRowOf, vectorSpelling } from './net-words.ts';

/** The words of some texts as the nets take them. */
export interface IndexedWords {
  readonly vocabulary: Vocabulary;
  readonly mean: Float32Array;
  readonly scale: number;
  /** Vectors of all spellings, one behind the other, less the mean and scaled. */
  readonly vectors: Float32Array;
  readonly vectorRowOf: (token: ReadToken) => number;
  readonly embeddingRowOf: (token: ReadToken) => number;
}

/** A lemma that stands once is learned as the unknown one: that is what new words will be. */
const fewestUses = 2;
/** The numbers of the vectors are brought to this root mean square. */
const vectorNorm = 0.3;

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
    ...scaleVectors(spellings, vectors),
    vectorRowOf: (token) => rows.get(vectorSpelling(token))!,
    embeddingRowOf: (token) => embeddingRowOf(vocabulary, hashOf(token)),
  };
}

function scaleVectors(spellings: ReadonlyMap<string, number>, { size, encode }: Vectors) {
  const table = new Float32Array(spellings.size * size);
  const counts = [...spellings.values()];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = new Float32Array(size);
  [...spellings.keys()].forEach((spelling, row) => {
    const vector = encode(spelling);
    table.set(vector, row * size);
    for (let at = 0; at < size; at++) mean[at]! += (vector[at]! * counts[row]!) / total;
  });
  let square = 0;
  for (let at = 0; at < table.length; at++) {
    table[at]! -= mean[at % size]!;
    square += table[at]! * table[at]! * counts[Math.floor(at / size)]!;
  }
  const scale = square > 0 ? vectorNorm / Math.sqrt(square / (total * size)) : 0;
  for (let at = 0; at < table.length; at++) table[at]! *= scale;
  return { vectors: table, mean, scale };
}
