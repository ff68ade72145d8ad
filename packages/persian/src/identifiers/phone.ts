import { convertDigits } from '../characters/digits.ts';
import { removeBidiMarks } from '../characters/marks.ts';

/** Prefixes after 09 that operators use (2026): 90-95, 99, and 98 and 96 of the small ones are not given out to people. */
const MOBILE = /^9(?:0\d|1\d|2\d|3\d|4[1-9]|5[0-9]|9\d)\d{7}$/;
/** Area codes of the provinces, and old ones that people still write. */
const AREA_CODES = new Set(
  '11 13 17 21 23 24 25 26 28 31 34 35 38 41 44 45 51 54 56 58 61 66 71 74 76 77 81 83 84 86 87'.split(' '),
);

/** A mobile number of Iran in any spelling (09…, 9…, 98…, +98…, 0098…; separators, any digits) as E.164, or null. */
export function parseMobile(text: string): string | null {
  const national = nationalNumber(text);
  return national !== null && MOBILE.test(national) ? `+98${national}` : null;
}

/** A landline with its area code (021 88776543, +98 31 …) as E.164, or null. Local numbers begin with 2 to 9. */
export function parseLandline(text: string): string | null {
  const national = nationalNumber(text, true);
  if (national === null || national.length !== 10 || !AREA_CODES.has(national.slice(0, 2))) return null;
  return /^[1-9]/.test(national.slice(2)) ? `+98${national}` : null;
}

/** Digits after the country code or the trunk zero; null when the text is no number. A landline needs one of the two. */
function nationalNumber(text: string, needsPrefix = false): string | null {
  const digits = convertDigits(removeBidiMarks(text), 'latin').replace(/[\s\-–_.()\u200c]+/g, '');
  const parts = /^(\+98|0098|98|0)?(\d{10})$/.exec(digits.replace(/^(\+98|0098|98)0(?=\d{10}$)/, '$1'));
  if (parts === null || (needsPrefix && parts[1] === undefined)) return null;
  return parts[2] ?? null;
}
