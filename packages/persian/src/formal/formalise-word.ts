import type { WordAnalysis } from '../morphology/word-analysis.ts';

/** A spoken reading up to these bits dearer is preferred by itself: without neighbours «رفتن» is asked for as speech («رفتند»). */
const spokenMarginBits = 4;

const letters = (text: string): string => text.replaceAll('\u200c', '');

/** Formal spelling of a word by itself, taken as a word of speech where it may be one. */
export function formaliseWord(readings: readonly WordAnalysis[], word: string): string {
  const best = readings[0];
  if (!best) return word;
  if (letters(best.formal) !== letters(word)) return best.formal;
  const spoken = readings.find(
    (reading) =>
      reading.informal && letters(reading.formal) !== letters(word) && reading.cost <= best.cost + spokenMarginBits,
  );
  return (spoken ?? best).formal;
}
