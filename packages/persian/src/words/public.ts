export type { KeyboardLayout } from '../layout/keyboard-maps.ts';
export type { LatinReading, LatinToken } from '../layout/read-latin.ts';
export { switchToLatin, switchToPersian } from '../layout/switch-layout.ts';
export { WordDataError } from '../lexicon/word-data-error.ts';
export { type ConjugateOptions, conjugate, type Paradigm, type VerbStemPair } from '../morphology/conjugate.ts';
export { inflect, type NominalFeatures, type Person } from '../morphology/nominal-features.ts';
export type { WordSegment } from '../morphology/segment.ts';
export type { MendOptions } from '../typos/mend-word.ts';
export { createWordAnalyser, type WordAnalyser } from './word-analyser.ts';
