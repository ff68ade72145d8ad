import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { phraseAt } from '../tokens/phrase-at.ts';
import { gregorianMonthWords, jalaliMonthWords } from './calendar-words.ts';
import { type DateInput, type DateMatch, isDateEnding, keyAt, skipEzafe } from './date-match.ts';
import {
  epochDayOf,
  epochDayToGregorian,
  epochDayToJalali,
  isJalaliDate,
  jalaliMonthLength,
  jalaliToEpochDay,
} from './jalali.ts';
import { dayOf } from './numeric-date.ts';
import { type Tense, tenseAround } from './tense.ts';
import { type YearMatch, yearAfterMonth } from './year-at.ts';

export interface MonthMatch {
  readonly calendar: 'jalali' | 'gregorian';
  readonly month: number;
  readonly word: string;
  readonly next: number;
  readonly end: number;
  readonly suffix: string;
  readonly hasMonthWord: boolean;
}

/** A month name with «ماه» before or after it, at a term. */
export function monthAt(input: DateInput, index: number): MonthMatch | undefined {
  const isPrefixed = keyAt(input, index) === 'ماه';
  const at = isPrefixed ? skipEzafe(input, index + 1) : index;
  const joined = joinedMonthAt(input, at);
  if (joined !== undefined) return joined;
  const jalali = phraseAt(input, at, jalaliMonthWords, { allows: isDateEnding });
  const found = jalali ?? phraseAt(input, at, gregorianMonthWords, { allows: isDateEnding });
  if (found === undefined) return undefined;
  const hasSuffixWord = !isPrefixed && /^ماه(?:ه|ی|م|و)?$/.test(keyAt(input, found.next)) && found.suffix === '';
  return {
    calendar: jalali === undefined ? 'gregorian' : 'jalali',
    month: found.value,
    word: found.phrase,
    next: hasSuffixWord ? found.next + 1 : found.next,
    end: hasSuffixWord ? (input.terms[found.next]?.start ?? 0) + 3 : found.end,
    suffix: found.suffix,
    hasMonthWord: isPrefixed || hasSuffixWord,
  };
}

/** «آذرماه» in one word. */
function joinedMonthAt(input: DateInput, index: number): MonthMatch | undefined {
  const term = input.terms[index];
  if (term === undefined || !term.key.endsWith('ماه')) return undefined;
  const word = term.key.slice(0, -3);
  const month = jalaliMonthWords.values.get(word);
  if (month === undefined) return undefined;
  return { calendar: 'jalali', month, word, next: index + 1, end: term.end, suffix: '', hasMonthWord: true };
}

/** A day of the month at a term: 1 to 31, cardinal or ordinal. `allowsWeak` takes «یکم» and «نه». */
export function dayNumberAt(
  input: DateInput,
  index: number,
): { readonly day: number; readonly next: number; readonly isOrdinal: boolean } | undefined {
  const number = parseNumberAt(input.terms, index, { withRange: false, withSpan: false });
  if (number === undefined || !Number.isInteger(number.low) || number.low < 1 || number.low > 31 || number.topScale > 1)
    return undefined;
  const key = keyAt(input, index);
  if (key === 'یه' || key === 'یکی') return undefined;
  return { day: number.low, next: number.next, isOrdinal: number.isOrdinal };
}

/** «۱۵ آذر», «پونزدهم آذر ۱۴۰۵», «۵ تا ۱۰ آذر», «۵ دسامبر», «بیست و یکمین روز فروردین». */
export function dayOfMonthAt(input: DateInput, first: number): DateMatch | undefined {
  const start = dayNumberAt(input, first);
  if (start === undefined) return undefined;
  const isSpan = isSpanWord(input, start.next, first);
  const second = isSpan ? dayNumberAt(input, start.next + 1) : undefined;
  const afterDays = skipEzafe(input, skipDayWord(input, (second ?? start).next));
  const month = monthAt(input, afterDays);
  if (month === undefined) return undefined;
  const year = yearAfterMonth(input, month.next);
  if (isOtherWord(input, first, month, year)) return undefined;
  const tense = tenseAround(input.terms, first, year?.next ?? month.next);
  const from = resolveDay(input, month, start.day, year, tense);
  if (from === undefined) return undefined;
  const to = second === undefined ? from : (resolveDay(input, month, second.day, year, tense) ?? from);
  return {
    first,
    next: year?.next ?? month.next,
    end: year === undefined ? month.end : (input.terms[year.next - 1]?.end ?? month.end),
    from,
    to,
    granularity: second === undefined ? 'day' : 'range',
    certainty: year === undefined ? (tense === 'unknown' ? 0.7 : 0.9) : 1,
  };
}

/** «تا», «الی», «-», and «و» after «بین». */
export function isSpanWord(input: DateInput, index: number, first: number): boolean {
  const key = keyAt(input, index);
  return (
    key === 'تا' || key === 'الی' || key === '-' || key === '–' || (key === 'و' && keyAt(input, first - 1) === 'بین')
  );
}

/** «سی دی» (CD) and «۲ می خوام» (the verb) are no dates. */
function isOtherWord(input: DateInput, first: number, month: MonthMatch, year: YearMatch | undefined): boolean {
  if (month.hasMonthWord || year !== undefined) return false;
  if (month.word === 'دی') return keyAt(input, first) === 'سی' && month.next === first + 2;
  const next = input.terms[month.next];
  return month.word === 'می' && next !== undefined && next.kind === 'word';
}

function skipDayWord(input: DateInput, index: number): number {
  return keyAt(input, index) === 'روز' ? index + 1 : index;
}

function resolveDay(
  input: DateInput,
  month: MonthMatch,
  day: number,
  year: YearMatch | undefined,
  tense: Tense,
): number | undefined {
  if (year !== undefined)
    return month.calendar === 'gregorian' && year.year < 1600 ? undefined : dayOf(year.year, month.month, day);
  if (input.today === undefined) return undefined;
  const candidates = yearsAround(input.today, month.calendar).map((candidate) => dayOf(candidate, month.month, day));
  const last = chooseByTense(candidates, input.today, 'past');
  if (last !== undefined && last <= input.today && input.today - last <= RECENT_DAYS) return last;
  return chooseByTense(candidates, input.today, tense);
}

/** A day of the last weeks, said without a year, is that one also in «قرار بود ۲۸ آبان برسه»: nobody means one that is eleven months ahead. */
const RECENT_DAYS = 45;

function yearsAround(today: number, calendar: MonthMatch['calendar']): readonly number[] {
  const { year } = calendar === 'jalali' ? epochDayToJalali(today) : epochDayToGregorian(today);
  return [year - 1, year, year + 1];
}

/** The last day not after today for the past, the first not before it for the future, else the nearest. */
export function chooseByTense(
  candidates: readonly (number | undefined)[],
  today: number,
  tense: Tense,
): number | undefined {
  const days = candidates.filter((day) => day !== undefined).sort((left, right) => left - right);
  if (tense === 'past') return days.filter((day) => day <= today).at(-1) ?? days[0];
  if (tense === 'future') return days.find((day) => day >= today) ?? days.at(-1);
  return [...days].sort((left, right) => Math.abs(left - today) - Math.abs(right - today))[0];
}

/** First and last epoch day of a month of either calendar. */
export function monthDays(calendar: MonthMatch['calendar'], year: number, month: number): readonly [number, number] {
  if (calendar === 'jalali') {
    const length = jalaliMonthLength(year, month);
    return [jalaliToEpochDay({ year, month, day: 1 }), jalaliToEpochDay({ year, month, day: length })];
  }
  return [epochDayOf(year, month, 1), epochDayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1];
}

/** Whether a Jalali day exists in a month; for days said without a month. */
export function jalaliDayIn(year: number, month: number, day: number): number | undefined {
  const date = { year, month, day };
  return isJalaliDate(date) ? jalaliToEpochDay(date) : undefined;
}
