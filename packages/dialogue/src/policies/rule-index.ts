import type { LoopEntry, RuleEntry, RuleState } from './rule-table.ts';
import { type LayeredTable, tableEntry } from './table.ts';

interface HasStates {
  readonly states: readonly RuleState[];
}

/** Entries found by the last state's previous action and intent, so a decision looks at a handful only. */
export interface StateIndex<Entry extends HasStates> {
  /** Entries whose last state can hold after this action and intent (`null` action = start of a conversation). */
  candidates(action: string | null, intent: string | null): Iterable<Entry>;
}

/** What a running RulePolicy looks up. */
export interface RuleIndex {
  readonly rules: StateIndex<RuleEntry>;
  readonly loops: StateIndex<LoopEntry>;
}

/** Builds an index over entries. */
export function plainIndex<Entry extends HasStates>(entries: Iterable<Entry>): StateIndex<Entry> {
  const buckets = new Map<string, Entry[]>();
  for (const entry of entries) {
    const last = entry.states.at(-1);
    const key = bucketKey(last?.action ?? null, last?.intent ?? null);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [entry]);
    else bucket.push(entry);
  }
  return {
    *candidates(action, intent) {
      if (intent !== null) yield* buckets.get(bucketKey(action, intent)) ?? [];
      yield* buckets.get(bucketKey(action, null)) ?? [];
    },
  };
}

/** An index over a table that stands on another, given the other's index. */
export function layeredIndex<Entry extends HasStates>(
  table: LayeredTable<Entry>,
  below: StateIndex<Entry>,
): StateIndex<Entry> {
  const own = plainIndex(Object.values(table.own));
  const hidden = new Set([...Object.keys(table.own), ...table.removed].map((key) => tableEntry(table.below, key)));
  return {
    *candidates(action, intent) {
      for (const entry of below.candidates(action, intent)) if (!hidden.has(entry)) yield entry;
      yield* own.candidates(action, intent);
    },
  };
}

function bucketKey(action: string | null, intent: string | null): string {
  return `${action === null ? '' : `:${action}`}\n${intent ?? ''}`;
}
