import type { NumberMatch } from '../numbers/number-match.ts';
import { fractionValue, isAnd } from '../numbers/parse-group.ts';
import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { phraseAt } from '../tokens/phrase-at.ts';
import { type DateInput, keyAt } from './date-match.ts';
import { type DayPart, dayPartWords, durationUnitWords } from './time-words.ts';

/** A clock time as said: its minutes since midnight on a 12-hour dial or a 24-hour one, and the part of the day. */
export interface ClockTime {
  readonly first: number;
  readonly next: number;
  readonly end: number;
  readonly hour: number;
  readonly minute: number;
  readonly part: DayPart | undefined;
  /** Written with a colon or after «ساعت»: a time for sure. */
  readonly isMarked: boolean;
  /** Written so that it can only be a 24-hour time (`14:30`, `09:00`). */
  readonly isFull: boolean;
}

interface Dial {
  readonly next: number;
  readonly hour: number;
  readonly minute: number;
  readonly isFull: boolean;
  readonly hasColon: boolean;
}

const COLON_TIME = /^(\d{1,2}):(\d{2})(?::\d{2})?$/;

/** «ساعت ده و نیم صبح», «یه ربع به هفت عصر», «هشت شب», `14:30`, «نصفه شب ساعت ۲» at a term. */
export function clockTimeAt(input: DateInput, first: number): ClockTime | undefined {
  const before = phraseAt(input, first, dayPartWords);
  const afterPart = before === undefined ? first : before.next;
  const hasHourWord = isHourWord(keyAt(input, afterPart));
  if (before !== undefined && !hasHourWord) return undefined;
  const at = hasHourWord ? skipHourWords(input, afterPart) : afterPart;
  const dial = toHourAt(input, at) ?? dialAt(input, at, hasHourWord);
  if (dial === undefined) return undefined;
  const usesBefore = before !== undefined && dial.hour <= 12;
  const part = usesBefore ? undefined : dayPartAfter(input, dial.next);
  const next = part?.next ?? dial.next;
  return {
    first: usesBefore || before === undefined ? first : afterPart,
    next,
    end: part?.end ?? endOfNumber(input, dial.next),
    hour: dial.hour,
    minute: dial.minute,
    part:
      part?.value ??
      (usesBefore ? before.value : isNightAround(input, usesBefore ? first : afterPart, next) ? 'night' : undefined),
    isMarked: hasHourWord || dial.hasColon,
    isFull: dial.isFull,
  };
}

/** «امشب ساعت ۹», «ساعت ۹ امشب», «فردا شب ساعت ۸»: the day said is a night. */
function isNightAround(input: DateInput, first: number, next: number): boolean {
  const before = keyAt(input, first - 1);
  const lead = /^(?:حدود|حدودا|حدودای|سر|راس|تا|از|دم)$/.test(before) ? keyAt(input, first - 2) : before;
  return /شب(?:م|ی)?$/.test(lead) && lead.length < 9 ? true : /^(?:امشب|دیشب|پریشب)$/.test(keyAt(input, next));
}

function isHourWord(key: string): boolean {
  return key === 'ساعت' || key === 'ساعته' || key === 'ساعتای' || key === 'saat';
}

const MOST_HOUR_WORDS = 3;

/** «ساعت حدود ۵», «ساعت ساعت ۱۱»: a few words may stand before the number. */
function skipHourWords(input: DateInput, index: number): number {
  for (let at = index + 1; at <= index + MOST_HOUR_WORDS; at += 1) {
    const key = keyAt(input, at);
    if (!isHourWord(key) && !/^(?:حدود|حدودا|ی|:)$/.test(key)) return at;
  }
  return index + 1;
}

function endOfNumber(input: DateInput, next: number): number {
  return input.terms[next - 1]?.end ?? 0;
}

/** «یه ربع به هفت», «ده دقیقه به نه», «ربع به پنج». */
function toHourAt(input: DateInput, at: number): Dial | undefined {
  const minutes = minutesBefore(input, at);
  if (
    minutes === undefined ||
    (keyAt(input, minutes.next) !== 'به' &&
      keyAt(input, minutes.next) !== 'مونده' &&
      keyAt(input, minutes.next) !== 'مانده')
  )
    return undefined;
  const to = keyAt(input, minutes.next) === 'به' ? minutes.next + 1 : minutes.next + 2;
  const hourIndex = isHourWord(keyAt(input, to)) ? to + 1 : to;
  const hour = parseNumberAt(input.terms, hourIndex, { withRange: false, withSpan: false });
  if (hour === undefined || hour.isOrdinal || !Number.isInteger(hour.low) || hour.low < 1 || hour.low > 24)
    return undefined;
  const total = (hour.low === 24 ? 24 : hour.low) * 60 - minutes.count;
  const isWide = hour.low > 12;
  const onDial = isWide ? total : total < 60 ? total + 720 : total;
  return { next: hour.next, hour: Math.floor(onDial / 60), minute: onDial % 60, isFull: isWide, hasColon: true };
}

function minutesBefore(input: DateInput, at: number): { readonly count: number; readonly next: number } | undefined {
  const key = keyAt(input, at);
  if (key === 'ربع') return { count: 15, next: at + 1 };
  if ((key === 'یه' || key === 'یک' || key === 'ی') && keyAt(input, at + 1) === 'ربع')
    return { count: 15, next: at + 2 };
  const number = parseNumberAt(input.terms, at, { withRange: false, withSpan: false });
  if (number === undefined || !Number.isInteger(number.low) || number.low < 1 || number.low > 59) return undefined;
  if (durationUnitWords.values.get(keyAt(input, number.next)) === 'minute')
    return { count: number.low, next: number.next + 1 };
  return undefined;
}

function dialAt(input: DateInput, at: number, hasHourWord: boolean): Dial | undefined {
  const term = input.terms[at];
  const colon = term?.digits === undefined ? null : COLON_TIME.exec(term.digits);
  if (colon !== null) return colonDial(at, colon[1] ?? '', colon[2] ?? '');
  const number = parseNumberAt(input.terms, at, { withRange: false, withSpan: false });
  if (number === undefined || number.isOrdinal || number.topScale > 1) return undefined;
  const fraction = number.low - Math.floor(number.low);
  const hour = Math.floor(number.low);
  if (hour < 0 || hour > 24 || (term?.digits !== undefined && fraction !== 0 && number.next === at + 1))
    return undefined;
  const isFull = hour === 0 || hour > 12;
  const plain = { next: number.next, hour, minute: fraction * 60, isFull, hasColon: false };
  return fraction === 0 ? withMinutes(input, plain, hasHourWord) : plain;
}

function colonDial(at: number, hours: string, minutes: string): Dial | undefined {
  const hour = Number(hours);
  const minute = Number(minutes);
  if (hour > 24 || minute > 59) return undefined;
  return { next: at + 1, hour, minute, isFull: hour === 0 || hour > 12 || hours.startsWith('0'), hasColon: true };
}

/** «هفت و چهل دقیقه», «۵ و ۲۰», «هشت و ربع», «سه و چهل وپنج دقیقه». */
function withMinutes(input: DateInput, dial: Dial, hasHourWord: boolean): Dial {
  if (!isAnd(input.terms[dial.next])) return dial;
  const fraction = fractionValue(keyAt(input, dial.next + 1));
  if (fraction > 0) return { ...dial, minute: fraction * 60, next: dial.next + 2 };
  const number = minutesAt(input, dial.next + 1);
  if (number === undefined) return dial;
  if (durationUnitWords.values.get(keyAt(input, number.next)) === 'minute')
    return { ...dial, minute: number.low, next: number.next + 1, hasColon: true };
  const isSaid = hasHourWord || phraseAt(input, number.next, dayPartWords) !== undefined;
  return isSaid && number.low > 12 ? { ...dial, minute: number.low, next: number.next } : dial;
}

function minutesAt(input: DateInput, index: number): NumberMatch | undefined {
  const number = parseNumberAt(input.terms, index, { withRange: false, withSpan: false });
  if (number === undefined || number.isOrdinal || !Number.isInteger(number.low)) return undefined;
  return number.low >= 1 && number.low <= 59 ? number : undefined;
}

/** The part of the day after a time, with «تو»/«در» and endings («شبه», «عصرم») allowed. */
function dayPartAfter(
  input: DateInput,
  index: number,
): { readonly value: DayPart; readonly next: number; readonly end: number } | undefined {
  const at = keyAt(input, index) === 'ی' ? index + 1 : index;
  return phraseAt(input, at, dayPartWords, { allows: isTimeEnding });
}

/** Endings that leave a word of time what it is: «شبه», «صبحم», «روزه», «ساعته», «ماهه», «روزی». */
export function isTimeEnding(suffix: string): boolean {
  return /^(?:ه|م|هم|و|رو|ا|ها|ی|ست|س|ای|هست|ش|مون|ن|م|ند|ه‌ست)$/.test(suffix);
}
