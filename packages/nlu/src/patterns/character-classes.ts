import type { CharacterTest } from './regex-node.ts';

const letterOrNumber = /^[\p{L}\p{N}_]$/u;
const decimal = /^\p{Nd}$/u;
const whiteSpace = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/u;

/** The alphabets of nearly all messages lie below: asking a regular expression of each character took a tenth of a parse. */
const tableSize = 0x700;
const isInWord = Uint8Array.from({ length: tableSize }, (_, point) =>
  letterOrNumber.test(String.fromCharCode(point)) ? 1 : 0,
);
const foldedCase = Uint16Array.from({ length: tableSize }, (_, point) => lowerCase(point));

/** Python's `\w` for strings: letters, numbers and underscore of every script; no marks, no ZWNJ (rasa-compat 27). */
export function isWordCharacter(point: number): boolean {
  return point < tableSize ? isInWord[point] === 1 : letterOrNumber.test(String.fromCodePoint(point));
}

/** Python's `\d`: decimal digits of every script. */
export function isDigit(point: number): boolean {
  return point < 128 ? point >= 48 && point <= 57 : decimal.test(String.fromCodePoint(point));
}

/** Python's `\s` for strings. */
export function isSpace(point: number): boolean {
  return whiteSpace.test(String.fromCodePoint(point));
}

/** Whether a word border (`\b`) lies at `at`: between a word character and anything else. */
export function isWordBoundary(text: string, at: number): boolean {
  const before = at > 0 && isWordCharacter(pointBefore(text, at));
  const after = at < text.length && isWordCharacter(text.codePointAt(at) ?? 0);
  return before !== after;
}

/** The code point that ends at `at`. */
export function pointBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff && at > 1;
  const point = isLow ? (text.codePointAt(at - 2) ?? unit) : unit;
  return point > 0xffff ? point : unit;
}

/** One case of a character for comparing without case: its lower case when that is one character. */
export function foldCase(point: number): number {
  return point < tableSize ? foldedCase[point]! : lowerCase(point);
}

function lowerCase(point: number): number {
  const lower = String.fromCodePoint(point).toLowerCase();
  const folded = lower.codePointAt(0) ?? point;
  return lower.length === (folded > 0xffff ? 2 : 1) ? folded : point;
}

export const classEscapes: { readonly [letter: string]: CharacterTest } = {
  w: isWordCharacter,
  W: (point) => !isWordCharacter(point),
  d: isDigit,
  D: (point) => !isDigit(point),
  s: isSpace,
  S: (point) => !isSpace(point),
};
