import type { TokenKind } from '../document.ts';
import type { NumberMatch } from '../numbers/number-match.ts';
import type { NumberWord } from '../numbers/number-words.ts';

/** What may start at a term, as bits: grammars pass over the terms that start nothing of theirs. */
export const startBit = {
  number: 1,
  date: 2,
  time: 4,
  colour: 8,
  size: 16,
  place: 32,
  any: 63,
} as const;

/**
 * A piece of the text as the entity grammars read it: a token, or a part of one where number words, classifiers and units
 * are glued («صدوبیستوپنج», «هزارتومنی», `256GB`). Offsets are UTF-16 units of the text.
 */
export interface Term {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** Index of the token it belongs to. */
  readonly token: number;
  /** Set on a piece that continues the token of the term before it. */
  readonly isGlued: boolean;
  /** Reading as a number word. */
  readonly word: NumberWord | undefined;
  /** The digits in Latin with `.` for a decimal sign, of a term written in digits. */
  readonly digits: string | undefined;
  /** Bits of `startBit`. */
  readonly starts: number;
  /** The number that starts here and the one that does without ranges and spans, once they were asked for; null for none. */
  number: NumberMatch | null | undefined;
  plainNumber: NumberMatch | null | undefined;
}
