import { phraseAt } from '../tokens/phrase-at.ts';
import { qualifierWords, thisWords, weekdayWords } from './calendar-words.ts';
import { type DateInput, type DateMatch, isDateEnding, keyAt, skipEzafe } from './date-match.ts';
import { dayOfMonthAt } from './month-date.ts';
import { numericDateAt } from './numeric-date.ts';
import { weekdayOf } from './tehran-days.ts';
import { tenseAround } from './tense.ts';

/** «پنجشنبه», «همین جمعه», «دوشنبه هفته پیش», «شنبه، ۷ آذر ۱۴۰۵». */
export function weekdayAt(input: DateInput, first: number): DateMatch | undefined {
  const isThis = thisWords.has(keyAt(input, first));
  const day = phraseAt(input, isThis ? first + 1 : first, weekdayWords, { allows: isDateEnding });
  if (day === undefined) return undefined;
  const exact = exactDate(input, day.next);
  if (exact !== undefined) return { ...exact, first };
  if (input.today === undefined) return undefined;
  const week = weekAt(input, day.next);
  if (week !== undefined) {
    const at = input.today - weekdayOf(input.today) + 7 * week.step + day.value;
    return {
      first,
      next: week.next,
      end: input.terms[week.next - 1]?.end ?? 0,
      from: at,
      to: at,
      granularity: 'day',
      certainty: 1,
    };
  }
  const qualifier = skipEzafe(input, day.next);
  const step = isThis ? undefined : qualifierWords.get(keyAt(input, qualifier));
  const ahead = (day.value - weekdayOf(input.today) + 7) % 7;
  if (step !== undefined && !isComparison(input, qualifier)) {
    const at = input.today + (step > 0 ? ahead || 7 : ahead - 7);
    return {
      first,
      next: qualifier + 1,
      end: input.terms[qualifier]?.end ?? 0,
      from: at,
      to: at,
      granularity: 'day',
      certainty: 0.9,
    };
  }
  const tense = isThis ? 'future' : tenseAround(input.terms, first, day.next);
  const at = input.today + (tense === 'past' ? ahead - 7 : ahead);
  return {
    first,
    next: day.next,
    end: day.end,
    from: at,
    to: at,
    granularity: 'day',
    certainty: tense === 'unknown' ? 0.7 : 0.9,
  };
}

/** «جمعه قبل از ظهر», «شنبه بعد از ساعت ۵»: the word belongs to what follows. */
function isComparison(input: DateInput, index: number): boolean {
  const next = keyAt(input, index + 1);
  return next === 'از' || next === 'ازظهر';
}

function exactDate(input: DateInput, index: number): DateMatch | undefined {
  const at =
    keyAt(input, index) === '،' || keyAt(input, index) === ',' || keyAt(input, index) === 'مورخ' ? index + 1 : index;
  return dayOfMonthAt(input, at) ?? numericDateAt(input, at);
}

/** «هفته پیش», «این هفته», «هفته‌ی دیگه» after a weekday. */
function weekAt(input: DateInput, index: number): { readonly step: number; readonly next: number } | undefined {
  const at = skipEzafe(input, index);
  if (thisWords.has(keyAt(input, at)) && keyAt(input, at + 1) === 'هفته') return { step: 0, next: at + 2 };
  if (keyAt(input, at) !== 'هفته') return undefined;
  const qualifier = skipEzafe(input, at + 1);
  const step = qualifierWords.get(keyAt(input, qualifier));
  return step === undefined ? undefined : { step, next: qualifier + 1 };
}
