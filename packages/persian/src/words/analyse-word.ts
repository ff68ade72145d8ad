import { plainLetters } from '../lexicon/plain-letters.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { pricedAnew, type WordAnalysis } from '../morphology/word-analysis.ts';
import { createBoundedCache } from './bounded-cache.ts';

export type AnalyseWord = (word: string) => readonly WordAnalysis[];

/** A word of a message is remembered with its readings elsewhere: these are for what is asked again while others are read. */
const cachedWords = 6_000;
const kept = 6;
const repeated = /(\p{L})\1+/u;
const hasLongRun = /(\p{L})\1{2,}/u;
const longRuns = /(\p{L})\1{2,}/gu;
const anyRuns = /(\p{L})\1+/gu;
/** A word with repeated letters that reads dearer than this may be an elongated one. */
const likelyBits = 17;
/** A letter typed again for feeling. */
const elongationBits = 1;
const accidentalBits = 6;
/** Longer runs are no words. */
const longestWord = 64;

/**
 * Readings of a word with a bounded memory. Elongated words («سلااام») are read with each run of letters cut to one or two,
 * whichever the lexicon knows better.
 */
export function createAnalyseWord(morphology: Morphology): AnalyseWord {
  const cache = createBoundedCache<readonly WordAnalysis[]>(cachedWords);
  return (word) => {
    const known = cache.get(word);
    if (known) return known;
    const readings = word.length > longestWord && !hasLongRun.test(word) ? [] : read(morphology, word);
    cache.set(word, readings);
    return readings;
  };
}

function read(morphology: Morphology, word: string): readonly WordAnalysis[] {
  const readings = morphology.analyse(word, kept);
  if ((readings[0]?.cost ?? 99) < likelyBits) return readings;
  const plain = plainLetters(word);
  if (!repeated.test(plain)) return readings;
  const elongated = hasLongRun.test(plain);
  const price = elongated ? elongationBits : accidentalBits;
  const variants = elongated
    ? new Set([plain.replace(longRuns, '$1'), plain.replace(longRuns, '$1$1'), plain.replace(anyRuns, '$1')])
    : new Set([plain.replace(anyRuns, '$1')]);
  const all: WordAnalysis[] = [];
  if (!elongated) all.push(...readings);
  for (const variant of variants) {
    for (const reading of morphology.analyse(variant, kept))
      all.push(pricedAnew(reading, reading.cost + price, variant));
  }
  return all.length > 0 ? all.sort((first, second) => first.cost - second.cost).slice(0, kept) : readings;
}
