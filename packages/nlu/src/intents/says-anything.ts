import type { MessageHashes } from '../features/hash-message.ts';
import { rowOf, type Vocabulary } from '../features/vocabulary.ts';

/**
 * Whether a message has a word, or an emoji that was learned. Of signs and unknown emoji alone nothing can be told: what an
 * intent is like without a word would decide.
 */
export function saysAnything({ characters, sequences }: MessageHashes, vocabularies: readonly Vocabulary[]): boolean {
  return (
    characters.some(({ length }) => length > 0) ||
    sequences.some((hashes) => hashes.some((hash) => vocabularies.some((known) => rowOf(known, hash) >= 0)))
  );
}
