import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { parseNumeral } from '../numbers/parse-numeral.ts';
import type { Term } from '../tokens/term.ts';
import { parseMobile } from './phone.ts';

const MOBILE_LENGTH = 11;
const MOST_PARTS = 11;

/** A mobile number said in words: «صفر نهصد و سیزده چهارصد و چهل و یک بیست و سه صفر نه». */
export function spokenPhoneAt(
  terms: readonly Term[],
  first: number,
): { readonly value: string; readonly next: number } | undefined {
  if (terms[first]?.word?.rank !== 'zero') return undefined;
  let digits = '';
  let next = first;
  for (let part = 0; part < MOST_PARTS && digits.length < MOBILE_LENGTH; part += 1) {
    const term = terms[next];
    if (term === undefined) break;
    if (term.digits !== undefined && !Number.isNaN(parseNumeral(term.digits))) {
      digits += term.digits;
      next += 1;
      continue;
    }
    const at = part > 0 && term.key === 'و' ? next + 1 : next;
    const number = parseNumberAt(terms, at, { withRange: false, withSpan: false });
    if (number === undefined || number.isOrdinal || !Number.isInteger(number.low) || number.topScale > 1000) break;
    digits += String(number.low);
    next = number.next;
  }
  const value = digits.length === MOBILE_LENGTH ? parseMobile(digits) : null;
  return value === null ? undefined : { value, next };
}
