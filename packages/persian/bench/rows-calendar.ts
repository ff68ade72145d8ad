import type { Entity } from '../src/index.ts';
import { isEqual } from './case.ts';
import { type BenchRow, type BenchTools, type Failure, type FiledCase, percentRight } from './row.ts';

function dates(one: FiledCase, { reader, nowMs }: BenchTools): unknown {
  const { entities } = reader.read(String(one.in), { nowMs });
  return entities.filter((entity) => entity.kind === 'date').map((date) => ({ text: date.text, value: date.value }));
}

function times(one: FiledCase, { reader, nowMs }: BenchTools): unknown {
  const found = reader
    .read(String(one.in), { nowMs })
    .entities.filter((entity) => entity.kind === 'time' || entity.kind === 'duration');
  const answer = found.map((entity) => ({ text: entity.text, value: valuesOf(entity) }));
  return isEqual(inAnyOrder(answer), inAnyOrder(one.out)) ? one.out : answer;
}

/** Which of two open readings stands first does not matter. */
function inAnyOrder(times: unknown): unknown {
  if (!Array.isArray(times)) return times;
  return times.map(({ text, value }: { readonly text: string; readonly value: unknown }) => ({
    text,
    value: Array.isArray(value) ? value.map(String).sort() : value,
  }));
}

function valuesOf(entity: Entity): unknown {
  return entity.kind === 'time' && entity.alternatives !== undefined
    ? [entity.value, ...entity.alternatives]
    : entity.value;
}

interface Slot {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const CALENDAR_KINDS: ReadonlySet<string> = new Set(['date', 'time', 'duration', 'day-part', 'frequency']);

/** MASSIVE leaves «ساعت» and «روز» out of its spans; so are they here before spans are compared. */
function withoutLeadingWord({ start, end, value }: Slot): Slot {
  const lead = /^(?:ساعت|روز) /.exec(value)?.[0].length ?? 0;
  return { start: start + lead, end, value: value.slice(lead) };
}

function massive(isExact: boolean): BenchRow['measure'] {
  return (cases, { reader, nowMs }) => {
    const failures: Failure[] = [];
    let slots = 0;
    let right = 0;
    for (const one of cases) {
      const text = String(one.in);
      const found = reader
        .read(text, { nowMs })
        .entities.filter((entity) => CALENDAR_KINDS.has(entity.kind))
        .map((entity) =>
          withoutLeadingWord({ start: entity.startCodePoint, end: entity.endCodePoint, value: entity.text }),
        );
      for (const slot of (one.out as readonly Slot[]).map(withoutLeadingWord)) {
        slots += 1;
        const isFound = found.some((span) =>
          isExact ? span.start === slot.start && span.end === slot.end : span.start < slot.end && slot.start < span.end,
        );
        if (isFound) right += 1;
        else failures.push({ in: text, out: slot.value, answer: found.map((span) => span.value) });
      }
    }
    return { figure: (100 * right) / slots, failures };
  };
}

const base = { direction: 'at-least', unit: '%' } as const;

export const calendarRows: readonly BenchRow[] = [
  {
    ...base,
    capability: 'shop/date_value',
    files: ['shop/date_value'],
    anchor: '7 of 22',
    goal: 90,
    measure: percentRight(dates),
  },
  {
    ...base,
    capability: 'shop/time_value',
    files: ['shop/time_value'],
    anchor: '-',
    goal: 90,
    measure: percentRight(times),
  },
  {
    ...base,
    capability: 'massive_datetime, overlap',
    files: ['massive_datetime'],
    anchor: '96.3 %',
    goal: 97,
    measure: massive(false),
  },
  {
    ...base,
    capability: 'massive_datetime, exact',
    files: ['massive_datetime'],
    anchor: '-',
    goal: 80,
    measure: massive(true),
  },
];
