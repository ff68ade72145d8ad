import type { Finglish } from '../finglish/finglish.ts';
import { wordWeight } from '../finglish/latin-source.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';
import type { KeyboardLayout } from './keyboard-maps.ts';
import { switchToPersian } from './switch-layout.ts';

export interface WordScorer {
  /** Bits of the likeliest Persian reading; infinite if there is none. */
  persian(word: string): number;
  /** Bits as an English word, brand or unit; infinite if unknown. */
  english(word: string): number;
  /** Whether an English word, brand or unit belongs to shops. */
  isShopWord(word: string): boolean;
  /** Bits and spelling of the likeliest Finglish reading. */
  finglish(word: string): { readonly bits: number; readonly text: string };
  /** Bits and spelling of Persian typed on the Latin layout. */
  layout(word: string): { readonly bits: number; readonly text: string; readonly layout: KeyboardLayout };
}

/** A known English word is not called Finglish because its loan-word is known as well. */
const loanOfEnglishBits = 14;
/** English words more frequent than this (in, be, man) are as well Finglish ones. */
const functionWordBits = 8.5;
const unknown = Number.POSITIVE_INFINITY;

export function createWordScorer(deps: {
  readonly lexicon: Lexicon;
  readonly analyse: (word: string) => readonly WordAnalysis[];
  readonly finglish: Finglish;
}): WordScorer {
  const { lexicon, analyse, finglish } = deps;
  const persian = (word: string): number => {
    const best = analyse(word)[0];
    if (!best) return unknown;
    return best.cost + (best.kind === 'unknown' ? 3 : 0);
  };
  const english = (word: string): number => {
    const lower = word.toLowerCase().replace(/[’`]/gu, "'");
    const found =
      lexicon.english.find(lower) ??
      lexicon.english.find(lower.replace(/'s$/u, '')) ??
      lexicon.english.find(lower.replace(/-/gu, ''));
    if (found) return found.cost / 8 - (found.classes === 1 ? 2 : 0);
    const parts = lower.split('-');
    if (parts.length > 1 && parts.every((part) => lexicon.english.find(part))) return 16;
    return unknown;
  };
  return {
    persian,
    english,
    isShopWord: (word) => lexicon.english.find(word.toLowerCase())?.classes === 1,
    finglish: (word) => {
      const best = finglish.candidates(word)[0];
      if (!best) return { bits: unknown, text: word };
      const englishBits = best.isLoan ? english(word) : unknown;
      const loan = englishBits > functionWordBits && englishBits < unknown ? loanOfEnglishBits : 0;
      return {
        bits: loan + best.spelling + Math.max(0, best.cost - best.spelling) / wordWeight,
        text: best.text,
      };
    },
    layout: (word) => {
      const standard = switchToPersian(word);
      const windows = switchToPersian(word, { layout: 'windows' });
      const standardBits = persian(standard);
      const windowsBits = windows === standard ? unknown : persian(windows);
      return windowsBits < standardBits
        ? { bits: windowsBits, text: windows, layout: 'windows' }
        : { bits: standardBits, text: standard, layout: 'isiri' };
    },
  };
}
