import { foldWord } from './fold-word.ts';
import type { Reader, ReadToken } from './reading.ts';

const wordRun = /[\p{L}\p{N}\p{M}_\u200c\u0640]+/gu;

/** A reader without a lexicon: runs of letters and digits, folded. For languages that the Persian reader does not know. */
export function createPlainReader(): Reader {
  return {
    read(text) {
      const tokens: ReadToken[] = [];
      for (const match of text.matchAll(wordRun)) {
        const key = foldWord(match[0]);
        if (key !== '') tokens.push({ start: match.index, end: match.index + match[0].length, key });
      }
      return { tokens, entities: [] };
    },
  };
}
