import { compileRegex } from './compile-regex.ts';
import { splitAtWhitespace, type TokenSpan } from './whitespace-tokenizer.ts';

/** Rasa's tokens of a text; `tokenPattern` (an option of its tokenizers) splits each further by its matches. */
export function splitIntoTokens(tokenPattern: string | null): (text: string) => readonly TokenSpan[] {
  if (tokenPattern === null) return splitAtWhitespace;
  const regex = compileRegex(tokenPattern, true);
  return (text) =>
    splitAtWhitespace(text).flatMap(([start, end]): readonly TokenSpan[] => {
      const parts = regex.findAll(text.slice(start, end)).filter((match) => match.end > match.start);
      return parts.length === 0 ? [[start, end]] : parts.map((part) => [start + part.start, start + part.end]);
    });
}
