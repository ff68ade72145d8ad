import { meantLatin } from '../layout/fix-layout.ts';
import type { WordScorer } from '../layout/word-scores.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { joinTwo } from '../spacing/join-pieces.ts';
import { splitGlued } from '../spacing/split-glued.ts';
import { mendWord } from '../typos/mend-word.ts';
import type { AnalyseWord } from './analyse-word.ts';
import { createBoundedCache } from './bounded-cache.ts';
import type { WordNetwork } from './network.ts';

/** What a written word may be besides itself; an empty object for a word that is surely one. */
export interface WordRepair {
  /** English typed on the Persian layout. */
  readonly latin?: string;
  /** The word with its slip mended. */
  readonly mended?: string;
  /** The words that a run is glued of; their lengths add up to the run. */
  readonly parts?: readonly string[];
}

export interface PieceReader {
  /** The joined spelling of two words that are one, or undefined. */
  join(first: string, second: string): string | undefined;
  repair(word: string): WordRepair;
}

const cachedPairs = 20_000;
const cachedWords = 20_000;
/** A word that reads cheaper than this needs neither cutting nor mending. */
const surelyKnownBits = 14;
const asTyped: WordRepair = {};

export function createPieceReader(deps: {
  readonly morphology: Morphology;
  readonly analyse: AnalyseWord;
  readonly scorer: WordScorer;
  readonly network: WordNetwork;
}): PieceReader {
  const { morphology, analyse, scorer, network } = deps;
  const pairs = createBoundedCache<string>(cachedPairs);
  const repairs = createBoundedCache<WordRepair>(cachedWords);

  const findRepair = (word: string): WordRepair => {
    if ((analyse(word)[0]?.cost ?? 99) < surelyKnownBits) return asTyped;
    const latin = meantLatin(scorer, word);
    if (latin !== undefined) return { latin };
    const mended = mendWord({ morphology, network, analyse }, word)?.text;
    if (mended !== undefined) return { mended };
    const parts = splitGlued(analyse, word)?.parts;
    return parts && parts.join('').length === word.length ? { parts } : asTyped;
  };

  return {
    join: (first, second) => {
      const key = `${first} ${second}`;
      const known = pairs.get(key);
      if (known !== undefined) return known === '' ? undefined : known;
      const joined = joinTwo(morphology, first, second);
      pairs.set(key, joined ?? '');
      return joined;
    },
    repair: (word) => {
      const known = repairs.get(word);
      if (known !== undefined) return known;
      const repair = findRepair(word);
      repairs.set(word, repair);
      return repair;
    },
  };
}
