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
  return { places: readData('places.txt'), words: readData('words.bin'), readyWords: readData('ready-words.tsv') };
}

/** Loads the word data and builds the word analyser of it. Synchronous, for start-up. */
export function loadWordAnalyser(): WordAnalyser {
  return createWordAnalyser(readData('words.bin'), readData('ready-words.tsv'));
}

const readData = (name: string): Uint8Array => readFileSync(new URL(name, dataUrl));
