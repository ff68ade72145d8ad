import { type Automaton, createAutomaton } from './automaton.ts';
import { createRangeMinimum } from './range-minimum.ts';
import { readSections } from './sections.ts';
import { WordDataError } from './word-data-error.ts';

/** Classes of a word, a bit each; a word without bits is known by its frequency only. */
export const wordClass = {
  noun: 1,
  adjective: 2,
  adverb: 4,
  closed: 8,
  plural: 16,
  name: 32,
  verb: 64,
  informal: 128,
} as const;

export interface LexiconEntry {
  /** −log₂ of the probability of the word, in eighths of a bit, 0…255. */
  readonly cost: number;
  readonly classes: number;
}

export interface WordList {
  readonly automaton: Automaton;
  find(word: string): LexiconEntry | undefined;
  readonly size: number;
  costOf(rank: number): number;
  /** Least cost of the words of ranks `from` (included) to `to` (not included). */
  leastCost(from: number, to: number): number;
  classesOf(rank: number): number;
}

export interface Lexicon {
  readonly persian: WordList;
  /** English words, brands and units; class 1 marks the words of shops. */
  readonly english: WordList;
  /** Informal spellings with their formal ones. */
  readonly informal: ReadonlyMap<string, string>;
  /** Past stem, present stem and how often the verb stands in 36,000 words of chat. */
  readonly verbs: readonly (readonly [past: string, present: string, count: number])[];
  /** Broken plurals with their singular. */
  readonly plurals: ReadonlyMap<string, string>;
  /** Latin spellings of names and loan-words with their Persian. */
  readonly loans: ReadonlyMap<string, string>;
  /** Counts of neighbours by the first word, then the second. */
  readonly bigrams: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const utf8 = new TextDecoder();

/** Opens the compiled word data; nothing is copied but the small tables. */
export function createLexicon(bytes: Uint8Array): Lexicon {
  const sections = readSections(bytes);
  const section = (name: string): Uint8Array => {
    const found = sections.get(name);
    if (!found) throw new WordDataError(`section ${name} is missing`);
    return found;
  };
  const pairs = (name: string): (readonly [string, string])[] =>
    utf8
      .decode(section(name))
      .split('\n')
      .map((line) => {
        const tab = line.indexOf('\t');
        return [line.slice(0, tab), line.slice(tab + 1)] as const;
      });
  const wordList = (language: string): WordList => {
    const automaton = createAutomaton({
      alphabet: utf8.decode(section(`${language}.alphabet`)),
      edges: section(`${language}.edges`),
      skips: section(`${language}.skips`),
    });
    const payload = section(`${language}.payload`);
    const half = payload.length >> 1;
    const costOf = (rank: number): number => payload[rank] ?? 255;
    const classesOf = (rank: number): number => payload[half + rank] ?? 0;
    return {
      automaton,
      size: half,
      costOf,
      leastCost: createRangeMinimum(payload.subarray(0, half)),
      classesOf,
      find: (word) => {
        const rank = automaton.rankOf(word);
        return rank < 0 ? undefined : { cost: costOf(rank), classes: classesOf(rank) };
      },
    };
  };
  // Finglish alone needs these two: they are read when it is first met.
  let loans: ReadonlyMap<string, string> | undefined;
  let bigrams: ReadonlyMap<string, ReadonlyMap<string, number>> | undefined;
  return {
    persian: wordList('persian'),
    english: wordList('english'),
    informal: new Map(pairs('informal')),
    verbs: pairs('verbs').map(([past, rest]) => {
      const tab = rest.indexOf('\t');
      return [past, rest.slice(0, tab), Number(rest.slice(tab + 1))] as const;
    }),
    plurals: new Map(pairs('plurals')),
    get loans() {
      loans ??= new Map(pairs('loans'));
      return loans;
    },
    get bigrams() {
      bigrams ??= neighbours(pairs('bigrams'));
      return bigrams;
    },
  };
}

/** Counts of `first second` by the first word. */
function neighbours(counts: readonly (readonly [pair: string, count: string])[]): Lexicon['bigrams'] {
  const table = new Map<string, Map<string, number>>();
  for (const [pair, count] of counts) {
    const space = pair.indexOf(' ');
    const first = pair.slice(0, space);
    const row = table.get(first) ?? new Map<string, number>();
    table.set(first, row.set(pair.slice(space + 1), Number(count)));
  }
  return table;
}
