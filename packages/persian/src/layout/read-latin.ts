import { createBoundedCache } from '../words/bounded-cache.ts';
import type { WordScorer } from './word-scores.ts';

export type LatinReading = 'finglish' | 'english' | 'layout' | 'code';

export interface LatinToken {
  /** As typed, without punctuation that is no part of it. */
  readonly token: string;
  readonly start: number;
  readonly reading: LatinReading;
  /** The Persian that was meant, for Finglish and the wrong layout. */
  readonly persian?: string | undefined;
}

/** What surrounds a token: Persian letters in the same message make Finglish unlikely, Finglish makes English less likely. */
export interface LatinContext {
  readonly hasPersian: boolean;
  readonly latinWords: number;
}

const units =
  /^\d+(?:[.,]\d+)?(?:gb|tb|mb|kb|w|v|a|mah|ah|mp|hz|khz|mhz|ghz|kg|g|gr|mg|ml|l|cc|cm|mm|m|inch|in|k|fps|dpi|rpm|px|x|pro|nm|db|lit|oz)$/iu;
const unitFirst = /^(?:spf|ip|hd|usb|type|v|ver|ps|xbox|mp|bt|wifi)-?\d+(?:\.\d+)?\+?$/iu;
const sizes = /^(?:\d?x{0,5}[sl]|m|\d+xl)$/iu;

const layoutBits = 5;
const finglishInPersianBits = 9;
const englishInLatinBits = 3.5;
/** Finglish that reads dearer than this for its length is no Finglish. */
const dearestFinglishBitsPerLetter = 5.2;

/** Whether a token mixes letters and digits, and if so whether it is a measure or a code. */
export function mixedReading(token: string): LatinReading | undefined {
  if (!/\d/u.test(token)) return undefined;
  if (sizes.test(token) || units.test(token)) return 'english';
  return unitFirst.test(token) && /^spf/iu.test(token) ? 'english' : 'code';
}

/** The writing of a token and the Persian that was meant. */
export type LatinMeaning = Pick<LatinToken, 'reading' | 'persian'>;

/** Decides in which writing a Latin token was meant. */
export type ReadLatin = (token: string, context: LatinContext) => LatinMeaning;

const cachedTokens = 10_000;

/** Builds a reader of Latin tokens that remembers what it read. */
export function createReadLatin(scorer: WordScorer): ReadLatin {
  const cache = createBoundedCache<LatinMeaning>(cachedTokens);
  return (token, context) => {
    const key = `${context.hasPersian ? 'p' : ''}${context.latinWords === 1 ? '1' : ''} ${token}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const read = readLatin(scorer, token, context);
    cache.set(key, read);
    return read;
  };
}

function readLatin(scorer: WordScorer, token: string, context: LatinContext): LatinMeaning {
  const mixed = mixedReading(token);
  if (mixed && !/[;[\]\\]/u.test(token)) return { reading: mixed };
  const letters = token.replace(/[^a-z']/giu, '');
  const isCapital = /^[A-Z]/u.test(token);
  const layout = scorer.layout(token);
  const hasKeys = /[;[\]\\,]/u.test(token.slice(0, -1)) || /^[;[\]\\,]/u.test(token) || /[a-z]'$/iu.test(token);
  const layoutScore =
    layout.bits +
    layoutBits +
    (isCapital && !/^[HCTMSGV][a-z]/u.test(token) ? 6 : 0) -
    (hasKeys ? 8 : 0) -
    (hasVowelPattern(letters) ? 0 : 5);
  const englishBits = /^[a-z]$/iu.test(token) ? 10 : scorer.english(token);
  const spelled = scorer.finglish(letters.toLowerCase());
  const perLetter = spelled.bits / Math.max(2, letters.length);
  const finglishScore =
    spelled.bits +
    (context.hasPersian ? finglishInPersianBits : 0) +
    (isCapital && !context.hasPersian ? 1 : isCapital ? 6 : 0) +
    (perLetter > dearestFinglishBitsPerLetter ? 12 : 0) +
    (hasKeys ? 10 : 0);
  const englishScore =
    englishBits +
    (context.hasPersian || context.latinWords === 1 ? 0 : englishInLatinBits) -
    (token.length > 3 && token === token.toUpperCase() ? 4 : 0);
  const unknownEnglish = 30 + (context.hasPersian ? -6 : 6) + (isCapital ? -4 : 0);
  const english = Math.min(englishScore, unknownEnglish);
  if (layoutScore < english && layoutScore < finglishScore) return { reading: 'layout', persian: layout.text };
  if (finglishScore < english) return { reading: 'finglish', persian: spelled.text };
  return { reading: 'english' };
}

/** Words have vowels now and then; Persian typed on Latin keys seldom has. */
function hasVowelPattern(letters: string): boolean {
  const vowels = letters.replace(/[^aeiouy]/giu, '').length;
  return vowels * 4 >= letters.length && !/[^aeiouy]{5,}/iu.test(letters);
}
