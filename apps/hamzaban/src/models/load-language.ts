import type { Reader, Vectors } from '@hamzaban/nlu';
import { loadVectors } from '@hamzaban/nlu/node';
import { createReader } from '@hamzaban/persian';
import { loadPersianData } from '@hamzaban/persian/node';

/** What understanding needs besides a model: once in memory for all bots. */
export interface LanguageAssets {
  readonly reader: Reader;
  readonly vectors: Vectors;
}

/** Loads the lexicon and the sentence vectors from the packages. Synchronous, for start-up. */
export function loadLanguage(): LanguageAssets {
  return { reader: createReader(loadPersianData()), vectors: loadVectors() };
}
