import { nominalLemma } from './lemma.ts';
import type { Morphology } from './morphology.ts';
import type { WordAnalysis } from './word-analysis.ts';

/** The part of a word that its forms share: of a verb its stem, else the dictionary form without a derived ی. */
export function stemWord(morphology: Morphology, readings: readonly WordAnalysis[], word: string): string {
  const reading = readings[0];
  if (!reading) return word;
  if (reading.kind === 'verb' && reading.verb)
    return reading.verb.isPast ? reading.verb.verb.past : reading.verb.verb.present;
  const lemma = nominalLemma(reading.base, morphology.lexicon);
  const derived = /(?:ای|وی|ه‌ا)ی$/u.test(lemma)
    ? lemma.slice(0, -2)
    : /[^اویه]ی$/u.test(lemma) && lemma.length > 4
      ? lemma.slice(0, -1)
      : lemma;
  return derived !== lemma &&
    (morphology.lexicon.persian.find(derived)?.classes ?? 0) !== 0 &&
    (morphology.lexicon.persian.find(lemma)?.classes ?? 0) === 0
    ? derived
    : lemma;
}
