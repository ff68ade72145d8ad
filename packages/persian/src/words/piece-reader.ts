import type { WordReading } from '../document.ts';
import { meantLatin } from '../layout/fix-layout.ts';
import type { WordScorer } from '../layout/word-scores.ts';
import { plainLetters } from '../lexicon/plain-letters.ts';
import type { Morphology } from '../morphology/morphology.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';
import { joinTwo } from '../spacing/join-pieces.ts';
import { type JoinSides, joinSides, mayJoin, noSides } from '../spacing/join-sides.ts';
import { splitGlued } from '../spacing/split-glued.ts';
import { mendWord } from '../typos/mend-word.ts';
import type { AnalyseWord } from './analyse-word.ts';
import { createBoundedCache } from './bounded-cache.ts';
import type { WordNetwork } from './network.ts';
import type { ReadyWords } from './ready-words.ts';
import { asTyped, type WordRepair } from './word-repair.ts';

/** A word as written with all that is known of it by itself. */
export interface PieceWord {
  readonly raw: string;
  /** Whether it is written in Arabic letters alone; of other words nothing more is known. */
  readonly isPersian: boolean;
  /** In plain letters. */
  readonly plain: string;
  readonly readings: readonly WordAnalysis[];
  readonly sides: JoinSides;
  /** Found by `repairOf` when it is first asked for. */
  repair: WordRepair | undefined;
  /** What was told of its readings so far. */
  told: ToldWord | undefined;
}

/** What is told of a reading by its formal form. */
export interface ToldWord {
  readonly chosen: WordAnalysis;
  readonly formal: string;
  readonly reading: WordReading;
  readonly next: ToldWord | undefined;
}

export interface PieceReader {
  /** What is known of a word as written; remembered. */
  wordOf(raw: string): PieceWord;
  /** The joined spelling of two words that are one, or undefined. */
  join(first: PieceWord, second: PieceWord): string | undefined;
  repairOf(word: PieceWord): WordRepair;
}

const cachedPairs = 5_000;
/** Those that the reader remembers it keeps itself; the others are joined, cut and mended ones. */
const cachedWords = 4_000;
/** A word that reads cheaper than this needs neither cutting nor mending. */
const surelyKnownBits = 14;
const noReadings: readonly WordAnalysis[] = [];
const isPersianWord = /^[\u0621-\u064a\u064b-\u0655\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc\u200c\u0640]+$/u;

export function createPieceReader(deps: {
  readonly morphology: Morphology;
  readonly analyse: AnalyseWord;
  readonly scorer: WordScorer;
  readonly network: WordNetwork;
  readonly ready: ReadyWords;
}): PieceReader {
  const { morphology, analyse, scorer, network, ready } = deps;
  const { automaton } = morphology.lexicon.persian;
  const pairs = createBoundedCache<string>(cachedPairs);
  const words = createBoundedCache<PieceWord>(cachedWords);

  const readWord = (raw: string): PieceWord => {
    const isPersian = isPersianWord.test(raw);
    const plain = isPersian ? plainLetters(raw) : raw;
    const readings = isPersian ? analyse(raw) : noReadings;
    const sides = isPersian ? joinSides(automaton, plain) : noSides;
    return { raw, isPersian, plain, readings, sides, repair: undefined, told: undefined };
  };
  const findRepair = (word: string, readings: readonly WordAnalysis[]): WordRepair => {
    if ((readings[0]?.cost ?? 99) < surelyKnownBits) return asTyped;
    const known = ready.repairOf(word);
    if (known !== undefined) return known;
    const latin = meantLatin(scorer, word);
    if (latin !== undefined) return { latin, mended: undefined, parts: undefined };
    const mended = mendWord({ morphology, network, analyse }, word)?.text;
    if (mended !== undefined) return { latin: undefined, mended, parts: undefined };
    const parts = splitGlued(analyse, word)?.parts;
    return parts && parts.join('').length === word.length ? { latin: undefined, mended: undefined, parts } : asTyped;
  };

  return {
    wordOf: (raw) => {
      const known = words.get(raw);
      if (known !== undefined) return known;
      const word = readWord(raw);
      words.set(raw, word);
      return word;
    },
    join: (first, second) => {
      if (!mayJoin(automaton, first.sides, second.sides)) return undefined;
      const key = `${first.raw} ${second.raw}`;
      const known = pairs.get(key);
      if (known !== undefined) return known === '' ? undefined : known;
      const joined = joinTwo(morphology, first.raw, second.raw);
      pairs.set(key, joined ?? '');
      return joined;
    },
    repairOf: (word) => {
      word.repair ??= findRepair(word.raw, word.readings);
      return word.repair;
    },
  };
}
