import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { phraseAt } from '../tokens/phrase-at.ts';
import {
  type CalendarUnit,
  calendarUnitWords,
  qualifierWords,
  relativeDayWords,
  thisWords,
  weekdayWords,
} from './calendar-words.ts';
import { type DateInput, type DateMatch, isDateEnding, keyAt, skipEzafe } from './date-match.ts';
import { epochDayToJalali, jalaliMonthLength, jalaliToEpochDay } from './jalali.ts';
import { dayNumberAt, isSpanWord, jalaliDayIn, monthDays } from './month-date.ts';
import { weekdayOf } from './tehran-days.ts';
import { tenseAround } from './tense.ts';
import { numberedYearAt, saidYearAt } from './year-at.ts';

/** «فردا», «پس فردا», «دیشب». */
export function relativeDayAt(input: DateInput, first: number): DateMatch | undefined {
  const found = phraseAt(input, first, relativeDayWords, { allows: isDateEnding });
  if (found === undefined || input.today === undefined) return undefined;
  const day = input.today + found.value;
  return { first, next: found.next, end: found.end, from: day, to: day, granularity: 'day', certainty: 1 };
}

/** «سه روز پیش», «دو هفته دیگه», «یه ماه بعد»; an approximate number gives a span. */
export function distanceAt(input: DateInput, first: number): DateMatch | undefined {
  const { today } = input;
  const number = parseNumberAt(input.terms, first);
  if (
    today === undefined ||
    number === undefined ||
    number.isOrdinal ||
    !Number.isInteger(number.low) ||
    number.high > 1000
  )
    return undefined;
  const unit = unitAt(input, number.next);
  if (unit === undefined) return undefined;
  const at = skipEzafe(input, number.next + 1);
  const step = qualifierWords.get(keyAt(input, at));
  if (step === undefined) return undefined;
  if (keyAt(input, at + 1) === 'از') return undefined;
  if (isVerbOfPassing(input, at)) return undefined;
  const ends = [moved(today, unit, step * number.low), moved(today, unit, step * number.high)].sort(
    (left, right) => left - right,
  );
  const [from = today, to = today] = ends;
  const granularity = from === to ? 'day' : 'range';
  return {
    first,
    next: at + 1,
    end: input.terms[at]?.end ?? 0,
    from,
    to,
    granularity,
    certainty: from === to ? 0.9 : 0.7,
  };
}

/** «از پریروز سه روز گذشته»: the verb «has passed», no qualifier. */
function isVerbOfPassing(input: DateInput, at: number): boolean {
  if (keyAt(input, at) !== 'گذشته') return false;
  const after = input.terms[at + 1];
  if (after !== undefined && after.kind === 'word') return false;
  for (let before = at - 1; before >= Math.max(0, at - 12); before -= 1) if (keyAt(input, before) === 'از') return true;
  return false;
}

/** «دو روز قبل از یلدا», «یه هفته بعد از عید»: counted from another date, which `dateAt` reads. */
export function distanceFromAt(
  input: DateInput,
  first: number,
  dateAt: (input: DateInput, first: number) => DateMatch | undefined,
): DateMatch | undefined {
  const number = parseNumberAt(input.terms, first, { withRange: false });
  if (number === undefined || number.isOrdinal || !Number.isInteger(number.low) || number.high > 1000) return undefined;
  const unit = unitAt(input, number.next);
  const step = qualifierWords.get(keyAt(input, number.next + 1));
  if (unit === undefined || step === undefined || keyAt(input, number.next + 2) !== 'از') return undefined;
  const event = dateAt(input, number.next + 3);
  if (event === undefined) return undefined;
  const day = moved(step > 0 ? event.to : event.from, unit, step * number.low);
  return { ...event, first, from: day, to: day, granularity: 'day' };
}

function unitAt(input: DateInput, index: number): CalendarUnit | undefined {
  const key = keyAt(input, index);
  return calendarUnitWords.get(key) ?? (key === 'روزه' || key === 'روزهی' ? 'day' : undefined);
}

function moved(day: number, unit: CalendarUnit, count: number): number {
  if (unit === 'day') return day + count;
  if (unit === 'week') return day + 7 * count;
  const date = epochDayToJalali(day);
  const months = date.year * 12 + date.month - 1 + (unit === 'month' ? count : 12 * count);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return jalaliToEpochDay({ year, month, day: Math.min(date.day, jalaliMonthLength(year, month)) });
}

/** «این هفته», «ماه پیش», «سال آینده», «امسال», «سال ۹۸», «روز بعد». */
export function wholeUnitAt(input: DateInput, first: number): DateMatch | undefined {
  const { today } = input;
  if (today === undefined) return numberedYear(input, first);
  const isThis = thisWords.has(keyAt(input, first));
  const unitIndex = isThis ? first + 1 : first;
  const unit = unitAt(input, unitIndex);
  if (unit === undefined || (!isThis && isCounted(input, first)))
    return isThis ? undefined : (wholeYear(input, first) ?? numberedYear(input, first));
  const at = skipEzafe(input, unitIndex + 1);
  const step = isThis ? 0 : stepAt(input, at);
  if (step === undefined) return wholeYear(input, first) ?? numberedYear(input, first);
  if (unit === 'day' && isThis) return undefined;
  const next = isThis ? unitIndex + 1 : at + 1;
  const [from, to] = unitDays(today, unit, step);
  const weekday = unit === 'week' ? phraseAt(input, next, weekdayWords, { allows: isDateEnding }) : undefined;
  if (weekday !== undefined) {
    const day = from + weekday.value;
    return { first, next: weekday.next, end: weekday.end, from: day, to: day, granularity: 'day', certainty: 1 };
  }
  return { first, next, end: input.terms[next - 1]?.end ?? 0, from, to, granularity: unit, certainty: 1 };
}

function stepAt(input: DateInput, index: number): number | undefined {
  const key = keyAt(input, index);
  return key === 'جاری' ? 0 : qualifierWords.get(key);
}

function isCounted(input: DateInput, first: number): boolean {
  const before = input.terms[first - 1];
  return (
    before !== undefined &&
    (before.word !== undefined || before.digits !== undefined || before.key === 'چند' || before.key === 'هر')
  );
}

/** First and last day of the week (from Saturday), Jalali month or year that lies `step` units from a day. */
export function unitDays(today: number, unit: CalendarUnit, step: number): readonly [number, number] {
  if (unit === 'day') return [today + step, today + step];
  if (unit === 'week') {
    const start = today - weekdayOf(today) + 7 * step;
    return [start, start + 6];
  }
  const now = epochDayToJalali(today);
  if (unit === 'year') return yearDays(now.year + step);
  const months = now.year * 12 + now.month - 1 + step;
  return monthDays('jalali', Math.floor(months / 12), (months % 12) + 1);
}

function yearDays(year: number): readonly [number, number] {
  return [
    jalaliToEpochDay({ year, month: 1, day: 1 }),
    jalaliToEpochDay({ year, month: 12, day: jalaliMonthLength(year, 12) }),
  ];
}

function wholeYear(input: DateInput, first: number): DateMatch | undefined {
  const said = saidYearAt(input, first);
  if (said === undefined) return undefined;
  const [from, to] = yearDays(said.year);
  return {
    first,
    next: said.next,
    end: input.terms[said.next - 1]?.end ?? 0,
    from,
    to,
    granularity: 'year',
    certainty: 1,
  };
}

function numberedYear(input: DateInput, first: number): DateMatch | undefined {
  if (keyAt(input, first) !== 'سال') return undefined;
  const found = numberedYearAt(input, first + 1, true);
  const isFollowed = found !== undefined && calendarUnitWords.has(keyAt(input, found.next));
  if (found === undefined || isFollowed) return undefined;
  const [from, to] =
    found.year < 1600 ? yearDays(found.year) : [gregorianStart(found.year), gregorianStart(found.year + 1) - 1];
  return {
    first,
    next: found.next,
    end: input.terms[found.next - 1]?.end ?? 0,
    from,
    to,
    granularity: 'year',
    certainty: 1,
  };
}

function gregorianStart(year: number): number {
  return monthDays('gregorian', year, 1)[0];
}

/** «دهم همین ماه», «بیستم ماه پیش», «۵ ماه بعد»: a day of a month that is said by its distance. */
export function dayOfSaidMonthAt(input: DateInput, first: number): DateMatch | undefined {
  const { today } = input;
  const number = dayNumberAt(input, first);
  if (today === undefined || number === undefined) return undefined;
  const second = isSpanWord(input, number.next, first) ? dayNumberAt(input, number.next + 1) : undefined;
  const afterDays = (second ?? number).next;
  const isThis = thisWords.has(keyAt(input, afterDays));
  const at = isThis ? afterDays + 1 : afterDays;
  if (keyAt(input, at) !== 'ماه' || (!isThis && !number.isOrdinal)) return undefined;
  const qualifier = skipEzafe(input, at + 1);
  const step = isThis ? 0 : stepAt(input, qualifier);
  if (step === undefined) return undefined;
  const now = epochDayToJalali(today);
  const months = now.year * 12 + now.month - 1 + step;
  const day = jalaliDayIn(Math.floor(months / 12), (months % 12) + 1, number.day);
  const last = second === undefined ? day : jalaliDayIn(Math.floor(months / 12), (months % 12) + 1, second.day);
  const next = isThis ? at + 1 : qualifier + 1;
  if (day === undefined || last === undefined || last < day) return undefined;
  return {
    first,
    next,
    end: input.terms[next - 1]?.end ?? 0,
    from: day,
    to: last,
    granularity: day === last ? 'day' : 'range',
    certainty: 1,
  };
}

const BEFORE_BARE_DAY = new Set(['تا', 'از', 'برای', 'واسه', 'برا', 'روز', 'تاریخ', 'در', 'بین', 'که']);

/** «۲۳م», «تا پانزدهم»: a day of the month that the tense points to. */
export function bareDayAt(input: DateInput, first: number): DateMatch | undefined {
  const { today } = input;
  const number = dayNumberAt(input, first);
  if (today === undefined || number === undefined || !number.isOrdinal) return undefined;
  const second = isSpanWord(input, number.next, first) ? dayNumberAt(input, number.next + 1) : undefined;
  const isSpan = second?.isOrdinal === true && second.day > number.day && BEFORE_BARE_DAY.has(keyAt(input, first - 1));
  const isDigits = input.terms[first]?.digits !== undefined;
  const isPlaced = BEFORE_BARE_DAY.has(keyAt(input, first - 1)) || (first === 0 && isQuestionOfDay(input, number.next));
  if (!isDigits && !isSpan && (number.day < 4 || !isPlaced)) return undefined;
  const next = isSpan ? second.next : number.next;
  const months = monthOfBareDay(input, [first, next], { day: number.day, today });
  const from = jalaliDayIn(Math.floor(months / 12), (months % 12) + 1, number.day);
  const to = isSpan ? jalaliDayIn(Math.floor(months / 12), (months % 12) + 1, second.day) : from;
  if (from === undefined || to === undefined) return undefined;
  const granularity = from === to ? 'day' : 'range';
  return { first, next, end: input.terms[next - 1]?.end ?? 0, from, to, granularity, certainty: 0.6 };
}

/** Months since year 0 of the month that a bare day falls in: the running one, or the next or last by the tense. */
function monthOfBareDay(
  input: DateInput,
  [first, next]: readonly [number, number],
  { day, today }: { readonly day: number; readonly today: number },
): number {
  const now = epochDayToJalali(today);
  const tense = tenseAround(input.terms, first, next);
  const shift = tense === 'past' && day > now.day ? -1 : tense !== 'past' && day < now.day ? 1 : 0;
  return now.year * 12 + now.month - 1 + shift;
}

function isQuestionOfDay(input: DateInput, index: number): boolean {
  return keyAt(input, index) === 'چند' || keyAt(input, index) === 'چه' || keyAt(input, index) === 'چندم';
}
