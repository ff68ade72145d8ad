import { UnitClass, unitClass } from './unit-class.ts';

/**
 * End of the run of one writing that starts at `start`: letters with their marks, and joiners and invisible marks between
 * them; half-spaces at the end stay with the word, as UAX #29 has it. A change between Latin and other letters ends it.
 */
export function wordEnd(text: string, start: number): number {
  const own = letterClassAt(text, start);
  let end = start;
  let index = start;
  while (index < text.length) {
    const kind = unitClass(text.charCodeAt(index));
    if (kind === UnitClass.mark && end > start) {
      index += 1;
      end = index;
    } else if (kind === UnitClass.joiner || kind === UnitClass.invisible) index += 1;
    else {
      const letter = letterClassAt(text, index);
      if (letter === 0 || letter !== own) break;
      index += kind === UnitClass.surrogate ? 2 : 1;
      end = index;
    }
  }
  return end > start ? joinersEnd(text, end) : start + 1;
}

/** End of the half-spaces (and BOMs) that start at `start`. */
export function joinersEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && (unitClass(text.charCodeAt(end)) === UnitClass.joiner || text.charCodeAt(end) === 0xfeff))
    end += 1;
  return end;
}

const ASTRAL_LETTER = /[\p{L}\p{N}]/u;

/** 3 for a letter, 4 for a Latin one, 0 for anything else at this place. */
export function letterClassAt(text: string, index: number): number {
  const kind = unitClass(text.charCodeAt(index));
  if (kind === UnitClass.letter || kind === UnitClass.latin) return kind;
  if (kind !== UnitClass.surrogate) return 0;
  const code = text.codePointAt(index) ?? 0;
  return code > 0xffff && (code < 0x1f000 || code > 0x1ffff) && ASTRAL_LETTER.test(String.fromCodePoint(code))
    ? UnitClass.letter
    : 0;
}

/**
 * End of a run of Latin letters and digits, with `'`, `_` inside it and hyphens where one side holds a digit (`SM-G991B`,
 * `DK-48213`, but not `wi-fi`). `hasDigit` and `hasLetter` say what it holds.
 */
export function latinRunEnd(
  text: string,
  start: number,
): { readonly end: number; readonly hasDigit: boolean; readonly hasLetter: boolean } {
  let chunk = chunkAt(text, start);
  let { hasDigit, hasLetter } = chunk;
  while (chunk.end < text.length) {
    const sign = text.charCodeAt(chunk.end);
    if (sign !== 0x2d && sign !== 0x5f && sign !== 0x27 && sign !== 0x2019) break;
    const next = chunkAt(text, chunk.end + 1);
    if (next.end === chunk.end + 1) break;
    const isJoined =
      sign === 0x5f ||
      (sign === 0x2d
        ? (hasDigit && hasLetter) || next.hasDigit || hasDigit
        : hasLetter && next.hasLetter && !next.hasDigit);
    if (!isJoined || !(hasLetter || next.hasLetter)) break;
    hasDigit ||= next.hasDigit;
    hasLetter ||= next.hasLetter;
    chunk = next;
  }
  return { end: chunk.end, hasDigit, hasLetter };
}

function chunkAt(
  text: string,
  start: number,
): { readonly end: number; readonly hasDigit: boolean; readonly hasLetter: boolean } {
  let hasDigit = false;
  let hasLetter = false;
  let end = start;
  for (let index = start; index < text.length; index += 1) {
    const kind = unitClass(text.charCodeAt(index));
    if (kind === UnitClass.latin) hasLetter = true;
    else if (kind === UnitClass.digit) hasDigit = true;
    else if (kind === UnitClass.mark && end > start) {
      end = index + 1;
      continue;
    } else if (kind === UnitClass.invisible && end > start) continue;
    else break;
    end = index + 1;
  }
  return { end, hasDigit, hasLetter };
}
