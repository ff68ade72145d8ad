import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';
import { islamicToEpochDay } from './islamic.ts';
import { epochDayOf, epochDayToJalali, jalaliMonthLength, jalaliToEpochDay } from './jalali.ts';
import { weekdayOf } from './tehran-days.ts';

/** How an occasion is fixed to a day. */
type Rule =
  | { readonly calendar: 'jalali' | 'gregorian' | 'islamic'; readonly month: number; readonly day: number }
  | { readonly calendar: 'last-tuesday-of-year' | 'last-friday-of-november' | 'last-day-of-year' };

export interface Occasion {
  readonly rule: Rule;
  /** A public holiday of Iran (shops and post are closed). */
  readonly isPublic: boolean;
}

const rows: readonly (readonly [string, Rule['calendar'], number, number, boolean])[] = [
  ['نوروز,عید نوروز,سال نو,اول سال,لحظه تحویل,عید', 'jalali', 1, 1, true],
  ['سیزده به در,سیزده بدر,سیزدهبهدر,13 به در,13 بدر,روز طبیعت', 'jalali', 1, 13, true],
  ['روز معلم', 'jalali', 2, 12, false],
  ['رحلت امام,ارتحال امام', 'jalali', 3, 14, true],
  ['مهرگان,جشن مهرگان', 'jalali', 7, 10, false],
  ['روز دانشجو', 'jalali', 9, 16, false],
  ['شب یلدا,یلدا,شب چله', 'jalali', 9, 30, false],
  ['سپندارمذگان,اسپندگان', 'jalali', 12, 5, false],
  ['روز مهندس', 'jalali', 12, 5, false],
  ['ملی شدن صنعت نفت', 'jalali', 12, 29, true],
  ['چهارشنبه سوری,چهارشنبهسوری,چارشنبه سوری,4شنبه سوری', 'last-tuesday-of-year', 0, 0, false],
  ['شب عید', 'last-day-of-year', 0, 0, false],
  ['ولنتاین,ولنتاینن,روز عشق,valentine', 'gregorian', 2, 14, false],
  ['روز جهانی زن', 'gregorian', 3, 8, false],
  ['هالووین,هالوین', 'gregorian', 10, 31, false],
  ['بلک فرایدی,بلکفرایدی,جمعه سیاه,black friday', 'last-friday-of-november', 0, 0, false],
  ['کریسمس,کریستمس,christmas', 'gregorian', 12, 25, false],
  ['سال نو میلادی', 'gregorian', 1, 1, false],
  ['تاسوعا', 'islamic', 1, 9, true],
  ['عاشورا,روز عاشورا', 'islamic', 1, 10, true],
  ['اربعین', 'islamic', 2, 20, true],
  ['شهادت امام رضا', 'islamic', 2, 30, true],
  ['روز مادر,روز زن,روز مادرو', 'islamic', 6, 20, false],
  ['روز پدر,روز مرد', 'islamic', 7, 13, true],
  ['عید مبعث,مبعث', 'islamic', 7, 27, true],
  ['نیمه شعبان', 'islamic', 8, 15, true],
  ['عید فطر,عید سعید فطر', 'islamic', 10, 1, true],
  ['روز دختر', 'islamic', 11, 1, false],
  ['عید قربان', 'islamic', 12, 10, true],
  ['عید غدیر,غدیر', 'islamic', 12, 18, true],
];

/** Occasions that customers date by, by match key with spaces between words typed apart. */
export const occasions: PhraseTable<Occasion> = createPhraseTable(
  new Map(
    rows.flatMap(([names, calendar, month, day, isPublic]) =>
      names.split(',').map((name): [string, Occasion] => [name, { rule: ruleOf(calendar, month, day), isPublic }]),
    ),
  ),
);

function ruleOf(calendar: Rule['calendar'], month: number, day: number): Rule {
  return calendar === 'jalali' || calendar === 'gregorian' || calendar === 'islamic'
    ? { calendar, month, day }
    : { calendar };
}

/** Days off by the Jalali calendar that have no name people date by (month, day). */
const NAMELESS_HOLIDAYS: readonly (readonly [number, number])[] = [
  [1, 2],
  [1, 3],
  [1, 4],
  [1, 12],
  [3, 15],
  [11, 22],
];

/**
 * Epoch day of an occasion in a Jalali year. Lunar ones follow the tabular calendar; the sighting of the moon may move them
 * by a day.
 */
export function occasionDay(occasion: Occasion, jalaliYear: number): number {
  const { rule } = occasion;
  const start = jalaliToEpochDay({ year: jalaliYear, month: 1, day: 1 });
  const end = jalaliToEpochDay({ year: jalaliYear, month: 12, day: jalaliMonthLength(jalaliYear, 12) });
  switch (rule.calendar) {
    case 'jalali':
      return jalaliToEpochDay({
        year: jalaliYear,
        month: rule.month,
        day: Math.min(rule.day, jalaliMonthLength(jalaliYear, rule.month)),
      });
    case 'gregorian': {
      const day = epochDayOf(jalaliYear + 621, rule.month, rule.day);
      return day >= start ? day : epochDayOf(jalaliYear + 622, rule.month, rule.day);
    }
    case 'islamic':
      return islamicDayWithin(rule.month, rule.day, start);
    case 'last-tuesday-of-year':
      return end - ((weekdayOf(end) + 4) % 7);
    case 'last-friday-of-november': {
      const last = epochDayOf(jalaliYear + 621, 11, 30);
      return last - ((weekdayOf(last) + 1) % 7);
    }
    case 'last-day-of-year':
      return end;
    default:
      return start;
  }
}

function islamicDayWithin(month: number, day: number, start: number): number {
  const guess = Math.floor(((start - islamicToEpochDay(1, 1, 1)) / 10_631) * 30) + 1;
  for (let year = guess - 1; year <= guess + 2; year += 1) {
    const found = islamicToEpochDay(year, month, day);
    if (found >= start) return found;
  }
  return start;
}

/** First and last epoch day of the lunar month that ends on or after a day, by the tabular calendar. */
export function islamicMonthAfter(month: number, epochDay: number): readonly [number, number] {
  const next = islamicDayWithin(month === 12 ? 1 : month + 1, 1, epochDay + 1);
  const length = islamicToEpochDay(1, month + 1, 1) - islamicToEpochDay(1, month, 1);
  return [next - length, next - 1];
}

/** Whether a day is a public holiday of Iran: Friday, or a day of the table. Lunar days are right to one day. */
export function isPublicHoliday(epochDay: number): boolean {
  if (weekdayOf(epochDay) === 6) return true;
  const { year, month, day } = epochDayToJalali(epochDay);
  if (NAMELESS_HOLIDAYS.some(([holidayMonth, holidayDay]) => month === holidayMonth && day === holidayDay)) return true;
  for (const occasion of occasions.values.values())
    if (occasion.isPublic && occasionDay(occasion, year) === epochDay) return true;
  return false;
}
