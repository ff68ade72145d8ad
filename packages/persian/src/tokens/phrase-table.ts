/** Phrases by match key, with an index of their first words that tells quickly where none can start. */
export interface PhraseTable<Value> {
  /** Words typed apart have one space between them. */
  readonly values: ReadonlyMap<string, Value>;
  /** First letters (up to three) of the first words. */
  readonly starts: ReadonlySet<string>;
  /** A bit for each of `starts`, by a hash of its letters: most words are told by it that they start nothing. */
  readonly startBits: Uint32Array;
  /** Whether a first word has fewer letters than `starts` keeps, so that shorter heads must be asked for too. */
  readonly hasShortStarts: boolean;
  /** Words of the longest phrase that starts with a word; one where not listed. */
  readonly longest: ReadonlyMap<string, number>;
}

const START_LENGTH = 3;
const BITS_FOR_START = 8;

/** Indexes phrases; linear in their letters. */
export function createPhraseTable<Value>(values: ReadonlyMap<string, Value>): PhraseTable<Value> {
  const starts = new Set<string>();
  const longest = new Map<string, number>();
  for (const phrase of values.keys()) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    starts.add(first.slice(0, START_LENGTH));
    if (words.length > 1) longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
  }
  const hasShortStarts = [...starts].some((start) => start.length < START_LENGTH);
  const startBits = new Uint32Array(2 ** Math.ceil(Math.log2((starts.size * BITS_FOR_START) / 32 + 1)));
  for (const start of starts) {
    const bit = hashOf(start, start.length);
    startBits[(bit >>> 5) & (startBits.length - 1)]! |= 1 << (bit & 31);
  }
  return { values, starts, startBits, hasShortStarts, longest };
}

function hashOf(key: string, length: number): number {
  let hash = length;
  for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Whether a phrase starts with the first letters of a key. */
function hasStart({ starts, startBits }: PhraseTable<unknown>, key: string, length: number): boolean {
  const bit = hashOf(key, length);
  if ((((startBits[(bit >>> 5) & (startBits.length - 1)] ?? 0) >>> (bit & 31)) & 1) === 0) return false;
  return starts.has(key.length <= length ? key : key.slice(0, length));
}

/** Whether a phrase of the table may start with this key or a stem of it. */
export function mayStart(table: PhraseTable<unknown>, key: string): boolean {
  if (hasStart(table, key, Math.min(key.length, START_LENGTH))) return true;
  return table.hasShortStarts && key.length > 1 && (hasStart(table, key, 2) || hasStart(table, key, 1));
}

/** Whether the last word of a phrase may have this ending. */
export type AllowsEnding = (suffix: string, stem: string) => boolean;

/** Letters of the longest ending that a phrase may have in a text. */
export const LONGEST_SUFFIX = 5;
const SHORTEST_STEM = 2;

/**
 * The same, told by the whole key: whether a phrase has it as first word or is what it begins with, an ending left out
 * (any, or what is allowed behind the stem).
 */
export function mayStartExactly(table: PhraseTable<unknown>, key: string, allows?: AllowsEnding): boolean {
  if (!mayStart(table, key)) return false;
  if (table.longest.has(key) || table.values.has(key)) return true;
  const shortest = Math.max(SHORTEST_STEM, key.length - LONGEST_SUFFIX);
  for (let length = key.length - 1; length >= shortest; length -= 1)
    if (table.values.has(key.slice(0, length)) && (allows?.(key.slice(length), key.slice(0, length)) ?? true))
      return true;
  return false;
}
