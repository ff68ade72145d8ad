import { toJalaali } from 'jalaali-js';
import { describe, expect, it } from 'vitest';
import { epochDayToJalali, jalaliToEpochDay } from './jalali.ts';

const msPerDay = 86_400_000;

describe('the Jalali calendar', () => {
  it('agrees with jalaali-js on every day from 1900 to 2100, both ways', () => {
    const first = Date.UTC(1900, 0, 1) / msPerDay;
    const last = Date.UTC(2100, 0, 1) / msPerDay;
    for (let epochDay = first; epochDay < last; epochDay += 1) {
      const { jy, jm, jd } = toJalaali(
        new Date(epochDay * msPerDay).getUTCFullYear(),
        new Date(epochDay * msPerDay).getUTCMonth() + 1,
        new Date(epochDay * msPerDay).getUTCDate(),
      );
      const ours = epochDayToJalali(epochDay);
      if (ours.year !== jy || ours.month !== jm || ours.day !== jd || jalaliToEpochDay(ours) !== epochDay) {
        expect({ epochDay, ours }).toEqual({ epochDay, ours: { year: jy, month: jm, day: jd } });
      }
    }
  });
});
