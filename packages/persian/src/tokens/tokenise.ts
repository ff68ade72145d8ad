import { emojiEnd } from '../characters/emoji.ts';
import { matchKey } from '../characters/match-key.ts';
import { createOffsetMap } from '../characters/offset-map.ts';
import type { Token, TokenKind } from '../document.ts';
import { makeToken } from './make-token.ts';
import { mayBeAddress, scanAddress } from './scan-address.ts';
import { numberEnd } from './scan-number.ts';
import { joinersEnd, latinRunEnd, letterClassAt, wordEnd } from './scan-word.ts';
import { UnitClass, unitClass } from './unit-class.ts';

const HAS_SURROGATE = /[\ud800-\udfff]/;

/**
 * Cuts a text into tokens: words (half-space inside), numbers with their separators, codes (`A52s`), addresses, emoji
 * clusters and punctuation signs, each alone («!!!» is three) but runs of dots and dashes whole, or every run whole with
 * `joinSigns`. White space and marks of direction belong to no token; a half-space at
 * the edge of a word stays in its `raw` (never in its key). Digits are cut
 * from Persian letters («۲۰۰گرم» → «۲۰۰», «گرم») but not from Latin ones (`256GB`). Linear; never throws.
 *
 * @example tokenise('سلام، A52s چنده؟').map((token) => token.raw) // ['سلام', '،', 'A52s', 'چنده', '؟']
 */
export function tokenise(text: string, options: { readonly joinSigns?: boolean } = {}): Token[] {
  const tokens: Token[] = [];
  const offsets = HAS_SURROGATE.test(text) ? createOffsetMap(text) : undefined;
  let index = 0;
  while (index < text.length) {
    const kind = unitClass(text.charCodeAt(index));
    const first = kind === UnitClass.joiner || kind === UnitClass.invisible ? joinersEnd(text, index) : index;
    const isPlace = kind === UnitClass.space || kind === UnitClass.invisible;
    if (first > index ? letterClassAt(text, first) === 0 : isPlace) {
      index = first > index ? first : index + 1;
      continue;
    }
    const scanned =
      first > index
        ? { end: wordEnd(text, first), kind: 'word' as const }
        : scanToken(text, index, kind, options.joinSigns);
    const raw = text.slice(index, scanned.end);
    tokens.push(
      makeToken({
        start: index,
        end: scanned.end,
        startCodePoint: offsets === undefined ? index : offsets.toCodePoint(index),
        endCodePoint: offsets === undefined ? scanned.end : offsets.toCodePoint(scanned.end),
        raw,
        kind: scanned.kind,
        key: scanned.kind === 'url' ? raw : matchKey(raw),
      }),
    );
    index = scanned.end;
  }
  return tokens;
}

interface Scanned {
  readonly end: number;
  readonly kind: TokenKind;
}

function scanToken(text: string, start: number, kind: number, joinSigns = false): Scanned {
  switch (kind) {
    case UnitClass.letter:
      return { end: wordEnd(text, start), kind: 'word' };
    case UnitClass.latin:
      return scanLatin(text, start);
    case UnitClass.digit:
      return scanDigits(text, start);
    case UnitClass.mark:
      return { end: marksEnd(text, start), kind: 'punctuation' };
    default:
      return scanSign(text, start, joinSigns);
  }
}

function scanLatin(text: string, start: number): Scanned {
  const address = mayBeAddress(text, start) ? scanAddress(text, start) : undefined;
  if (address !== undefined) return address;
  const run = latinRunEnd(text, start);
  return run.hasDigit ? { end: run.end, kind: 'code' } : { end: Math.max(wordEnd(text, start), run.end), kind: 'word' };
}

function scanDigits(text: string, start: number): Scanned {
  const keycap = emojiEnd(text, start);
  if (keycap > start) return { end: keycap, kind: 'emoji' };
  const address = text.charCodeAt(start) < 0x7f && mayBeAddress(text, start) ? scanAddress(text, start) : undefined;
  if (address !== undefined) return address;
  const end = numberEnd(text, start);
  if (unitClass(text.charCodeAt(end)) === UnitClass.latin) {
    const run = latinRunEnd(text, end);
    return { end: run.end, kind: 'code' };
  }
  return { end, kind: 'number' };
}

function scanSign(text: string, start: number, joinSigns: boolean): Scanned {
  const kind = unitClass(text.charCodeAt(start));
  if (kind === UnitClass.surrogate && letterClassAt(text, start) !== 0)
    return { end: wordEnd(text, start), kind: 'word' };
  const emoji = text.charCodeAt(start) > 0x7f || text.charCodeAt(start + 1) > 0x7f ? emojiEnd(text, start) : start;
  if (emoji > start) return { end: emoji, kind: 'emoji' };
  const code = text.codePointAt(start) ?? 0;
  const width = code > 0xffff ? 2 : 1;
  let end = start + width;
  const isRun = joinSigns || code === 0x2e || code === 0x2d || code === 0x2026 || code === 0x5f;
  if (kind !== UnitClass.surrogate && isRun) while (text.charCodeAt(end) === code) end += 1;
  return { end, kind: 'punctuation' };
}

function marksEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && unitClass(text.charCodeAt(end)) === UnitClass.mark) end += 1;
  return end;
}
