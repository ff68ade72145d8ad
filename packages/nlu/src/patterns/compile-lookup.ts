import { foldCase, isWordBoundary } from './character-classes.ts';
import type { CompiledRegex, RegexMatch } from './compile-regex.ts';

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  /** Place in the file of the phrase that ends here; the first wins. */
  phrase: number;
}

export interface LookupOptions {
  readonly isCaseSensitive: boolean;
  readonly usesWordBoundaries: boolean;
}

/**
 * Finds the phrases of a lookup table as Rasa's alternation does: at each place the first phrase in file order that
 * fits, not the longest (rasa-compat 0, 16.5). A trie, so thousands of phrases cost no more than a few.
 */
export function compileLookup(
  phrases: readonly string[],
  { isCaseSensitive, usesWordBoundaries }: LookupOptions,
): CompiledRegex {
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

  function matchAt(text: string, start: number): number {
    let node = root;
    let bestPhrase = Number.POSITIVE_INFINITY;
    let bestEnd = -1;
    for (let at = start; at < text.length; ) {
      const point = text.codePointAt(at) ?? 0;
      const child = node.next.get(isCaseSensitive ? point : foldCase(point));
      if (child === undefined) break;
      at += point > 0xffff ? 2 : 1;
      node = child;
      if (node.phrase >= 0 && node.phrase < bestPhrase && (!usesWordBoundaries || isWordBoundary(text, at))) {
        bestPhrase = node.phrase;
        bestEnd = at;
      }
    }
    return bestEnd;
  }

  return {
    findAll(text) {
      const matches: RegexMatch[] = [];
      for (let start = 0; start < text.length; ) {
        const end = usesWordBoundaries && !isWordBoundary(text, start) ? -1 : matchAt(text, start);
        if (end > start) matches.push({ start, end });
        start = end > start ? end : start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
      }
      return matches;
    },
  };
}
