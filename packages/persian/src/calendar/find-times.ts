import type { TimeEntity } from '../document.ts';
import { type EntityContext, nextStart, take } from '../reader/entity-context.ts';
import { startBit } from '../tokens/term.ts';
import { type ClockTime, clockTimeAt } from './clock-time.ts';
import { type DateInput, keyAt } from './date-match.ts';
import { hourIn } from './time-words.ts';

const NOT_AFTER = new Set([
  'متر',
  'سانت',
  'سانتی',
  'میلی',
  'گرم',
  'گیگ',
  'اینچ',
  'عدد',
  'موتوره',
  'سایز',
  'درصد',
  'تومن',
  'تومان',
  'هزار',
  'تایی',
]);

/** Finds times of day and ranges of them; beside a date «بین هشت و ده» is one too. Marks their terms as taken. */
export function findTimes(context: EntityContext, hasDate: boolean): TimeEntity[] {
  const { terms, tokens } = context;
  const input: DateInput = { terms, tokens, today: undefined };
  const times: TimeEntity[] = [];
  const bits = startBit.number | startBit.time;
  let first = nextStart(context, 0, bits);
  while (first < terms.length) {
    const time = context.taken[first] === 1 ? undefined : clockTimeAt(input, first);
    if (time === undefined) {
      first = nextStart(context, first + 1, bits);
      continue;
    }
    const second = secondTime(input, time);
    const isOpening =
      second !== undefined &&
      (isOpeningHours(input, time.first, second.next) || (hasDate && keyAt(input, time.first - 1) === 'بین'));
    const isTime =
      time.isMarked || time.part !== undefined || second?.part !== undefined || second?.isMarked === true || isOpening;
    const entity = isTime && !isMeasure(input, second?.next ?? time.next) ? toEntity(context, time, second) : undefined;
    if (entity === undefined) {
      first = nextStart(context, first + 1, bits);
      continue;
    }
    times.push(entity);
    const next = second?.next ?? time.next;
    take(context, time.first, next);
    first = nextStart(context, next, bits);
  }
  return times;
}

/** «ساعت کاریتون ۹ تا ۱۷», «۹ تا ۵ بازین»: hours without «ساعت» right before them. */
function isOpeningHours(input: DateInput, first: number, next: number): boolean {
  if (/^(?:باز|تعطیل|هستین|هستید|هستم|خونه|خونم|خونهام|منزل|سرکار)/.test(keyAt(input, next))) return true;
  return [first - 2, first - 3].some((at) => /^ساع(?:ت|ات)/.test(keyAt(input, at)));
}

/** «تا ۶ عصر» after a time; «و» only after «بین». */
function secondTime(input: DateInput, time: ClockTime): ClockTime | undefined {
  const between = keyAt(input, time.next);
  const isSpan =
    between === 'تا' ||
    between === 'الی' ||
    between === '-' ||
    between === '–' ||
    (between === 'و' && keyAt(input, time.first - 1) === 'بین');
  if (!isSpan || input.terms[time.next]?.isGlued === true) return undefined;
  const second = clockTimeAt(input, time.next + 1);
  if (second === undefined) return undefined;
  const isSure =
    second.isMarked ||
    second.part !== undefined ||
    time.isMarked ||
    between === 'و' ||
    isOpeningHours(input, time.first, second.next);
  return isSure && !isMeasure(input, second.next) ? second : undefined;
}

/** «ساعت دیواری ۶۰ سانتی», «۵ تا ۶ تا»: a number of something else. */
function isMeasure(input: DateInput, next: number): boolean {
  return NOT_AFTER.has(keyAt(input, next));
}

function toEntity(context: EntityContext, time: ClockTime, second: ClockTime | undefined): TimeEntity | undefined {
  const start = context.terms[time.first]?.start ?? 0;
  if (second === undefined) {
    const readings = readingsOf(time, time.part);
    const [value, ...others] = readings;
    if (value === undefined) return undefined;
    return {
      kind: 'time',
      ...context.span(start, time.end),
      value,
      ...(others.length > 0 ? { alternatives: others } : {}),
    };
  }
  const ranges = rangesOf(time, second);
  const [value, ...others] = ranges;
  if (value === undefined) return undefined;
  return {
    kind: 'time',
    ...context.span(start, second.end),
    value,
    ...(others.length > 0 ? { alternatives: others } : {}),
  };
}

function readingsOf(time: ClockTime, part: ClockTime['part']): readonly string[] {
  if (part !== undefined) {
    const hour = hourIn(part, time.hour);
    return hour === undefined ? [] : [clock(hour, time.minute)];
  }
  if (time.isFull || time.hour > 12) return [clock(time.hour % 24, time.minute)];
  const morning = time.hour % 12;
  return [
    clock(time.hour === 12 ? 12 : morning, time.minute),
    clock(time.hour === 12 ? 0 : morning + 12, time.minute),
  ].sort();
}

/** One part of the day said once counts for both ends, as long as the end comes after the start. */
function rangesOf(time: ClockTime, second: ClockTime): readonly string[] {
  const ends = readingsOf(second, second.part ?? (second.hour <= 12 ? sharedPart(time, second) : undefined));
  const starts = readingsOf(time, time.part ?? (time.isFull ? undefined : startPart(time, second)));
  const ranges: string[] = [];
  for (const start of starts) {
    const end = ends.find((candidate) => candidate > start) ?? ends[0];
    if (end !== undefined) ranges.push(`${start}/${end}`);
  }
  const isFixed = ends.length === 1 && ranges.length > 1;
  const forward = ranges.filter((range) => range.slice(0, 5) < range.slice(6));
  return isFixed && forward.length > 0 ? forward.slice(0, 1) : ranges;
}

function sharedPart(time: ClockTime, second: ClockTime): ClockTime['part'] {
  return time.part !== undefined && second.hour > time.hour ? time.part : undefined;
}

/** «۱۰ تا ۲ ظهر» starts in the morning: the shared part would put the start after the end. */
function startPart(time: ClockTime, second: ClockTime): ClockTime['part'] {
  if (second.part === undefined) return undefined;
  const start = hourIn(second.part, time.hour);
  const end = hourIn(second.part, second.hour);
  if (start === undefined || end === undefined || start < end) return second.part;
  return end === 0 ? second.part : 'morning';
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(Math.round(minute)).padStart(2, '0')}`;
}
