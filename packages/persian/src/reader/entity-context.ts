import { createOffsetMap } from '../characters/offset-map.ts';
import type { Range, Span, Token } from '../document.ts';
import { isSuffix, knownStemLength } from '../tokens/suffixes.ts';
import type { Term } from '../tokens/term.ts';

/** What every entity grammar is given. `taken` marks terms that an earlier grammar has used up. */
export interface EntityContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly terms: readonly Term[];
  readonly taken: Uint8Array;
  readonly span: (start: number, end: number) => Span & { readonly text: string };
  readonly nowMs: number | undefined;
  /** Lowest and highest price of the caller's goods, in rial. */
  readonly priceRange: Range<number> | undefined;
}

const HAS_SURROGATE = /[\ud800-\udfff]/;

export interface EntityInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly terms: readonly Term[];
  readonly nowMs?: number | undefined;
  readonly priceRange?: Range<number> | undefined;
}

export function createEntityContext(input: EntityInput): EntityContext {
  const { text, tokens, terms, nowMs, priceRange } = input;
  const offsets = HAS_SURROGATE.test(text) ? createOffsetMap(text) : undefined;
  return {
    text,
    tokens,
    terms,
    nowMs,
    priceRange,
    taken: new Uint8Array(terms.length),
    span: (start, end) => ({
      start,
      end,
      startCodePoint: offsets === undefined ? start : offsets.toCodePoint(start),
      endCodePoint: offsets === undefined ? end : offsets.toCodePoint(end),
      text: text.slice(start, end),
    }),
  };
}

/**
 * The first term from `from` on that may start what the bits say, or the number of terms. The grammars go from one such term to
 * the next, for most terms start nothing.
 */
export function nextStart({ terms }: EntityContext, from: number, bits: number): number {
  let at = from;
  while (at < terms.length && ((terms[at] as Term).starts & bits) === 0) at += 1;
  return at;
}

/** Marks the terms from `first` up to `next` as used. */
export function take(context: EntityContext, first: number, next: number): void {
  context.taken.fill(1, first, next);
}

/** A known word at a term: exact, or under an ending («تومنه»). `stem` is the word found. */
export function knownWordAt(
  terms: readonly Term[],
  index: number,
  known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): string | undefined {
  const key = terms[index]?.key;
  if (key === undefined) return undefined;
  if (known.has(key)) return key;
  const length = knownStemLength(key, (stem) => known.has(stem));
  return length > 0 ? key.slice(0, length) : undefined;
}

/** What of the term's token is left after the term's own key: «ه» of «هزارتومنه» after «تومن»; empty when a piece follows. */
export function restOfToken(context: EntityContext, index: number, stemLength: number): string {
  const term = context.terms[index];
  const token = term === undefined ? undefined : context.tokens[term.token];
  if (term === undefined || token === undefined) return '';
  if (context.terms[index + 1]?.token === term.token) return '';
  const inTerm = term.key.slice(stemLength);
  if (inTerm !== '') return inTerm;
  const rest = token.key.slice(token.key.lastIndexOf(term.key) + term.key.length);
  return isSuffix(rest) ? rest : '';
}
