import { matchKey } from '../characters/match-key.ts';
import type { CatalogueEntity } from '../document.ts';
import type { EntityContext } from '../reader/entity-context.ts';
import { type PhraseMatch, phraseAt } from '../tokens/phrase-at.ts';
import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';
import { isSuffix } from '../tokens/suffixes.ts';
import { tokenise } from '../tokens/tokenise.ts';

/** A name that the caller sells: a product, brand or category, with other names it goes by. */
export interface CatalogueEntry {
  readonly kind: CatalogueEntity['kind'];
  readonly name: string;
  readonly id?: string;
  readonly aliases?: readonly string[];
}

/** Compiled names; build it once a tenant, not once a message. */
export interface Catalogue {
  readonly names: PhraseTable<CatalogueEntry>;
  /** Match keys of all single words of the names. */
  readonly knownKeys: ReadonlySet<string>;
}

const MOST_WORDS = 12;

/** Compiles a caller's names for `read`. Linear in their length; spacing, half-spaces, letters and digits are folded. */
export function createCatalogue(entries: readonly CatalogueEntry[]): Catalogue {
  const names = new Map<string, CatalogueEntry>();
  const knownKeys = new Set<string>();
  for (const entry of entries) {
    for (const name of [entry.name, ...(entry.aliases ?? [])]) {
      const words = tokenise(name.replaceAll('\u200c', ' '))
        .filter((token) => token.kind !== 'punctuation')
        .map((token) => token.key);
      if (words.length === 0 || words.length > MOST_WORDS) continue;
      const joined = matchKey(name.replaceAll(/\s+/g, ''));
      for (const phrase of [words.join(' '), joined]) if (!names.has(phrase)) names.set(phrase, entry);
      for (const word of words) knownKeys.add(word);
    }
  }
  return { names: createPhraseTable(names), knownKeys };
}

/** Finds the longest catalogue names in a message; endings after the last word are left out of `text`. */
export function findCatalogueNames(context: EntityContext, catalogue: Catalogue): CatalogueEntity[] {
  const found: CatalogueEntity[] = [];
  for (let first = 0; first < context.terms.length; first += 1) {
    const match = nameAt(context, first, catalogue);
    if (match === undefined) continue;
    const { kind, name, id } = match.value;
    const start = context.terms[first]?.start ?? 0;
    found.push({ kind, ...context.span(start, match.end), value: name, ...(id === undefined ? {} : { id }) });
    first = match.next - 1;
  }
  return found;
}

function nameAt(context: EntityContext, first: number, catalogue: Catalogue): PhraseMatch<CatalogueEntry> | undefined {
  return phraseAt(context, first, catalogue.names, { allows: (suffix, stem) => stem.length > 2 && isSuffix(suffix) });
}
