import { readFileSync } from 'node:fs';
import { decodeVectors, type Vectors } from './vectors/decode-vectors.ts';

/** Loads the sentence vectors that stand beside the package. Synchronous, for start-up. */
export function loadVectors(): Vectors {
  return decodeVectors(readFileSync(new URL('../data/fa-g64.bin', import.meta.url)));
}
