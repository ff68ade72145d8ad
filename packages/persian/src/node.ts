import { readFileSync } from 'node:fs';
import type { PersianData } from './reader/create-reader.ts';
import { createWordAnalyser, type WordAnalyser } from './words/word-analyser.ts';

const dataUrl = new URL('../data/', import.meta.url);

/**
 * Loads the data files that stand beside the package. Synchronous, for start-up.
 *
 * @example const reader = createReader(loadPersianData());
 */
export function loadPersianData(): PersianData {
  return { places: readFileSync(new URL('places.txt', dataUrl)), words: readFileSync(new URL('words.bin', dataUrl)) };
}

/** Loads `words.bin` and builds the word analyser of it. Synchronous, for start-up. */
export function loadWordAnalyser(): WordAnalyser {
  return createWordAnalyser(readFileSync(new URL('words.bin', dataUrl)));
}
