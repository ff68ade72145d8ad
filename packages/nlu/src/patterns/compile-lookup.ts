import { foldCase } from './character-classes.ts';
import type { RegexMatch } from './compile-regex.ts';
import type { ScannedText } from './scan-text.ts';

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  /** Place in the file of the phrase that ends here; the first wins. */
  phrase: number;
}

export interface LookupOptions {
  readonly isCaseSensitive: boolean;
  readonly usesWordBoundaries: boolean;
}

/** The matches in a text from left to right, none overlapping. */
export type FindPhrases = (scanned: ScannedText) => readonly RegexMatch[];

/**
 * Finds the phrases of a lookup table as Rasa's alternation does: at each place the first phrase in file order that
 * fits, not the longest (rasa-compat 0, 16.5). A trie, so thousands of phrases cost no more than a few.
 */
export function compileLookup(
  phrases: readonly string[],
  { isCaseSensitive, usesWordBoundaries }: LookupOptions,
): FindPhrases {
  const root: TrieNode = { next: new Map(), phrase: -1 };
  phrases.forEach((phrase, index) => {
    let node = root;
    for (const character of phrase) {
      const point = character.codePointAt(0) ?? 0;
      const key = isCaseSensitive ? point : foldCase(point);
      let child = node.next.get(key);
      if (child === undefined) {
        child = { next: new Map(), phrase: -1 };
        node.next.set(key, child);
      }
      node = child;
    }
    if (node.phrase < 0 && phrase !== '') node.phrase = index;
  });

  function matchAt(characters: Int32Array, start: number, borders: Uint8Array): number {
    let node = root;
    let bestPhrase = Number.POSITIVE_INFINITY;
    let bestEnd = -1;
    for (let at = start; at < characters.length; ) {
      const child = node.next.get(characters[at]!);
      if (child === undefined) break;
      at++;
      node = child;
      if (node.phrase >= 0 && node.phrase < bestPhrase && (!usesWordBoundaries || borders[at] === 1)) {
        bestPhrase = node.phrase;
        bestEnd = at;
      }
    }
    return bestEnd;
  }

  return ({ points, folded, offsets, borders }) => {
    const characters = isCaseSensitive ? points : folded;
    const matches: RegexMatch[] = [];
    for (let start = 0; start < characters.length; ) {
      const end = usesWordBoundaries && borders[start] === 0 ? -1 : matchAt(characters, start, borders);
      if (end > start) matches.push({ start: offsets[start]!, end: offsets[end]! });
      start = end > start ? end : start + 1;
    }
    return matches;
  };
}
