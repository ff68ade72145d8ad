import type { RegexMatch } from './compile-regex.ts';
import { foldPhrase } from './fold-character.ts';
import { createPhraseTrie, trieRoot } from './phrase-trie.ts';
import type { ScannedText } from './scan-text.ts';

export interface LookupOptions {
  readonly isCaseSensitive: boolean;
  readonly usesWordBoundaries: boolean;
}

/**
 * The matches of each lookup table in a text, from left to right, those of one table not overlapping. The text is scanned
 * with the same regard for case as the tables are compiled.
 */
export type FindPhrases = (scanned: ScannedText) => readonly (readonly RegexMatch[])[];

const none = 0x7fffffff;

/**
 * Finds the phrases of lookup tables as Rasa's alternation of each does: at each place the first phrase in file order
 * that fits, not the longest (rasa-compat 0, 16.5); but phrases and texts are compared as `foldCharacter` says, so that
 * «كفش» is «کفش». One trie, so thousands of phrases in many tables cost no more than a few.
 */
export function compileLookups(
  tables: readonly (readonly string[])[],
  { isCaseSensitive, usesWordBoundaries }: LookupOptions,
): FindPhrases {
  const trie = createPhraseTrie(tables.map((phrases) => phrases.map((phrase) => foldPhrase(phrase, isCaseSensitive))));
  /** Of each table: where the phrase that fits here ends and its place in the file, and where the last match ended. */
  const ends = new Int32Array(tables.length);
  const places = new Int32Array(tables.length).fill(none);
  const taken = new Int32Array(tables.length);

  /** Whether any table has a phrase here; notes which. */
  function matchAt({ characters, borders, count }: ScannedText, start: number): boolean {
    let isFound = false;
    let node = trieRoot;
    for (let at = start; at < count; ) {
      node = trie.next(node, characters[at]!);
      if (node < 0) break;
      at++;
      if (usesWordBoundaries && borders[at] === 0) continue;
      for (let ending = trie.endingAt(node); ending >= 0; ending = trie.after(ending)) {
        const table = trie.listOf(ending);
        const place = trie.placeOf(ending);
        if (start < taken[table]! || place >= places[table]!) continue;
        places[table] = place;
        ends[table] = at;
        isFound = true;
      }
    }
    return isFound;
  }

  return (scanned) => {
    const { count, starts, ends: endsInText, borders } = scanned;
    const matches: RegexMatch[][] = tables.map(() => []);
    taken.fill(0);
    for (let start = 0; start < count; start++) {
      if ((usesWordBoundaries && borders[start] === 0) || !matchAt(scanned, start)) continue;
      for (let table = 0; table < tables.length; table++) {
        if (places[table] === none) continue;
        places[table] = none;
        taken[table] = ends[table]!;
        matches[table]!.push({ start: starts[start]!, end: endsInText[ends[table]! - 1]! });
      }
    }
    return matches;
  };
}
