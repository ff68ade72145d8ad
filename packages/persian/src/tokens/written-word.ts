import { matchKey } from '../characters/match-key.ts';
import type { RememberedWord } from '../document.ts';
import type { WordFacts } from '../numbers/word-cache.ts';
import { createBoundedCache } from '../words/bounded-cache.ts';

/** A word as written, with what the parts of one reader know of it: one look-up a token serves them all. */
export interface WrittenWord extends RememberedWord {
  /** What entities may start with it; found by `lexTerms` when it first asks. */
  facts: WordFacts | undefined;
}

/** Gives the word that is written so; always the same object as long as it is remembered. */
export type WordsWritten = (raw: string) => WrittenWord;

/** The words of a large bot: the shop pack has 13,500 in Persian letters. */
const rememberedWords = 16_000;

/** Remembers written words for one reader. */
export function createWordsWritten(): WordsWritten {
  const cache = createBoundedCache<WrittenWord>(rememberedWords);
  return (raw) => {
    const known = cache.get(raw);
    if (known !== undefined) return known;
    const word: WrittenWord = { raw, key: matchKey(raw), analysed: undefined, facts: undefined };
    cache.set(raw, word);
    return word;
  };
}

/** Whether a word begins with a letter of ASCII: it is no Persian one. */
export const isLatin = (raw: string): boolean => raw.charCodeAt(0) < 0x80;
