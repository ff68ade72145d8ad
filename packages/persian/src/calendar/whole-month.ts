import { ambiguousMonths, mostlyOtherMonths } from './calendar-words.ts';
import { type DateInput, type DateMatch, keyAt, skipEzafe } from './date-match.ts';
import { epochDayToGregorian, epochDayToJalali } from './jalali.ts';
import { type MonthMatch, monthAt, monthDays } from './month-date.ts';
import { monthPartAt, partOfDays } from './month-part.ts';
import { tenseAround } from './tense.ts';
import { yearAfterMonth } from './year-at.ts';

/** «خرداد», «مهر ماه», «اسفند پارسال», «نیمه دوم آذر», «اواخر دی»: a month of a year or a part of it. */
export function wholeMonthAt(input: DateInput, first: number): DateMatch | undefined {
  const part = monthPartAt(input, first);
  const month = monthAt(input, part === undefined ? first : skipEzafe(input, part.next));
  if (month === undefined) return undefined;
  const year = yearAfterMonth(input, month.next);
  if (part === undefined && year === undefined && !isMonthAlone(input, first, month)) return undefined;
  const resolved = year?.year ?? nearestYear(input, month, first);
  if (resolved === undefined || (month.calendar === 'gregorian' && resolved < 1600)) return undefined;
  const days = monthDays(month.calendar, resolved, month.month);
  const [from, to] = part === undefined ? days : partOfDays(part.part, days);
  return {
    first,
    next: year?.next ?? month.next,
    end: year === undefined ? month.end : (input.terms[year.next - 1]?.end ?? month.end),
    from,
    to,
    granularity: part === undefined ? 'month' : 'range',
    certainty: year === undefined ? 0.8 : 1,
  };
}

const PREPOSITIONS = new Set([
  'تا',
  'از',
  'برای',
  'واسه',
  'برا',
  'در',
  'تو',
  'توی',
  'قبل',
  'بعد',
  'همین',
  'این',
  'اوایل',
  'حراج',
  'از',
  'ماه',
  'به',
  'مال',
  'واس',
]);
const COPULAS = /^(?:هستم|هستش|ام|م|هست)$/;

/** A bare month name counts with «ماه», or where a time is said and no name of a person or thing can stand. */
function isMonthAlone(input: DateInput, first: number, month: MonthMatch): boolean {
  if (month.hasMonthWord) return true;
  if (month.calendar === 'gregorian' && month.word.length < 5) return false;
  if (month.suffix === 'ا' || month.suffix === 'م' || month.suffix === 'ش') return false;
  if (!ambiguousMonths.has(month.word)) return true;
  if (
    COPULAS.test(keyAt(input, month.next)) ||
    OTHER_MEANING.test(keyAt(input, month.next)) ||
    introduces(input, month.next)
  )
    return false;
  const before = keyAt(input, first - 1);
  if (PREPOSITIONS.has(before)) return true;
  if (month.suffix === 'ه' && isClauseEnd(input, month.next) && first > 0) return !/^(?:تیر|مهر|دی)$/.test(month.word);
  const isStart = first === 0 || /^[.!؟?،؛\n]$/.test(before);
  if (!isStart || tenseAround(input.terms, first, month.next) === 'unknown') return false;
  return !mostlyOtherMonths.has(month.word) || AFTER_MONTH.test(keyAt(input, month.next));
}

function isClauseEnd(input: DateInput, index: number): boolean {
  const term = input.terms[index];
  return term === undefined || term.kind !== 'word';
}

/** What follows a month name that is no month: «تیر برق», «مهر و امضا», «آذر خانم», «دی وی دی». */
const OTHER_MEANING =
  /^(?:برق|چراغ|و|اهن|کمان|استاندارد|برجسته|خانم|اقا|جون|جان|جی|وی|اکسید|دونه|دود|دودی|موتور|احمدی|محمدی|رضایی|حسینی|کریمی|بهمنی|سیگار|خالی|نماز|مادر|ماهی|گیاه)/;
/** What a customer says right after a month at the start of a sentence. */
const AFTER_MONTH =
  /^(?:سفارش|خرید|ثبت|گرفت|واریز|ازتون|که|هم|عروسی|تولد|میرم|میام|دارم|برای|واسه|از|پول|کد|کارت|مسافر|پرواز|یه|این|دو|یک|امتحان|تحویل|بود|مرجوع|کلاس|مدرسه|موجود|میاد|میرس|تخفیف|حراج)/;

/** «آبان رضایی هستم»: someone says their name. */
function introduces(input: DateInput, from: number): boolean {
  for (let at = from; at < from + 3; at += 1) if (/^(?:هستم|هستش)$/.test(keyAt(input, at))) return true;
  return false;
}

function nearestYear(input: DateInput, month: MonthMatch, first: number): number | undefined {
  const { today } = input;
  if (today === undefined) return undefined;
  const now = month.calendar === 'jalali' ? epochDayToJalali(today) : epochDayToGregorian(today);
  const tense = tenseAround(input.terms, first, month.next);
  if (now.month === month.month) return now.year;
  if (tense === 'past') return month.month < now.month ? now.year : now.year - 1;
  if (tense === 'future') return month.month > now.month ? now.year : now.year + 1;
  const ahead = (month.month - now.month + 12) % 12;
  const isAhead = ahead <= 6;
  if (isAhead) return month.month > now.month ? now.year : now.year + 1;
  return month.month < now.month ? now.year : now.year - 1;
}
