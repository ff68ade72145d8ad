import { calendarUnitWords, qualifierWords, thisWords } from './calendar-words.ts';
import { type DateInput, type DateMatch, keyAt, skipEzafe } from './date-match.ts';
import { unitDays } from './relative-date.ts';
import { tenseAround } from './tense.ts';

type Edge = 'first' | 'middle' | 'last' | 'early' | 'late' | 'rest';

const EDGES: ReadonlyMap<string, Edge> = new Map([
  ['اول', 'first'],
  ['ابتدای', 'first'],
  ['وسط', 'middle'],
  ['وسطای', 'middle'],
  ['اواسط', 'middle'],
  ['اخر', 'last'],
  ['پایان', 'last'],
  ['اوایل', 'early'],
  ['اولای', 'early'],
  ['اواخر', 'late'],
  ['اخرای', 'late'],
  ['بقیه', 'rest'],
  ['باقی', 'rest'],
  ['باقیمانده', 'rest'],
  ['باقیمونده', 'rest'],
]);

/** «آخر هفته», «اول ماه بعد», «اواخر سال»: an edge of a week, month or year. */
export function edgeOfUnitAt(input: DateInput, first: number): DateMatch | undefined {
  const leads = thisWords.has(keyAt(input, first)) && EDGES.has(keyAt(input, first + 1)) ? 1 : 0;
  const edge = EDGES.get(keyAt(input, first + leads));
  if (edge === undefined || input.today === undefined) return undefined;
  const isThis = thisWords.has(keyAt(input, first + leads + 1));
  const at = skipEzafe(input, first + leads + (isThis ? 2 : 1));
  const unit = calendarUnitWords.get(keyAt(input, at));
  if (unit === undefined || (unit === 'day' && edge !== 'rest')) return undefined;
  const qualifier = skipEzafe(input, at + 1);
  const said = isThis ? 0 : qualifierWords.get(keyAt(input, qualifier));
  const next = isThis || said === undefined ? at + 1 : qualifier + 1;
  const isAhead = edge === 'first' && tenseAround(input.terms, first, next) !== 'past';
  const days = unitDays(input.today, unit, said ?? (isAhead ? 1 : 0));
  if (edge === 'rest') {
    return {
      first,
      next,
      end: input.terms[next - 1]?.end ?? 0,
      from: input.today,
      to: days[1],
      granularity: 'range',
      certainty: 0.8,
    };
  }
  const [from, to] = edgeDays(edge, unit === 'week', days);
  const granularity = from === to ? 'day' : 'range';
  return { first, next, end: input.terms[next - 1]?.end ?? 0, from, to, granularity, certainty: 0.8 };
}

function edgeDays(edge: Edge, isWeek: boolean, [from, to]: readonly [number, number]): readonly [number, number] {
  const third = Math.floor((to - from + 1) / 3);
  switch (edge) {
    case 'first':
      return [from, from];
    case 'early':
      return [from, from + third - 1];
    case 'middle':
      return isWeek ? [from + 2, from + 4] : [from + third, from + 2 * third - 1];
    case 'late':
      return isWeek ? [to - 1, to] : [from + 2 * third, to];
    case 'last':
      return isWeek ? [to - 1, to] : [to, to];
    case 'rest':
      return [from, to];
    default:
      return [from, to];
  }
}
