import { type LastHashes, lastHashes } from './last-hashes.ts';
import { layeredIndex, plainIndex, type StateIndex } from './rule-index.ts';
import type { LoopEntry, RuleEntry } from './rule-table.ts';
import { isLayered, type Table } from './table.ts';

/** Makes indexes of tables; that of a table which several models stand on is made once. */
export interface IndexCache {
  indexOf<Entry extends RuleEntry | LoopEntry>(table: Table<Entry>): StateIndex<Entry>;
  lastHashesOf(table: Table<string>): LastHashes;
}

/** An empty cache; it holds nothing of tables that are no longer used. */
export function createIndexCache(): IndexCache {
  const indexes = new WeakMap<object, unknown>();
  const hashes = new WeakMap<object, LastHashes>();
  const indexOf = <Entry extends RuleEntry | LoopEntry>(table: Table<Entry>): StateIndex<Entry> => {
    const known = indexes.get(table) as StateIndex<Entry> | undefined;
    if (known !== undefined) return known;
    const index = isLayered(table) ? layeredIndex(table, indexOf(table.below)) : plainIndex(Object.values(table));
    indexes.set(table, index);
    return index;
  };
  const lastHashesOf = (table: Table<string>): LastHashes => {
    const known = hashes.get(table);
    if (known !== undefined) return known;
    const made = lastHashes(table, lastHashesOf);
    hashes.set(table, made);
    return made;
  };
  return { indexOf, lastHashesOf };
}
