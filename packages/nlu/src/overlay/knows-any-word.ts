import type { Reading } from '../features/reading.ts';
import { rowOf, type Vocabulary } from '../features/vocabulary.ts';
import { hashOfWord } from './own-features.ts';

/**
 * Tells whether a message has a word that is one: of the language as the reader knows it, or one that the shop's or the
 * pack's examples have. Vectors make something of any letters, so «asdf» is like some intent or other, too.
 */
export function createWordKnowledge(vocabularies: readonly Vocabulary[]): (reading: Reading) => boolean {
  return ({ tokens }) =>
    tokens.some((token) => {
      if ((token.part ?? '') !== '' || token.persian !== undefined) return true;
      const hash = hashOfWord(token);
      return hash !== null && vocabularies.some((known) => rowOf(known, hash) >= 0);
    });
}
