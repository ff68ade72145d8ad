import { compileRegex } from './compile-regex.ts';
import { createStepBudget, evenShare } from './step-budget.ts';
import { splitAtWhitespace, type TokenSpan } from './whitespace-tokenizer.ts';

/** What a token pattern may take for all tokens of a message together. */
const splittingSteps = 500_000;

/** Rasa's tokens of a text; `tokenPattern` (an option of its tokenizers) splits each further by its matches. */
export function splitIntoTokens(tokenPattern: string | null): (text: string) => readonly TokenSpan[] {
  if (tokenPattern === null) return splitAtWhitespace;
  const regex = compileRegex(tokenPattern, true);
  return (text) => {
    const budget = createStepBudget(splittingSteps);
    const tokens = splitAtWhitespace(text);
    return tokens.flatMap(([start, end], at): readonly TokenSpan[] => {
      const { matches, steps } = regex.search(text.slice(start, end), evenShare(budget, tokens.length - at));
      budget.left -= steps;
      const parts = matches.filter((match) => match.end > match.start);
      return parts.length === 0 ? [[start, end]] : parts.map((part) => [start + part.start, start + part.end]);
    });
  };
}
