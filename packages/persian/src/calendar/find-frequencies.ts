import type { FrequencyEntity } from '../document.ts';
import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { type EntityContext, nextStart, take } from '../reader/entity-context.ts';
import { phraseAt } from '../tokens/phrase-at.ts';
import { startBit } from '../tokens/term.ts';
import { weekdayWords } from './calendar-words.ts';
import { isTimeEnding } from './clock-time.ts';
import { isDateEnding } from './date-match.ts';
import { isoDuration } from './iso-duration.ts';
import { durationUnitWords } from './time-words.ts';

/** RFC 5545 names of the days of the Iranian week. */
const DAYS = ['SA', 'SU', 'MO', 'TU', 'WE', 'TH', 'FR'];

const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['روزانه', 'P1D'],
  ['هفتگی', 'P1W'],
  ['ماهانه', 'P1M'],
  ['ماهیانه', 'P1M'],
  ['سالانه', 'P1Y'],
  ['سالیانه', 'P1Y'],
  ['هرروز', 'P1D'],
  ['هرشب', 'P1D'],
  ['هرهفته', 'P1W'],
  ['هرماه', 'P1M'],
]);

/** «روزهای زوج», «روزهای هفته», «روزهای تعطیل». */
const DAY_GROUPS: ReadonlyMap<string, string> = new Map([
  ['زوج', 'SA,MO,WE'],
  ['فرد', 'SU,TU,TH'],
  ['هفته', 'SA,SU,MO,TU,WE,TH,FR'],
  ['کاری', 'SA,SU,MO,TU,WE'],
  ['تعطیل', 'FR'],
]);

/** Finds how often: «هر روز», «هر جمعه», «هر سه ساعت», «ماهانه». Marks their terms as taken. */
export function findFrequencies(context: EntityContext): FrequencyEntity[] {
  const found: FrequencyEntity[] = [];
  const { terms } = context;
  const { date } = startBit;
  for (let first = nextStart(context, 0, date); first < terms.length; first = nextStart(context, first + 1, date)) {
    const term = terms[first];
    if (term === undefined || context.taken[first] === 1) continue;
    const adverb = ADVERBS.get(term.key);
    const every =
      adverb === undefined ? (term.key === 'هر' ? everyAt(context, first) : weekdaysAt(context, first)) : undefined;
    const value = adverb ?? every?.value;
    if (value === undefined) continue;
    const next = every?.next ?? first + 1;
    found.push({ kind: 'frequency', ...context.span(term.start, every?.end ?? term.end), value });
    take(context, first, next);
    first = next - 1;
  }
  return found;
}

/** «جمعه‌ها», «یکشنبه ها»: the plural of a weekday is every one of them. */
function weekdaysAt(
  context: EntityContext,
  first: number,
): { readonly value: string; readonly next: number; readonly end: number } | undefined {
  const group = /^روز(?:های|ای)$/.test(context.terms[first]?.key ?? '')
    ? DAY_GROUPS.get(context.terms[first + 1]?.key ?? '')
    : undefined;
  if (group !== undefined) return { value: group, next: first + 2, end: context.terms[first + 1]?.end ?? 0 };
  const day = phraseAt(context, first, weekdayWords, { allows: (suffix) => suffix === 'ها' });
  if (day === undefined) return undefined;
  const apart = day.suffix === '' && context.terms[day.next]?.key === 'ها';
  if (day.suffix === '' && !apart) return undefined;
  const last = context.terms[apart ? day.next : day.next - 1];
  return { value: DAYS[day.value] ?? 'SA', next: apart ? day.next + 1 : day.next, end: last?.end ?? day.end };
}

function everyAt(
  context: EntityContext,
  first: number,
): { readonly value: string; readonly next: number; readonly end: number } | undefined {
  const day = phraseAt(context, first + 1, weekdayWords, { allows: isDateEnding });
  if (day !== undefined) return { value: DAYS[day.value] ?? 'SA', next: day.next, end: day.end };
  const number = parseNumberAt(context.terms, first + 1, { withRange: false, withSpan: false });
  const at = number === undefined ? first + 1 : number.next;
  if (context.terms[at]?.key === 'شب') return { value: 'P1D', next: at + 1, end: context.terms[at]?.end ?? 0 };
  const unit = phraseAt(context, at, durationUnitWords, { allows: isTimeEnding });
  if (unit === undefined || number?.isOrdinal === true) return undefined;
  return { value: isoDuration(number?.low ?? 1, unit.value), next: unit.next, end: unit.end };
}
