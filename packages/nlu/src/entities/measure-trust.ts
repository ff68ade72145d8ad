import type { Reading } from '../features/reading.ts';
import type { AnnotatedSpan } from './label-tokens.ts';
import { namesOfKind } from './reader-kinds.ts';

/** How far what the reader finds agrees with how a bot's author annotates an entity. */
export interface ReaderTrust {
  /** Its spans are the annotated ones where both find something: they may replace those of the tagger. */
  readonly bounds: boolean;
  /** What it finds is annotated: it may be added where the tagger finds nothing. */
  readonly alone: boolean;
}

/** By the name of the entity; names of which the examples tell too little are absent. */
export type ReaderTrusts = { readonly [entity: string]: ReaderTrust };

/** Fewer finds of the reader than this tell nothing. */
const fewestFinds = 8;
const boundsFrom = 0.92;
const aloneFrom = 0.8;

/**
 * Compares the reader's values with the annotations of a bot's examples, by the words that both cover (an author may
 * leave a suffix on the word or not): authors differ in whether «ساعت» belongs to a time, or «همین» to a date. Takes the
 * examples in turn; `annotated` are the names of all entities that they annotate.
 */
export function createTrustMeter(annotated: ReadonlySet<string>) {
  const counts = new Map<string, { found: number; met: number; same: number }>();
  return {
    add(reading: Reading, entities: readonly AnnotatedSpan[]): void {
      for (const { kind, start, end } of reading.entities) {
        const name = namesOfKind(kind).find((candidate) => annotated.has(candidate));
        if (name === undefined) continue;
        const count = counts.get(name) ?? { found: 0, met: 0, same: 0 };
        counts.set(name, count);
        count.found++;
        const met = entities.filter((other) => other.entity === name && other.start < end && start < other.end);
        if (met.length > 0) count.met++;
        if (met.some((other) => coversSameWords(reading, { start, end }, other))) count.same++;
      }
    },
    measured: (): ReaderTrusts =>
      Object.fromEntries(
        [...counts].flatMap(([name, { found, met, same }]): [string, ReaderTrust][] =>
          found < fewestFinds ? [] : [[name, { bounds: same >= boundsFrom * met, alone: same >= aloneFrom * found }]],
        ),
      ),
  };
}

interface Bounds {
  readonly start: number;
  readonly end: number;
}

function coversSameWords({ tokens }: Reading, one: Bounds, other: Bounds): boolean {
  const isBetween = ({ start, end }: Bounds, from: number, to: number): boolean => start < to && from < end;
  return tokens.every((token) => isBetween(token, one.start, one.end) === isBetween(token, other.start, other.end));
}
