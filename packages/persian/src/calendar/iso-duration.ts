import type { DurationUnit } from './time-words.ts';

const LETTERS: Readonly<Record<DurationUnit, string>> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
};
const SMALLER: Readonly<Partial<Record<DurationUnit, readonly [DurationUnit, number]>>> = {
  minute: ['second', 60],
  hour: ['minute', 60],
  day: ['hour', 24],
  month: ['day', 30],
  year: ['month', 12],
};
const SECONDS: Readonly<Record<DurationUnit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
};

/** ISO 8601 duration of a count of one unit; a fraction goes to the next smaller unit (1.5 hours is `PT1H30M`). */
export function isoDuration(count: number, unit: DurationUnit): string {
  const whole = Math.floor(count);
  const rest = count - whole;
  if (unit === 'week' && rest > 0) return isoDuration(Math.round(count * 7), 'day');
  const parts: [number, DurationUnit][] = whole > 0 || rest === 0 ? [[whole, unit]] : [];
  const smaller = SMALLER[unit];
  if (rest > 0 && smaller !== undefined) parts.push([Math.round(rest * smaller[1]), smaller[0]]);
  let date = '';
  let time = '';
  for (const [amount, partUnit] of parts) {
    const isTime = partUnit === 'second' || partUnit === 'minute' || partUnit === 'hour';
    if (isTime) time += `${amount}${LETTERS[partUnit]}`;
    else date += `${amount}${LETTERS[partUnit]}`;
  }
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

/** Seconds of a count of one unit; a month counts 30 days and a year 365. */
export function secondsOf(count: number, unit: DurationUnit): number {
  return Math.round(count * SECONDS[unit]);
}
