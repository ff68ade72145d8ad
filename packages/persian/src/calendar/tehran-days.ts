import { epochDayToGregorian, epochDayToJalali } from './jalali.ts';

/** Iran keeps +03:30 all year since September 2022. */
const TEHRAN_OFFSET_MS = 3.5 * 3_600_000;
const DAY_MS = 86_400_000;

/** Epoch day in Tehran of a moment in epoch milliseconds. */
export function tehranDay(nowMs: number): number {
  return Math.floor((nowMs + TEHRAN_OFFSET_MS) / DAY_MS);
}

/** Day of the Iranian week: 0 Saturday to 6 Friday. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + 5) % 7) + 7) % 7;
}

/** `YYYY-MM-DD` in the Gregorian calendar. */
export function isoDate(epochDay: number): string {
  return join(epochDayToGregorian(epochDay));
}

/** `YYYY-MM-DD` in the Jalali calendar. */
export function jalaliIsoDate(epochDay: number): string {
  return join(epochDayToJalali(epochDay));
}

function join({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
