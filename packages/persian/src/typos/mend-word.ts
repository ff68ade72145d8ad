import { plainLetters } from '../lexicon/plain-letters.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { zwnj } from '../morphology/stem-ending.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';
import { splitGlued } from '../spacing/split-glued.ts';
import { type Candidate, decodeWord, mayDecode } from '../words/decode-word.ts';
import type { WordNetwork } from '../words/network.ts';
import { slipSource, soundBits } from './slips.ts';

/** A word with its slip mended. */
export interface Mended {
  readonly text: string;
  /** By how many bits the mended word is likelier than the typed one. */
  readonly gain: number;
}

/** Bits that a slip is rarer than none: about one word in sixty of chat has one. */
const slipPriorBits = 6;
/** Letters that sound alike are confused more often. */
const soundPriorBits = 4;
/** Words of four letters or less change into others too easily for dearer slips than this. */
const shortSlipBits = 5;
const shortLength = 4;
/** A mended word must be a common one, suffixes included. */
const commonWordBits = 16.5;
/** Brands and loan-words are short and unknown: a short word is mended to an everyday one only. */
const everydayWordBits = 14.2;
const everydayLength = 5;
const soundCommonBits = 20;
/** A word no reading explains. */
const unknownWordBits = 36;
/** A word that the lexicon explains is mended only if it is rarer than this and the gain is large. */
const knownWordBits = 18;
const unknownMarginBits = 2;
const knownMarginBits = 3;
const dearestSlipBits = 6.5;
const longestWord = 24;
/** Words glued together are rarer than slips by these bits. */
const gluedBits = -2;

export interface MendOptions {
  /** Whether a word belongs to the caller (catalogue): it is left alone. */
  readonly isKnown?: (word: string) => boolean;
}

/** The word that was meant, if the typed one is no word or hardly one; a good informal word is never touched. */
export function mendWord(
  deps: {
    readonly morphology: Morphology;
    readonly network: WordNetwork;
    readonly analyse: (word: string) => readonly WordAnalysis[];
  },
  word: string,
  options: MendOptions = {},
): Mended | undefined {
  const plain = plainLetters(word);
  const key = plain.replaceAll(zwnj, '');
  if (key.length < 2 || key.length > longestWord || /[^ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی]/u.test(key))
    return undefined;
  if (options.isKnown?.(word)) return undefined;
  const best = deps.analyse(plain)[0];
  if (best?.respelled && !/(\p{L})\1\1/u.test(plain)) return { text: best.respelled, gain: 0 };
  const typedBits = wordBits(best, key.length);
  if (best && typedBits < knownWordBits) return undefined;
  if ((key.length === 2 || plain !== key) && best) return undefined;
  if (isGluedAnd(deps.analyse, key)) return undefined;
  const dearest = key.length === 2 ? soundBits : key.length <= shortLength ? shortSlipBits : dearestSlipBits;
  const isKnown = best !== undefined && best.kind !== 'unknown' && typedBits < unknownWordBits;
  const margin = isKnown ? knownMarginBits : unknownMarginBits;
  const commonBits = key.length <= everydayLength ? everydayWordBits : commonWordBits;
  const mostBits = Math.min(typedBits, unknownWordBits);
  const isOther = ({ spelling, text }: Candidate): boolean => spelling > 0 && text.replaceAll(zwnj, '') !== key;
  const source = slipSource(key, dearest);
  // Most words that are hardly ones are names or rare, and no common word is near them: that is soon told.
  const ceilings = {
    spelling: 2 * soundBits,
    near: { word: soundCommonBits, all: mostBits - soundPriorBits - margin },
    far: { word: commonBits, all: mostBits - slipPriorBits - margin },
  };
  if (!mayDecode(deps.morphology, deps.network, { source, ceilings, isWanted: isOther })) return undefined;
  const meant = decodeWord(deps.morphology, deps.network, source).find(isOther);
  if (!meant) return undefined;
  const soundsAlike = meant.spelling <= 2 * soundBits;
  if (meant.cost - meant.spelling > (soundsAlike ? soundCommonBits : commonBits)) return undefined;
  const prior = soundsAlike ? soundPriorBits : slipPriorBits;
  if ((splitGlued(deps.analyse, plain)?.cost ?? Number.POSITIVE_INFINITY) < meant.cost + prior + gluedBits)
    return undefined;
  const gain = mostBits - meant.cost - prior;
  return gain > margin ? { text: meant.text, gain } : undefined;
}

/** «و» written onto the next word («ومردم»). */
const isGluedAnd = (analyse: (word: string) => readonly WordAnalysis[], key: string): boolean =>
  key.length > 3 && key.startsWith('و') && (analyse(key.slice(1))[0]?.cost ?? unknownWordBits) < knownWordBits;

/** Bits of the likeliest reading; a word without one costs by its length. */
function wordBits(best: WordAnalysis | undefined, length: number): number {
  if (!best) return unknownWordBits + length;
  return best.cost + (best.kind === 'unknown' ? 4 : 0);
}
