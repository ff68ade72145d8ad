import { createRecentCache } from '../features/recent-cache.ts';
import { meanOfWords, type Vectors } from './decode-vectors.ts';
import { wordsForVectors } from './word-rows.ts';

/**
 * The same vectors, each made once however many words come between. For training, which meets all words of a bot: the
 * table itself keeps those last met, a few thousand for all bots of a process. They are made past that memory, which they
 * would only fill.
 */
export function keepVectors(table: Vectors): Vectors {
  const { size, makeVector } = table;
  if (makeVector === undefined) {
    const recallWords = createRecentCache<readonly Float32Array[]>(Number.POSITIVE_INFINITY);
    const recallMean = createRecentCache<Float32Array>(Number.POSITIVE_INFINITY);
    return {
      size,
      encode: (text) => recallMean(text, () => table.encode(text)),
      encodeWords: (text) => recallWords(text, () => table.encodeWords(text)),
    };
  }
  const vectors = new Map<string, Float32Array>();
  const vectorOf = (word: string): Float32Array => {
    const known = vectors.get(word);
    if (known !== undefined) return known;
    const made = makeVector(word);
    vectors.set(word, made);
    return made;
  };
  const known = new Map<string, readonly Float32Array[]>();
  const encodeWords = (text: string): readonly Float32Array[] => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = wordsForVectors(text).map(vectorOf);
    known.set(text, made);
    return made;
  };
  return { size, encodeWords, encode: (text) => meanOfWords(encodeWords(text), size) };
}
