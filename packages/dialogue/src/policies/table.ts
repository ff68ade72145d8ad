/** Entries by the hash of their key, as training makes them. */
export interface PlainTable<Entry> {
  readonly [key: string]: Entry;
}

/** A table that stands on another: its own entries hide those below, `removed` ones are gone. Nothing is copied. */
export interface LayeredTable<Entry> {
  readonly below: Table<Entry>;
  readonly own: PlainTable<Entry>;
  readonly removed: readonly string[];
}

/** A look-up table of a model. Keys are hashes or contain a colon, so none is `below`. */
export type Table<Entry> = PlainTable<Entry> | LayeredTable<Entry>;

export function isLayered<Entry>(table: Table<Entry>): table is LayeredTable<Entry> {
  return 'below' in table;
}

/** The entry of a key, `undefined` when there is none. Costs one step for each layer. */
export function tableEntry<Entry>(table: Table<Entry>, key: string): Entry | undefined {
  if (!isLayered(table)) return Object.hasOwn(table, key) ? table[key] : undefined;
  if (Object.hasOwn(table.own, key)) return table.own[key];
  return table.removed.includes(key) ? undefined : tableEntry(table.below, key);
}

/** All keys with their entries, through all layers. */
export function tableEntries<Entry>(table: Table<Entry>): readonly (readonly [string, Entry])[] {
  if (!isLayered(table)) return Object.entries(table);
  const hidden = new Set([...Object.keys(table.own), ...table.removed]);
  return [...tableEntries(table.below).filter(([key]) => !hidden.has(key)), ...Object.entries(table.own)];
}

/** What leads from one table to another; equal entries are not in it. */
export interface TableChange<Entry> {
  readonly own: PlainTable<Entry>;
  readonly removed: readonly string[];
}

/** The change from `base` to `merged`. */
export function diffTable<Entry>(base: Table<Entry>, merged: Table<Entry>): TableChange<Entry> {
  const before = new Map(tableEntries(base));
  const own: [string, Entry][] = [];
  for (const [key, entry] of tableEntries(merged)) {
    const known = before.get(key);
    before.delete(key);
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(entry)) own.push([key, entry]);
  }
  return { own: Object.fromEntries(own), removed: [...before.keys()] };
}

/** The base with a change on top; the base itself where nothing changed. */
export function layerTable<Entry>(base: Table<Entry>, change: TableChange<Entry>): Table<Entry> {
  const isSame = change.removed.length === 0 && Object.keys(change.own).length === 0;
  return isSame ? base : { below: base, own: change.own, removed: change.removed };
}
