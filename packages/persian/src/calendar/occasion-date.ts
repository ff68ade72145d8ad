import { phraseAt } from '../tokens/phrase-at.ts';
import { islamicMonthWords, qualifierWords, seasonWords, thisWords } from './calendar-words.ts';
import { type DateInput, type DateMatch, isDateEnding, keyAt, skipEzafe } from './date-match.ts';
import { islamicMonthAfter, occasionDay, occasions } from './holidays.ts';
import { epochDayToJalali, jalaliMonthLength, jalaliToEpochDay } from './jalali.ts';
import { chooseByTense, monthAt, monthDays } from './month-date.ts';
import { tenseAround } from './tense.ts';
import { saidYearAt, yearAfterMonth } from './year-at.ts';

const COPULA = /^(?:هستم|ام|م)$/;

/** «شب یلدا», «نوروز», «ولنتاین», «روز مادر»: the next one, the last one in the past tense, or that of a said year. */
export function occasionAt(input: DateInput, first: number): DateMatch | undefined {
  const found = phraseAt(input, first, occasions, { allows: isDateEnding });
  if (found === undefined || input.today === undefined || COPULA.test(keyAt(input, found.next))) return undefined;
  const year = yearAfterMonth(input, found.next);
  const now = epochDayToJalali(input.today).year;
  const candidates = [now - 1, now, now + 1].map((candidate) => occasionDay(found.value, candidate));
  const tense = tenseAround(input.terms, first, found.next) === 'past' ? 'past' : 'future';
  const day =
    year === undefined
      ? chooseByTense(candidates, input.today, tense)
      : occasionDay(found.value, year.year < 1600 ? year.year : year.year - 621);
  if (day === undefined) return undefined;
  const next = year?.next ?? found.next;
  const end = year === undefined ? found.end : (input.terms[next - 1]?.end ?? found.end);
  return { first, next, end, from: day, to: day, granularity: 'day', certainty: 0.9 };
}

/** «ماه رمضان», «محرم»: the running or next lunar month of that name. */
export function islamicMonthAt(input: DateInput, first: number): DateMatch | undefined {
  const at = keyAt(input, first) === 'ماه' ? first + 1 : first;
  const month = islamicMonthWords.get(keyAt(input, at));
  if (month === undefined || input.today === undefined || COPULA.test(keyAt(input, at + 1))) return undefined;
  const [from, to] = islamicMonthAfter(month, input.today);
  return { first, next: at + 1, end: input.terms[at]?.end ?? 0, from, to, granularity: 'month', certainty: 0.8 };
}

/** «پاییز امسال», «تابستون پارسال», «زمستون پیش», «این بهار»; a bare season is no date. */
export function seasonAt(input: DateInput, first: number): DateMatch | undefined {
  const isThis = thisWords.has(keyAt(input, first));
  const season = phraseAt(input, isThis ? first + 1 : first, seasonWords);
  if (season === undefined || input.today === undefined) return undefined;
  const said = isThis
    ? { year: epochDayToJalali(input.today).year, next: season.next }
    : (yearAfterMonth(input, season.next) ?? stepYear(input, season.next, season.value));
  if (said === undefined || said.year > 1600) return undefined;
  const month = season.value * 3 + 1;
  const from = jalaliToEpochDay({ year: said.year, month, day: 1 });
  const to = jalaliToEpochDay({ year: said.year, month: month + 2, day: jalaliMonthLength(said.year, month + 2) });
  return {
    first,
    next: said.next,
    end: input.terms[said.next - 1]?.end ?? 0,
    from,
    to,
    granularity: 'season',
    certainty: 1,
  };
}

function stepYear(
  input: DateInput,
  index: number,
  season: number,
): { readonly year: number; readonly next: number } | undefined {
  const at = skipEzafe(input, index);
  const step = qualifierWords.get(keyAt(input, at));
  if (step === undefined || input.today === undefined) return undefined;
  const now = epochDayToJalali(input.today);
  const current = Math.floor((now.month - 1) / 3);
  if (step > 0) return { year: season > current ? now.year : now.year + 1, next: at + 1 };
  return { year: season < current ? now.year : now.year - 1, next: at + 1 };
}

/** «پارسال تابستون», «امسال مهر»: the year said before the season or month. */
export function yearThenPartAt(input: DateInput, first: number): DateMatch | undefined {
  const year = saidYearAt(input, first);
  if (year === undefined) return undefined;
  const season = phraseAt(input, year.next, seasonWords);
  const month = season === undefined ? monthAt(input, year.next) : undefined;
  if (season !== undefined) {
    const start = season.value * 3 + 1;
    const from = jalaliToEpochDay({ year: year.year, month: start, day: 1 });
    const to = jalaliToEpochDay({ year: year.year, month: start + 2, day: jalaliMonthLength(year.year, start + 2) });
    return { first, next: season.next, end: season.end, from, to, granularity: 'season', certainty: 1 };
  }
  if (month === undefined || month.calendar !== 'jalali' || month.suffix !== '') return undefined;
  const [from, to] = monthDays('jalali', year.year, month.month);
  return { first, next: month.next, end: month.end, from, to, granularity: 'month', certainty: 1 };
}
