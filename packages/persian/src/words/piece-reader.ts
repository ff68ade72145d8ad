import { meantLatin } from '../layout/fix-layout.ts';
import type { WordScorer } from '../layout/word-scores.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { joinTwo } from '../spacing/join-pieces.ts';
import { splitGlued } from '../spacing/split-glued.ts';
import { mendWord } from '../typos/mend-word.ts';
import type { AnalyseWord } from './analyse-word.ts';
import { createBoundedCache } from './bounded-cache.ts';
import type { WordNetwork } from './network.ts';

/** What single words and pairs of words ask for, remembered. */
export interface PieceReader {
  /** The joined spelling of two words that are one, or undefined. */
  join(first: string, second: string): string | undefined;
  /** The words that a run is glued of; their lengths add up to the run. */
  cut(word: string): readonly string[] | undefined;
  mend(word: string): string | undefined;
  meantLatin(word: string): string | undefined;
}

const cachedPairs = 20_000;
const cachedWords = 20_000;
/** A word that reads cheaper than this needs neither cutting nor mending. */
const surelyKnownBits = 14;

export function createPieceReader(deps: {
  readonly morphology: Morphology;
  readonly analyse: AnalyseWord;
  readonly scorer: WordScorer;
  readonly network: WordNetwork;
}): PieceReader {
  const { morphology, analyse, scorer, network } = deps;
  const remember = (
    size: number,
    answer: (key: string) => string | undefined,
  ): ((key: string) => string | undefined) => {
    const cache = createBoundedCache<string>(size);
    return (key) => {
      const known = cache.get(key);
      if (known !== undefined) return known === '' ? undefined : known;
      const fresh = answer(key);
      cache.set(key, fresh ?? '');
      return fresh;
    };
  };
  const isSure = (word: string): boolean => (analyse(word)[0]?.cost ?? 99) < surelyKnownBits;
  const pairs = remember(cachedPairs, (key) => {
    const space = key.indexOf(' ');
    return joinTwo(morphology, key.slice(0, space), key.slice(space + 1));
  });
  const cuts = remember(cachedWords, (word) => {
    const parts = splitGlued(analyse, word)?.parts;
    return parts && parts.join('').length === word.length ? parts.join(' ') : undefined;
  });
  const mends = remember(cachedWords, (word) => mendWord({ morphology, network, analyse }, word)?.text);
  const latin = remember(cachedWords, (word) => meantLatin(scorer, word));
  return {
    join: (first, second) => pairs(`${first} ${second}`),
    cut: (word) => (isSure(word) ? undefined : cuts(word)?.split(' ')),
    mend: (word) => (isSure(word) ? undefined : mends(word)),
    meantLatin: (word) => (isSure(word) ? undefined : latin(word)),
  };
}
