import { type AllowsEnding, mayStartExactly, type PhraseTable } from '../tokens/phrase-table.ts';
import { startBit } from '../tokens/term.ts';
import { type NumberWord, numberWords } from './number-words.ts';
import { type GluedPiece, splitGlued } from './split-glued.ts';

/** What is known of a word by its match key alone. */
export interface WordFacts {
  readonly word: NumberWord | undefined;
  /** Pieces of a glued word. */
  readonly pieces: readonly GluedPiece[] | undefined;
  /** Bits of `startBit`: what may start with it. */
  readonly starts: number;
}

/** Finds the facts of a word and remembers them, for the same words come back in every message. */
export interface WordCache {
  readonly factsOf: (key: string) => WordFacts;
}

/** A table of phrases and the bit that it sets on words which may start one of them. */
export interface StartTable {
  readonly bit: number;
  readonly table: PhraseTable<unknown>;
  /** The only endings that a word of it may have, of an exact table; any unless told. */
  readonly allows?: AllowsEnding;
  /** Whether a word starts something besides. */
  readonly isStart?: (key: string) => boolean;
}

const CACHE_SIZE = 20_000;
const NUMBER_STARTERS = new Set(['منفی', 'منهای', 'نیم', 'نصف', 'ربع']);
/** «یدونه» and what else is a number and a classifier in one, with the length of the number. */
const ONE_AND_CLASSIFIER: ReadonlyMap<string, number> = new Map([
  ['یدونه', 1],
  ['یدانه', 1],
  ['یهدونه', 2],
  ['یکدونه', 2],
  ['یکعدد', 2],
  ['یهدونهای', 2],
]);

/** Builds a bounded cache. Without tables every word may start everything. */
export function createWordCache(tables?: readonly StartTable[]): WordCache {
  const known = new Map<string, WordFacts>();
  return {
    factsOf: (key) => {
      const facts = known.get(key);
      if (facts !== undefined) return facts;
      if (known.size >= CACHE_SIZE) known.clear();
      const found = findFacts(key, tables);
      known.set(key, found);
      return found;
    },
  };
}

function findFacts(key: string, tables: readonly StartTable[] | undefined): WordFacts {
  const word = numberWords.get(key);
  const isNumber = word !== undefined || NUMBER_STARTERS.has(key);
  const starts = tables === undefined ? startBit.any : startsOf(key, tables);
  return {
    word,
    pieces: word === undefined ? (oneAndClassifier(key) ?? splitGlued(key)) : undefined,
    starts: isNumber ? starts | startBit.number : starts & ~startBit.number,
  };
}

function startsOf(key: string, tables: readonly StartTable[]): number {
  let bits = 0;
  for (const { bit, table, allows, isStart } of tables)
    if (mayStartExactly(table, key, allows) || isStart?.(key)) bits |= bit;
  return bits;
}

function oneAndClassifier(key: string): readonly GluedPiece[] | undefined {
  const length = ONE_AND_CLASSIFIER.get(key);
  if (length === undefined) return undefined;
  return [
    { key: 'یک', from: 0, to: length, word: { value: 1, rank: 'unit', weak: false, ordinal: false } },
    { key: key.slice(length), from: length, to: key.length },
  ];
}
