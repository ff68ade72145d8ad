import type { Random } from '../numbers/random.ts';
import { places } from './net-memory.ts';

/** Kernels compare random whole numbers below this with shares of it. */
export const randomRange: number = 2 ** 32;

/** Score of what fills rows of outputs up: next to no probability. */
export const nothing = -100;

/** Fills a part of some weights with random numbers of at most `size`. */
export function fillRandomly(weights: Float32Array, from: number, end: number, size: number, random: Random): void {
  for (let at = from; at < end; at++) weights[at] = (2 * random() - 1) * size;
}

/** The first `count` numbers of each row of `rowLength`: without what fills the rows up. */
export function withoutFilling(rows: Float32Array, rowLength: number, count: number): Float32Array {
  const kept = new Float32Array((rows.length / rowLength) * count);
  for (let row = 0; row * rowLength < rows.length; row++)
    kept.set(rows.subarray(row * rowLength, row * rowLength + count), row * count);
  return kept;
}

/**
 * Filters as kernels learn them, `number × what it brings to the word before, to its own, to the word behind × filter`, as nets have
 * them: `place × number × filter`, where the first place of a filter is the word before.
 */
export function filtersByPlace(learned: Float32Array, filterCount: number): Float32Array {
  const sorted = new Float32Array(learned.length);
  const numbers = learned.length / (places * filterCount);
  for (let number = 0; number < numbers; number++)
    for (let place = 0; place < places; place++) {
      const from = (number * places + (places - 1 - place)) * filterCount;
      sorted.set(learned.subarray(from, from + filterCount), (place * numbers + number) * filterCount);
    }
  return sorted;
}
