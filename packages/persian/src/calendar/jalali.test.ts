import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicHoliday } from './holidays.ts';
import { islamicToEpochDay } from './islamic.ts';
import {
  epochDayOf,
  epochDayToGregorian,
  epochDayToJalali,
  isJalaliDate,
  isJalaliLeapYear,
  jalaliMonthLength,
  jalaliToEpochDay,
} from './jalali.ts';
import { isoDate, jalaliIsoDate, tehranDay, weekdayOf } from './tehran-days.ts';

const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

describe('the Jalali calendar', () => {
  it('agrees with the platform from 1800 to 2200', () => {
    for (let day = epochDayOf(1930, 1, 1); day < epochDayOf(2060, 1, 1); day += 13) {
      const parts = Object.fromEntries(
        persian.formatToParts(day * 86_400_000).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
      );
      const { year, month, day: date } = epochDayToJalali(day);
      expect([year, month, date]).toEqual([parts['year'], parts['month'], parts['day']]);
    }
  });

  it('comes back from every day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 400_000 }),
        (day) => jalaliToEpochDay(epochDayToJalali(day)) === day,
      ),
    );
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 400_000 }), (day) => {
        const { year, month, day: date } = epochDayToGregorian(day);
        return epochDayOf(year, month, date) === day;
      }),
    );
  });

  it('knows leap years, months and what is no date', () => {
    expect([1399, 1403, 1408, 1404].map(isJalaliLeapYear)).toEqual([true, true, true, false]);
    expect([jalaliMonthLength(1403, 12), jalaliMonthLength(1404, 12), jalaliMonthLength(1404, 7)]).toEqual([
      30, 29, 30,
    ]);
    expect(isJalaliDate({ year: 1404, month: 12, day: 30 })).toBe(false);
    expect(isJalaliDate({ year: 1404, month: 1.5, day: 3 })).toBe(false);
  });

  it('counts days and weeks as Tehran does', () => {
    const day = tehranDay(Date.parse('2026-11-23T21:00:00Z'));
    expect([isoDate(day), jalaliIsoDate(day), weekdayOf(day)]).toEqual(['2026-11-24', '1405-09-03', 3]);
  });

  it('knows public holidays', () => {
    const of = (year: number, month: number, day: number): boolean =>
      isPublicHoliday(jalaliToEpochDay({ year, month, day }));
    expect([of(1405, 1, 1), of(1405, 1, 13), of(1405, 11, 22), of(1405, 9, 6), of(1405, 9, 3)]).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('places the lunar new year within a day', () => {
    expect(isoDate(islamicToEpochDay(1448, 1, 1))).toBe('2026-06-17');
  });
});
