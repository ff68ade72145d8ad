import type { Token } from '../document.ts';
import { type AllowsEnding, LONGEST_SUFFIX, mayStart, type PhraseTable } from './phrase-table.ts';
import { stemEnd } from './stem-end.ts';
import type { Term } from './term.ts';

/** A phrase of a table found in the terms. */
export interface PhraseMatch<Value> {
  readonly value: Value;
  readonly phrase: string;
  readonly first: number;
  readonly next: number;
  /** Offset in the text where its last word ends, its ending left out. */
  readonly end: number;
  readonly suffix: string;
}

export interface PhraseOptions {
  /** Whether the last word may have this ending; none unless told. */
  readonly allows?: AllowsEnding;
}

/** The longest phrase of a table that starts at a term. Words typed apart count as in the table and typed together. */
export function phraseAt<Value>(
  input: { readonly terms: readonly Term[]; readonly tokens: readonly Token[] },
  first: number,
  table: PhraseTable<Value>,
  options: PhraseOptions = {},
): PhraseMatch<Value> | undefined {
  const key = input.terms[first]?.key;
  if (key === undefined || !mayStart(table, key)) return undefined;
  const last = Math.min(input.terms.length, first + (table.longest.get(key) ?? 1));
  let phrase = '';
  let found: PhraseMatch<Value> | undefined;
  for (let next = first + 1; next <= last; next += 1) {
    const term = input.terms[next - 1];
    if (term === undefined || term.kind === 'punctuation' || term.kind === 'emoji') break;
    phrase = phrase === '' ? term.key : `${phrase} ${term.key}`;
    const length = knownLength(phrase, term.key.length, table, options.allows);
    if (length === 0) continue;
    const known = phrase.slice(0, length);
    const cut = phrase.length - length;
    const end = cut === 0 ? term.end : stemEnd(term, input.tokens, term.key.length - cut);
    const value = table.values.get(known);
    if (value !== undefined) found = { value, phrase: known, first, next, end, suffix: phrase.slice(length) };
  }
  return found;
}

function knownLength(
  phrase: string,
  lastLength: number,
  table: PhraseTable<unknown>,
  allows: PhraseOptions['allows'],
): number {
  if (table.values.has(phrase)) return phrase.length;
  if (allows === undefined) return 0;
  const shortest = phrase.length - Math.min(LONGEST_SUFFIX, lastLength - 2);
  for (let length = phrase.length - 1; length >= shortest; length -= 1) {
    const stem = phrase.slice(0, length);
    if (allows(phrase.slice(length), stem) && table.values.has(stem)) return length;
  }
  return 0;
}
