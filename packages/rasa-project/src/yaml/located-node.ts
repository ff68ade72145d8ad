import type { JsonValue } from '../documents/json-value.ts';

/** A YAML value that knows where it stands: `offset` counts UTF-16 units from the beginning of the file. */
export type LocatedNode = LocatedScalar | LocatedMap | LocatedList;

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly offset: number;
  readonly value: string | number | boolean | null;
  /** As written, without quotes. */
  readonly source: string;
  readonly style: 'plain' | 'quoted' | 'literal' | 'folded';
  /** What an unquoted value also is: a date, or a reference to an environment variable. */
  readonly special?: 'date' | 'environment';
}

export interface LocatedEntry {
  readonly key: string;
  readonly keyOffset: number;
  readonly value: LocatedNode;
}

export interface LocatedMap {
  readonly kind: 'map';
  readonly offset: number;
  readonly entries: readonly LocatedEntry[];
}

export interface LocatedList {
  readonly kind: 'list';
  readonly offset: number;
  readonly items: readonly LocatedNode[];
}

/** The value without places. */
export function toJson(node: LocatedNode): JsonValue {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toJson);
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key, toJson(entry.value)]));
  }
}

/** The entry of a key, if the map has it. */
export function entryOf(map: LocatedMap, key: string): LocatedEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** The value of a key, if the map has it. */
export function fieldOf(map: LocatedMap, key: string): LocatedNode | undefined {
  return entryOf(map, key)?.value;
}

/** Whether a node is an explicit or implied null. */
export function isNull(node: LocatedNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

/** What a node is, in the words of a message. */
export function describeNode(node: LocatedNode): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.special === 'date') return `the date ${node.source}`;
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string' ? `the text '${shorten(node.value)}'` : `${typeof node.value} ${node.value}`;
}

/** At most 60 characters of a text, on one line. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line.slice(0, 130)];
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : line;
}
