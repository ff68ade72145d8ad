import type { DurationEntity } from '../document.ts';
import type { NumberMatch } from '../numbers/number-match.ts';
import { fractionValue, isAnd } from '../numbers/parse-group.ts';
import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { type EntityContext, nextStart, take } from '../reader/entity-context.ts';
import { type PhraseMatch, phraseAt } from '../tokens/phrase-at.ts';
import { stemEnd } from '../tokens/stem-end.ts';
import { startBit } from '../tokens/term.ts';
import { isTimeEnding } from './clock-time.ts';
import { type DateInput, keyAt } from './date-match.ts';
import { isoDuration, secondsOf } from './iso-duration.ts';
import { type DurationUnit, durationUnitWords } from './time-words.ts';

interface Duration {
  readonly next: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly unit: DurationUnit;
}

/** Finds lengths of time: «دو ساعت», «سه چهار روزه», «یک سال و نیم», «یه ربع». Marks their terms as taken. */
export function findDurations(context: EntityContext): DurationEntity[] {
  const { terms, tokens } = context;
  const input: DateInput = { terms, tokens, today: undefined };
  const durations: DurationEntity[] = [];
  const { number } = startBit;
  for (let first = nextStart(context, 0, number); first < terms.length; first = nextStart(context, first + 1, number)) {
    const found = context.taken[first] === 1 ? undefined : (quarterAt(input, first) ?? countedAt(input, first));
    if (found === undefined || isAge(input, first, found)) continue;
    durations.push(toEntity(context, first, found));
    take(context, first, found.next);
    first = found.next - 1;
  }
  return durations;
}

function countedAt(input: DateInput, first: number): Duration | undefined {
  const number = parseNumberAt(input.terms, first);
  if (number === undefined || number.isOrdinal || number.low <= 0) return undefined;
  if (number.isWeak && !['یه', 'یک', 'نیم', 'نصف', 'نه'].includes(keyAt(input, first))) return undefined;
  const unit = phraseAt(input, number.next, durationUnitWords, { allows: isTimeEnding });
  if (unit === undefined || (unit.value === 'hour' && isDevice(input, unit.next))) return undefined;
  const half =
    isAnd(input.terms[unit.next]) && unit.suffix === '' && number.low === number.high
      ? fractionValue(keyAt(input, unit.next + 1))
      : 0;
  if (half > 0) {
    const total = number.low + half;
    return {
      next: unit.next + 2,
      end: input.terms[unit.next + 1]?.end ?? unit.end,
      low: total,
      high: total,
      unit: unit.value,
    };
  }
  return (
    hourAndMinutes(input, number, unit) ?? {
      next: unit.next,
      end: unit.end,
      low: number.low,
      high: number.high,
      unit: unit.value,
    }
  );
}

/** «یک ساعت و بیست دقیقه», «یک سال و دو ماه»: the next smaller unit is part of the same length. */
function hourAndMinutes(input: DateInput, number: NumberMatch, unit: PhraseMatch<DurationUnit>): Duration | undefined {
  const parts: Readonly<Partial<Record<DurationUnit, readonly [DurationUnit, number]>>> = {
    minute: ['second', 60],
    hour: ['minute', 60],
    day: ['hour', 24],
    year: ['month', 12],
  };
  const smaller = parts[unit.value];
  if (smaller === undefined || unit.suffix !== '' || !isAnd(input.terms[unit.next]) || number.low !== number.high)
    return undefined;
  const rest = parseNumberAt(input.terms, unit.next + 1, { withRange: false, withSpan: false });
  const restUnit =
    rest === undefined ? undefined : phraseAt(input, rest.next, durationUnitWords, { allows: isTimeEnding });
  if (rest === undefined || restUnit?.value !== smaller[0] || rest.low >= smaller[1]) return undefined;
  const total = number.low + rest.low / smaller[1];
  return { next: restUnit.next, end: restUnit.end, low: total, high: total, unit: unit.value };
}

/** «یه ربع», «ربع ساعت», «سه ربع»; not «یه ربع کیلو». */
function quarterAt(input: DateInput, first: number): Duration | undefined {
  const key = keyAt(input, first);
  const count =
    key === 'ربع'
      ? 1
      : QUARTER.test(keyAt(input, first + 1))
        ? ['یه', 'یک', 'ی'].includes(key)
          ? 1
          : key === 'سه'
            ? 3
            : 0
        : 0;
  if (count === 0) return undefined;
  const at = key === 'ربع' ? first + 1 : first + 2;
  const unit = phraseAt(input, at, durationUnitWords, { allows: isTimeEnding });
  if (unit?.value === 'hour')
    return { next: unit.next, end: unit.end, low: 15 * count, high: 15 * count, unit: 'minute' };
  const isOther = key === 'ربع' || ['کیلو', 'متر', 'لیتر', 'گرم', 'سکه', 'به'].includes(keyAt(input, at));
  return isOther
    ? undefined
    : { next: at, end: quarterEnd(input, at - 1), low: 15 * count, high: 15 * count, unit: 'minute' };
}

/** «ربعه» ends before its copula. */
function quarterEnd(input: DateInput, index: number): number {
  const term = input.terms[index];
  return term === undefined ? 0 : stemEnd(term, input.tokens, 3);
}

const QUARTER = /^ربع(?:ه|ی|ست|م)?$/;

/** «دو ساعت مچی», «یک ساعت هوشمند»: the thing on the wrist. */
function isDevice(input: DateInput, next: number): boolean {
  return /^(?:مچی|هوشمند|دیواری|رومیزی|زنانه|مردانه|زنونه|مردونه|بند|کاسیو|اپل|سامسونگ|شیایومی|عقربهای|دیجیتال|کوارتز|ست|بچگانه|بچگونه)/.test(
    keyAt(input, next),
  );
}

const PEOPLE_AND_CLOTHES =
  /^(?:بچه|نوزاد|پسر|دختر|کودک|پیرهن|لباس|شلوار|کفش|بلوز|سن|سنش|خواهر|برادر|مادر|پدر|مامان|بابا|نوه|تولد|سایز)/;

/** «پیرهن بچه ۴ ساله»: an age is a number, no length of time. */
function isAge(input: DateInput, first: number, found: Duration): boolean {
  if (found.unit !== 'year' && found.unit !== 'month') return false;
  const last = keyAt(input, found.next - 1);
  if (!/^(?:ساله|ماهه|سالشه|سالمه|سالگی|سالش|سالم|سالته)/.test(last)) return false;
  if (/^(?:سالشه|سالمه|سالگی|سالته)/.test(last)) return true;
  for (let at = Math.max(0, first - 4); at < Math.min(input.terms.length, found.next + 3); at += 1) {
    if (PEOPLE_AND_CLOTHES.test(keyAt(input, at))) return true;
  }
  return false;
}

function toEntity(context: EntityContext, first: number, found: Duration): DurationEntity {
  const start = context.terms[first]?.start ?? 0;
  const low = isoDuration(found.low, found.unit);
  const value = found.low === found.high ? low : `${low}/${isoDuration(found.high, found.unit)}`;
  return {
    kind: 'duration',
    ...context.span(start, found.end),
    value,
    lowestSeconds: secondsOf(found.low, found.unit),
    highestSeconds: secondsOf(found.high, found.unit),
  };
}
