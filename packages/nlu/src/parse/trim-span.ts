interface Span {
  readonly start: number;
  readonly end: number;
}

/** What belongs to no value at its edges: white space, half-spaces and marks of direction, quotes, brackets, commas. */
const around = /[\s\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff«»"“”()[\]{}،؛,;]/u;
const partners = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/**
 * A span without signs at its edges («(گوشی» is «گوشی»), but with a bracket whose partner stands within («(021) 8877»); null
 * when nothing is left.
 */
export function trimSpan(text: string, { start, end }: Span): Span | null {
  const isKept = (sign: string, within: string): boolean => within.includes(partners.get(sign) ?? '\0');
  let from = start;
  let to = end;
  while (to > from && around.test(text[to - 1]!) && !isKept(text[to - 1]!, text.slice(from + 1, to - 1))) to--;
  while (from < to && around.test(text[from]!) && !isKept(text[from]!, text.slice(from + 1, to))) from++;
  return from === to ? null : { start: from, end: to };
}
