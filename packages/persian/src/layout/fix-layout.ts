import type { Finglish } from '../finglish/finglish.ts';
import { latinKeys } from './keyboard-maps.ts';
import { scanLatin } from './scan-latin.ts';
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

/** Text with what was typed on the wrong layout put right; everything else stays as it is. */
export function fixLayout(scorer: WordScorer, finglish: Finglish, text: string): string {
  const latin = scanLatin(scorer, finglish, text);
  const wrong = latin.filter((token) => token.reading === 'layout');
  const hasPersian = /[\u0621-\u064a\u067e-\u06cc]/u.test(text);
  if (!hasPersian && wrong.length >= 2 && wrong.length >= wholeTextShare * latin.length) {
    return switchToPersian(keepCommas(scorer, text), { digits: true }).replaceAll(keptComma, ',');
  }
  let output = '';
  let at = 0;
  for (const token of wrong) {
    output += text.slice(at, token.start) + (token.persian ?? token.token);
    at = token.start + token.token.length;
  }
  return fixPersian(scorer, output + text.slice(at));
}

const keptComma = '\u0001';
const commaAfterWord = /([^\s,]+),(?=\s|$)/gu;
const commaBits = 25;

/** The key of «و» is the comma of Latin: after a word it stays a comma where «و» would make no likely word. */
function keepCommas(scorer: WordScorer, text: string): string {
  return text.replace(commaAfterWord, (run, word: string) => {
    const persian = switchToPersian(word);
    return scorer.persian(`${persian}و`) > scorer.persian(persian) + commaBits ? `${word}${keptComma}` : run;
  });
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
