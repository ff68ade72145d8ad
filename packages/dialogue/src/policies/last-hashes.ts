import { isLayered, type Table } from './table.ts';

/** Hashes of states; a layered model may say yes of one that is known no more, which costs a look-up only. */
export interface LastHashes {
  has(hash: string): boolean;
}

/** Hashes of the states that end a known sequence: with another last state nothing need be looked up. */
export function lastHashes(table: Table<string>, below: (table: Table<string>) => LastHashes): LastHashes {
  if (isLayered(table)) {
    const own = lastHashes(table.own, below);
    const others = below(table.below);
    return { has: (hash) => own.has(hash) || others.has(hash) };
  }
  return new Set(Object.keys(table).map((key) => key.slice(key.lastIndexOf(' ') + 1)));
}
