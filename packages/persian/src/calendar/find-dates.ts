import type { DateEntity } from '../document.ts';
import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { type EntityContext, nextStart, take } from '../reader/entity-context.ts';
import { startBit, type Term } from '../tokens/term.ts';
import { relativeDayWords, thisWords } from './calendar-words.ts';
import { type DateInput, type DateMatch, keyAt } from './date-match.ts';
import { edgeOfUnitAt } from './edge-of-unit.ts';
import { dayOfMonthAt } from './month-date.ts';
import { numericDateAt } from './numeric-date.ts';
import { islamicMonthAt, occasionAt, seasonAt, yearThenPartAt } from './occasion-date.ts';
import {
  bareDayAt,
  dayOfSaidMonthAt,
  distanceAt,
  distanceFromAt,
  relativeDayAt,
  wholeUnitAt,
} from './relative-date.ts';
import { isoDate, jalaliIsoDate, tehranDay } from './tehran-days.ts';
import { weekdayAt } from './weekday-date.ts';
import { wholeMonthAt } from './whole-month.ts';

/** Grammars in the order of their trust; the first that reads at a term wins. */
const GRAMMARS: readonly ((input: DateInput, first: number) => DateMatch | undefined)[] = [
  numericDateAt,
  occasionAt,
  islamicMonthAt,
  weekdayAt,
  dayOfMonthAt,
  dayOfSaidMonthAt,
  relativeDayAt,
  distanceAt,
  edgeOfUnitAt,
  wholeMonthAt,
  seasonAt,
  yearThenPartAt,
  wholeUnitAt,
  bareDayAt,
];

/** Words after which a date is part of an address or a name («خیابان ۱۷ شهریور», «خانم آذر»). */
const NAMED_AFTER = new Set(
  'خیابان خیابون خ میدان میدون کوچه بلوار بلوارر بزرگراه اتوبان چهارراه ایستگاه مترو کوی شهرک پاساژ بازار خانم اقای اقا اسم بنام نام پل سه‌راه سهراه مجتمع برج مدرسه دانشگاه تیر شهید شهدای شهیدان شرکت بانک هتل پارک فروشگاه استخر بیمه بیمارستان کتابخانه انتشارات رستوران کافه بنام'.split(
    ' ',
  ),
);

/** Finds dates and spans of days. Relative ones need `nowMs`. Marks their terms as taken. */
export function findDates(context: EntityContext): DateEntity[] {
  const { terms, tokens } = context;
  const input: DateInput = { terms, tokens, today: context.nowMs === undefined ? undefined : tehranDay(context.nowMs) };
  const dates: DateEntity[] = [];
  const bits = startBit.number | startBit.date;
  let first = nextStart(context, 0, bits);
  while (first < terms.length) {
    const match = context.taken[first] === 1 ? undefined : matchAt(input, first);
    if (match === undefined) {
      first = nextStart(context, first + 1, bits);
      continue;
    }
    const whole = spanOf(input, match);
    if (!isNamed(input, whole)) dates.push(toEntity(context, whole));
    take(context, first, whole.next);
    first = nextStart(context, whole.next, bits);
  }
  return dates;
}

function matchAt(input: DateInput, first: number): DateMatch | undefined {
  const term = input.terms[first];
  if (term === undefined || (term.starts & (startBit.number | startBit.date)) === 0) return undefined;
  if (isCountOfOther(input, term, first)) return numericDateAt(input, first) ?? occasionAt(input, first);
  return distanceFromAt(input, first, plainMatchAt) ?? plainMatchAt(input, first);
}

/** A number that no word of the calendar follows: spares most grammars on amounts and codes. */
function isCountOfOther(input: DateInput, term: Term, first: number): boolean {
  if (term.digits === undefined && term.word === undefined) return false;
  const number = parseNumberAt(input.terms, first, { withRange: false, withSpan: false });
  if (number === undefined || number.isOrdinal) return number === undefined;
  const after = input.terms[number.next];
  if (after === undefined) return true;
  return (
    after.digits !== undefined ||
    ((after.starts & startBit.date) === 0 && !/^(?:تا|الی|ی|و|-|–)$/.test(after.key) && after.word === undefined)
  );
}

function plainMatchAt(input: DateInput, first: number): DateMatch | undefined {
  for (const grammar of GRAMMARS) {
    const match = grammar(input, first);
    if (match !== undefined) return match;
  }
  return undefined;
}

const WISH = /^(?:مبارک|مبارکه|مبارکتون)$/;
/** «یلدا خانم», «عید مبارک», «پنج شنبه بازار». */
const NAME_OR_WISH = /^(?:مبارک|مبارکه|مبارکتون|خانم|خانوم|جون|جان|بازار|بازاری)$/;

/** A day and month, or a month, after a word of streets or names is part of a name; a wish is no date. */
function isNamed(input: DateInput, match: DateMatch): boolean {
  const after = keyAt(input, match.next);
  if (NAME_OR_WISH.test(after) || WISH.test(keyAt(input, match.next + 1))) return true;
  if (keyAt(input, match.first) === 'امروزه' && after !== '') return true;
  const isRelative = relativeDayWords.values.has(keyAt(input, match.first)) || thisWords.has(keyAt(input, match.first));
  return !isRelative && NAMED_AFTER.has(keyAt(input, match.first - 1));
}

/** «از شنبه تا چهارشنبه»: two dates with «تا» between them are one span of days. */
function spanOf(input: DateInput, match: DateMatch): DateMatch {
  const between = keyAt(input, match.next);
  if (between !== 'تا' && between !== 'الی') return match;
  const second = matchAt(input, match.next + 1);
  if (second === undefined) return match;
  const isWeekLater = second.from <= match.from && second.from + 7 > match.from;
  const to = isWeekLater ? second.to + 7 : second.to;
  if (to <= match.from) return match;
  return {
    ...match,
    next: second.next,
    end: second.end,
    to,
    granularity: 'range',
    certainty: Math.min(match.certainty, second.certainty),
  };
}

function toEntity(context: EntityContext, match: DateMatch): DateEntity {
  const start = context.terms[match.first]?.start ?? 0;
  return {
    kind: 'date',
    ...context.span(start, match.end),
    value: match.from === match.to ? isoDate(match.from) : `${isoDate(match.from)}/${isoDate(match.to)}`,
    jalali: jalaliIsoDate(match.from),
    granularity: match.granularity,
    certainty: match.certainty,
  };
}
