import { createRecentCache } from '../features/recent-cache.ts';
import type { Vectors } from './decode-vectors.ts';

/**
 * The same vectors, each made once however many words come between. For training, which meets all words of a bot: the
 * table itself keeps those last met, a few thousand for all bots of a process.
 */
export function keepVectors({ size, encode, encodeWords }: Vectors): Vectors {
  const recallMean = createRecentCache<Float32Array>(Number.POSITIVE_INFINITY);
  const recallWords = createRecentCache<readonly Float32Array[]>(Number.POSITIVE_INFINITY);
  return {
    size,
    encode: (text) => recallMean(text, () => encode(text)),
    encodeWords: (text) => recallWords(text, () => encodeWords(text)),
  };
}
