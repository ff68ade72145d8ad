import { type DateInput, keyAt } from './date-match.ts';

/** A part of a month by its first and last day; a last day of 0 is the end of the month, a first day of 0 too. */
export interface MonthPart {
  readonly firstDay: number;
  readonly lastDay: number;
}

const ORDER: ReadonlyMap<string, number> = new Map([
  ['اول', 0],
  ['دوم', 1],
  ['سوم', 2],
  ['اخر', 2],
]);

const PARTS: ReadonlyMap<string, MonthPart> = new Map([
  ['اوایل', { firstDay: 1, lastDay: 10 }],
  ['اواسط', { firstDay: 11, lastDay: 20 }],
  ['وسط', { firstDay: 11, lastDay: 20 }],
  ['وسطای', { firstDay: 11, lastDay: 20 }],
  ['اواخر', { firstDay: 21, lastDay: 0 }],
  ['اخر', { firstDay: 0, lastDay: 0 }],
  ['اخرای', { firstDay: 21, lastDay: 0 }],
  ['اخرهای', { firstDay: 21, lastDay: 0 }],
  ['اولای', { firstDay: 1, lastDay: 10 }],
]);

/** «نیمه دوم», «دهه اول», «اواخر» at a term. */
export function monthPartAt(
  input: DateInput,
  index: number,
): { readonly part: MonthPart; readonly next: number } | undefined {
  const key = keyAt(input, index);
  const plain = PARTS.get(key);
  if (plain !== undefined) return { part: plain, next: index + 1 };
  if (key !== 'نیمه' && key !== 'دهه' && key !== 'هفته') return undefined;
  const at = keyAt(input, index + 1) === 'ی' ? index + 2 : index + 1;
  const order = ORDER.get(keyAt(input, at));
  if (order === undefined) return undefined;
  if (key === 'نیمه')
    return { part: order === 0 ? { firstDay: 1, lastDay: 15 } : { firstDay: 16, lastDay: 0 }, next: at + 1 };
  const length = key === 'دهه' ? 10 : 7;
  const firstDay = order * length + 1;
  return { part: { firstDay, lastDay: key === 'دهه' && order === 2 ? 0 : firstDay + length - 1 }, next: at + 1 };
}

/** The days of a part of a month whose first and last epoch day are given. */
export function partOfDays(part: MonthPart, [from, to]: readonly [number, number]): readonly [number, number] {
  if (part.firstDay === 0) return [to, to];
  return [from + part.firstDay - 1, part.lastDay === 0 ? to : Math.min(to, from + part.lastDay - 1)];
}
