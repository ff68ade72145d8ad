import { epochDayOf } from './jalali.ts';

/** Civil epoch of the tabular Islamic calendar: 16 July 622 (Julian), 19 July 622 (Gregorian). */
const EPOCH = epochDayOf(622, 7, 19);

/** Epoch day of a date of the tabular Islamic calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30). */
export function islamicToEpochDay(year: number, month: number, day: number): number {
  return EPOCH + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + Math.ceil(29.5 * (month - 1)) + day - 1;
}
