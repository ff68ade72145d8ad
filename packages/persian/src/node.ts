import { readFileSync } from 'node:fs';
import type { PersianData } from './reader/create-reader.ts';

const dataUrl = new URL('../data/', import.meta.url);

/**
 * Loads the data files that stand beside the package. Synchronous, for start-up.
 *
 * @example const reader = createReader(loadPersianData());
 */
export function loadPersianData(): PersianData {
  return { places: readFileSync(new URL('places.txt', dataUrl)) };
}
