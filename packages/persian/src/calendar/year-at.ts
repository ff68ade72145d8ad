import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { qualifierWords } from './calendar-words.ts';
import { type DateInput, keyAt, skipEzafe } from './date-match.ts';
import { epochDayToJalali } from './jalali.ts';

export interface YearMatch {
  readonly year: number;
  readonly next: number;
}

const SAID_YEARS: ReadonlyMap<string, number> = new Map([
  ['امسال', 0],
  ['پارسال', -1],
  ['پیرارسال', -2],
  ['پریسال', -2],
]);

/** «امسال», «پارسال», «سال بعد», «همین سال», «سال جاری»; the year is Jalali. */
export function saidYearAt(input: DateInput, index: number): YearMatch | undefined {
  const { today } = input;
  if (today === undefined) return undefined;
  const said = yearStepAt(input, index);
  return said === undefined ? undefined : { year: epochDayToJalali(today).year + said.step, next: said.next };
}

/** Letters that may hang on a said year («امسالم», «پارسالو»). */
const HUNG = /[موه]$/;

/** How far from this year the said one is. */
function yearStepAt(input: DateInput, index: number): { readonly step: number; readonly next: number } | undefined {
  const key = keyAt(input, index);
  const said = SAID_YEARS.get(key) ?? (HUNG.test(key) ? SAID_YEARS.get(key.slice(0, -1)) : undefined);
  if (said !== undefined) return { step: said, next: index + 1 };
  if ((key === 'این' || key === 'همین') && keyAt(input, index + 1) === 'سال') return { step: 0, next: index + 2 };
  if (key !== 'سال') return undefined;
  const at = skipEzafe(input, index + 1);
  if (keyAt(input, at) === 'جاری') return { step: 0, next: at + 1 };
  const step = qualifierWords.get(keyAt(input, at));
  return step === undefined ? undefined : { step, next: at + 1 };
}

/** A year in numbers: «۱۴۰۵», «سال ۹۸», «هزار و چهارصد و پنج». Two digits only with `allowsShort`. */
export function numberedYearAt(input: DateInput, index: number, allowsShort: boolean): YearMatch | undefined {
  const number = parseNumberAt(input.terms, index, { withRange: false, withSpan: false });
  if (number === undefined || number.isOrdinal || !Number.isInteger(number.low)) return undefined;
  const digits = input.terms[index]?.digits;
  if (digits !== undefined && (number.next !== index + 1 || !/^\d+$/.test(digits))) return undefined;
  const { low: year, next } = number;
  if ((year >= 1250 && year <= 1500) || (year >= 1900 && year <= 2100)) return { year, next };
  if (!allowsShort || year < 0 || year > 99) return undefined;
  return { year: year >= 60 ? 1300 + year : 1400 + year, next };
}

/** A year after a month: in words or numbers, with or without «سال». */
export function yearAfterMonth(input: DateInput, index: number): YearMatch | undefined {
  const said = saidYearAt(input, index);
  if (said !== undefined) return said;
  if (keyAt(input, index) === 'سال') return numberedYearAt(input, index + 1, true);
  return shortYearAt(input, index) ?? numberedYearAt(input, index, false);
}

/** «۲ آذر ۰۵», «۲۵ مهر ۹۹»: two digits that are no count. */
function shortYearAt(input: DateInput, index: number): YearMatch | undefined {
  const digits = input.terms[index]?.digits;
  if (digits === undefined || !/^(?:0\d|[89]\d)$/.test(digits)) return undefined;
  const next = input.terms[index + 1];
  return next === undefined || next.kind === 'punctuation' ? numberedYearAt(input, index, true) : undefined;
}
