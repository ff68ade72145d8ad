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
  if (input.today === undefined) return undefined;
  const thisYear = epochDayToJalali(input.today).year;
  const key = keyAt(input, index);
  const said = SAID_YEARS.get(key) ?? SAID_YEARS.get(key.replace(/(?:م|و|ه)$/, ''));
  if (said !== undefined) return { year: thisYear + said, next: index + 1 };
  if ((key === 'این' || key === 'همین') && keyAt(input, index + 1) === 'سال')
    return { year: thisYear, next: index + 2 };
  if (key !== 'سال') return undefined;
  const at = skipEzafe(input, index + 1);
  if (keyAt(input, at) === 'جاری') return { year: thisYear, next: at + 1 };
  const step = qualifierWords.get(keyAt(input, at));
  return step === undefined ? undefined : { year: thisYear + step, next: at + 1 };
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
