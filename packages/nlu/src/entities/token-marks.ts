import type { Reading } from '../features/reading.ts';
import type { FindPatterns } from '../patterns/pattern-finder.ts';
import type { TokenMarks } from './token-features.ts';

/**
 * What is known of each token besides its spelling: values that the reader found and entries of the lookup tables and
 * regexes, each as beginning (`B:`) or going on (`I:`). Features of the tagger, as RegexFeaturizer's are in Rasa.
 */
export function markTokens(text: string, reading: Reading, findPatterns: FindPatterns): readonly TokenMarks[] {
  const marks: TokenMarks[] = [];
  for (let at = 0; at < reading.tokens.length; at++) marks.push(noMarks);
  const mark = (name: string, start: number, end: number): void => {
    let isFirst = true;
    for (let at = firstTokenAt(reading, start); at < marks.length; at++) {
      const token = reading.tokens[at]!;
      if (token.start >= end) break;
      marks[at] = [...marks[at]!, `${isFirst ? 'B' : 'I'}:${name}`];
      isFirst = false;
    }
  };
  for (const { kind, start, end } of reading.entities) mark(`=${kind}`, start, end);
  for (const { name, start, end } of findPatterns(text)) mark(name, start, end);
  return marks;
}

/** Of most tokens nothing is known: they share a list. */
const noMarks: TokenMarks = [];

/** Place of the first token that ends after `start`. */
function firstTokenAt({ tokens }: Reading, start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end > start) high = middle;
    else low = middle + 1;
  }
  return low;
}
