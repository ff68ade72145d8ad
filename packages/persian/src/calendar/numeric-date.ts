import type { DateInput, DateMatch } from './date-match.ts';
import { epochDayOf, isJalaliDate, jalaliToEpochDay } from './jalali.ts';

const WHOLE = /^(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})$/;
const DASHES = new Set(['-', '–', '/', '.', '_']);
const GREGORIAN_MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** «۱۴۰۵/۰۸/۲۵», `1404-11-08`, `25/08/1405`, «۰۵/۰۹/۱۲», `2027-05-10`: year first or last, both calendars. */
export function numericDateAt(input: DateInput, first: number): DateMatch | undefined {
  const term = input.terms[first];
  const digits = term?.digits;
  if (term === undefined || digits === undefined) return undefined;
  const whole = WHOLE.exec(digits);
  const parts = whole === null ? separateParts(input, first) : [whole[1] ?? '', whole[3] ?? '', whole[4] ?? ''];
  if (parts === undefined) return undefined;
  const day = dayOfParts(parts, input.today);
  if (day === undefined) return undefined;
  const next = whole === null ? first + 5 : first + 1;
  const end = input.terms[next - 1]?.end ?? term.end;
  const isShort = parts.every((part) => part.length <= 2);
  return { first, next, end, from: day, to: day, granularity: 'day', certainty: isShort ? 0.8 : 1 };
}

/** Three runs of digits with dashes between them and no space. */
function separateParts(input: DateInput, first: number): readonly string[] | undefined {
  const parts: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const term = input.terms[first + index];
    const before = input.terms[first + index - 1];
    if (term === undefined || (index > 0 && before !== undefined && term.start !== before.end)) return undefined;
    if (index % 2 === 1 ? !DASHES.has(term.key) : term.digits === undefined || !/^\d{1,4}$/.test(term.digits))
      return undefined;
    if (index % 2 === 0) parts.push(term.digits ?? '');
  }
  return parts;
}

function dayOfParts(parts: readonly string[], today: number | undefined): number | undefined {
  const [left = '', middle = '', right = ''] = parts;
  const month = Number(middle);
  if (left.length === 4) return dayOf(Number(left), month, Number(right));
  if (right.length === 4) return dayOf(Number(right), month, Number(left)) ?? dayOf(Number(right), Number(left), month);
  if (left.length > 2 || right.length > 2 || left.length + middle.length + right.length < 4) return undefined;
  const yearFirst = dayOf(centuryOf(Number(left)), month, Number(right));
  const yearLast = dayOf(centuryOf(Number(right)), month, Number(left));
  if (yearFirst === undefined || yearLast === undefined || today === undefined) return yearFirst ?? yearLast;
  return Math.abs(yearLast - today) < Math.abs(yearFirst - today) ? yearLast : yearFirst;
}

function centuryOf(shortYear: number): number {
  return shortYear >= 60 ? 1300 + shortYear : 1400 + shortYear;
}

/** Epoch day of a year of either calendar, or undefined when there is no such day. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  if (year >= 1200 && year < 1600)
    return isJalaliDate({ year, month, day }) ? jalaliToEpochDay({ year, month, day }) : undefined;
  if (year < 1700 || year > 2200 || day < 1 || day > (GREGORIAN_MONTH_LENGTHS[month - 1] ?? 0)) return undefined;
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return undefined;
  return epochDayOf(year, month, day);
}
