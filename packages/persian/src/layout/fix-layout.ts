import { latinKeys } from './keyboard-maps.ts';
import type { LatinToken } from './read-latin.ts';
import type { ScanLatin } from './scan-latin.ts';
import { switchToLatin, switchToPersian } from './switch-layout.ts';
import type { WordScorer } from './word-scores.ts';

/** A word in Persian letters that was meant in Latin letters must beat its Persian reading by these bits. */
const persianPriorBits = 9;
/** Price of a Persian word that the lexicon does not know. */
const unknownPersianBits = 34;
/** Two letters are taken for Latin ones only if Persian hardly has them. */
const rareTwoLetterBits = 22;
/** Share of words on the wrong layout at which the whole text is taken to be typed so. */
const wholeTextShare = 0.6;
/** Finglish that costs less than this for each letter is surely Finglish. */
const sureFinglishBits = 3.2;

/** Glued words typed on the wrong layout read as nothing: only tokens that surely are something count. */
function isSureLatin(scorer: WordScorer, token: LatinToken): boolean {
  if (token.reading === 'layout' || token.reading === 'code') return true;
  if (token.reading === 'english') return scorer.english(token.token) < Number.POSITIVE_INFINITY;
  return scorer.finglish(token.token).bits < sureFinglishBits * token.token.length;
}

/** Text with what was typed on the wrong layout put right; everything else stays as it is. */
export function fixLayout(tools: { readonly scorer: WordScorer; readonly scanLatin: ScanLatin }, text: string): string {
  const { scorer } = tools;
  const latin = tools.scanLatin(text);
  const wrong = latin.filter((token) => token.reading === 'layout');
  const hasPersian = /[\u0621-\u064a\u067e-\u06cc]/u.test(text);
  if (
    !hasPersian &&
    wrong.length >= 2 &&
    wrong.length >= wholeTextShare * latin.filter((token) => isSureLatin(scorer, token)).length
  ) {
    return switchToPersian(text, { digits: true });
  }
  let output = '';
  let at = 0;
  for (const token of wrong) {
    output += text.slice(at, token.start) + (token.persian ?? token.token);
    at = token.start + token.token.length;
  }
  return fixPersian(scorer, output + text.slice(at));
}

const persianRuns = /[\u0621-\u064a\u067e-\u06cc\u200c]+/gu;

function fixPersian(scorer: WordScorer, text: string): string {
  if (!hasForeignLook(text)) return text;
  return text.replace(persianRuns, (word) => meantLatin(scorer, word) ?? word);
}

const hasForeignLook = (text: string): boolean => /[\u0621-\u064a]/u.test(text);

/** The Latin word that was typed on the Persian layout, if the letters make no Persian word but an English one. */
export function meantLatin(scorer: WordScorer, word: string): string | undefined {
  if (
    word.length < 2 ||
    (word.length === 2 && (scorer.persian(word) < rareTwoLetterBits || !scorer.isShopWord(switchToLatin(word)))) ||
    word.includes('\u200c') ||
    [...word].some((letter) => !latinKeys.isiri.has(letter))
  )
    return undefined;
  const latin = switchToLatin(word);
  if (!/^[a-z']+$/u.test(latin)) return undefined;
  const english = scorer.english(latin);
  if (english === Number.POSITIVE_INFINITY) return undefined;
  const persian = Math.min(scorer.persian(word), unknownPersianBits);
  return english + persianPriorBits < persian ? latin : undefined;
}
