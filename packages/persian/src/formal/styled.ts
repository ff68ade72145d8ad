import type { WordAnalysis } from '../morphology/word-analysis.ts';
import type { Neighbours } from './choose-reading.ts';

/** Formal spelling of a reading with the choices of style that only a sentence allows. */
export function styled(reading: WordAnalysis, around: Neighbours): string {
  const { verb } = reading;
  if (
    verb &&
    verb.verb.past === 'شد' &&
    verb.prefix === 'ب' &&
    !verb.object &&
    around.before &&
    isComplement(around.before)
  ) {
    return reading.formal.replace(/^ب/u, '');
  }
  return reading.formal;
}

const isComplement = (before: WordAnalysis): boolean =>
  before.kind === 'noun' || before.kind === 'adjective' || before.verb?.form === 'participle';
