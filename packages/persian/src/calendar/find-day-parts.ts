import type { DayPartEntity } from '../document.ts';
import { type EntityContext, nextStart, take } from '../reader/entity-context.ts';
import { phraseAt } from '../tokens/phrase-at.ts';
import { startBit } from '../tokens/term.ts';
import { isDateEnding } from './date-match.ts';
import { dayPartWords } from './time-words.ts';

/** Finds parts of the day that no time has used. Marks their terms as taken. */
export function findDayParts(context: EntityContext): DayPartEntity[] {
  const parts: DayPartEntity[] = [];
  const { terms } = context;
  const { time } = startBit;
  for (let first = nextStart(context, 0, time); first < terms.length; first = nextStart(context, first + 1, time)) {
    const term = terms[first];
    if (context.taken[first] === 1 || term === undefined || term.isGlued || term.key === 'am' || term.key === 'pm')
      continue;
    const found = phraseAt(context, first, dayPartWords, { allows: isDateEnding });
    if (found === undefined) continue;
    parts.push({ kind: 'day-part', ...context.span(term.start, found.end), value: found.value });
    take(context, first, found.next);
    first = found.next - 1;
  }
  return parts;
}
