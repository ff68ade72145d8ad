/** A date of the Jalali (Iranian solar) calendar. */
export interface JalaliDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Years at which the 33-year pattern of leap years shifts (Borkowski, 1996; Birashk's table up to year 3177). */
const BREAKS = [
  -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
];
/** Days from 1970-01-01 back to 0000-03-01 of the proleptic Gregorian calendar. */
const EPOCH_SHIFT = 719_468;

interface YearStart {
  /** Years since the last leap year; 0 for a leap year. */
  readonly leap: number;
  /** Epoch day of 1 Farvardin. */
  readonly epochDay: number;
}

function yearStart(year: number): YearStart {
  let before = BREAKS[0] ?? 0;
  let leapDays = -14;
  let jump = 0;
  for (let at = 1; at < BREAKS.length; at += 1) {
    const point = BREAKS[at] ?? 0;
    jump = point - before;
    if (year < point) break;
    leapDays += Math.floor(jump / 33) * 8 + Math.floor((jump % 33) / 4);
    before = point;
  }
  let count = year - before;
  leapDays += Math.floor(count / 33) * 8 + Math.floor(((count % 33) + 3) / 4);
  if (jump % 33 === 4 && jump - count === 4) leapDays += 1;
  const gregorianYear = year + 621;
  const gregorianLeaps =
    Math.floor(gregorianYear / 4) - Math.floor(((Math.floor(gregorianYear / 100) + 1) * 3) / 4) - 150;
  const march = 20 + leapDays - gregorianLeaps;
  if (jump - count < 6) count = count - jump + Math.floor((jump + 4) / 33) * 33;
  const leap = (((((count + 1) % 33) - 1) % 4) + 4) % 4;
  return { leap: (count + 1) % 33 === 0 ? 4 : leap, epochDay: epochDayOf(gregorianYear, 3, march) };
}

/** Epoch day (days since 1970-01-01) of a Gregorian date; days beyond a month's end run on. */
export function epochDayOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - EPOCH_SHIFT
  );
}

/** Whether Esfand of a Jalali year has 30 days. Valid for the years 1 to 3177. */
export function isJalaliLeapYear(year: number): boolean {
  return yearStart(year + 1).epochDay - yearStart(year).epochDay === 366;
}

/** Days of a Jalali month: 31, 30, or 29 for Esfand of a common year. */
export function jalaliMonthLength(year: number, month: number): number {
  if (month <= 6) return 31;
  return month <= 11 || isJalaliLeapYear(year) ? 30 : 29;
}

/** Whether the three whole numbers name a day of the Jalali calendar. */
export function isJalaliDate({ year, month, day }: JalaliDate): boolean {
  if (![year, month, day].every(Number.isInteger)) return false;
  return year >= 1 && year <= 3177 && month >= 1 && month <= 12 && day >= 1 && day <= jalaliMonthLength(year, month);
}

/** Epoch day (days since 1970-01-01) of a Jalali date. */
export function jalaliToEpochDay({ year, month, day }: JalaliDate): number {
  return yearStart(year).epochDay + (month <= 6 ? (month - 1) * 31 : (month - 1) * 30 + 6) + day - 1;
}

/** Jalali date of an epoch day. */
export function epochDayToJalali(epochDay: number): JalaliDate {
  let year = epochDayToGregorian(epochDay).year - 621;
  let start = yearStart(year).epochDay;
  if (epochDay < start) {
    year -= 1;
    start = yearStart(year).epochDay;
  }
  const dayOfYear = epochDay - start;
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 6) / 30) + 1;
  const first = month <= 6 ? (month - 1) * 31 : (month - 1) * 30 + 6;
  return { year, month, day: dayOfYear - first + 1 };
}

/** Gregorian date of an epoch day. */
export function epochDayToGregorian(epochDay: number): JalaliDate {
  const shifted = epochDay + EPOCH_SHIFT;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}
