import { splitAtWhitespace } from '@hamzaban/nlu';
import type { Comparison } from './golden-report.ts';

/** Texts with the tokens of Rasa's WhitespaceTokenizer: text, start and end in code points. */
export type RecordedTokens = readonly { readonly text: string; readonly tokens: unknown }[];

export function compareTokens(cases: RecordedTokens): Comparison {
  const differences = cases.flatMap(({ text, tokens }) => {
    const ours = splitAtWhitespace(text).map(([start, end]) => [
      text.slice(start, end),
      codePoints(text, start),
      codePoints(text, end),
    ]);
    const [own, recorded] = [ours, tokens].map((each) => JSON.stringify(each));
    return own === recorded ? [] : [`${JSON.stringify(text)}: ${own} instead of ${recorded}`];
  });
  return { conversations: cases.length, differences };
}

function codePoints(text: string, unit: number): number {
  return Array.from(text.slice(0, unit)).length;
}
