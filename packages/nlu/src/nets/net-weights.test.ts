import { expect, it } from 'vitest';
import { createRandom } from '../numbers/random.ts';
import { fillRandomly, filtersByPlace, withoutFilling } from './net-weights.ts';

it('fills just the part that is asked for, evenly on both sides of 0', () => {
  const weights = new Float32Array(1000).fill(7);
  fillRandomly(weights, 10, 990, 0.5, createRandom(1));
  const filled = weights.subarray(10, 990);
  expect([...weights.subarray(0, 10), ...weights.subarray(990)].every((weight) => weight === 7)).toBe(true);
  expect(filled.every((weight) => Math.abs(weight) <= 0.5)).toBe(true);
  expect(filled.filter((weight) => weight > 0).length).toBeGreaterThan(430);
  expect(filled.filter((weight) => weight < 0).length).toBeGreaterThan(430);
});

it('takes what fills rows up out of them', () => {
  expect([...withoutFilling(Float32Array.of(1, 2, 0, 0, 3, 4, 0, 0), 4, 2)]).toEqual([1, 2, 3, 4]);
});

it('sorts filters by the place at which they see a number', () => {
  // Of two numbers what they bring to the word before, to their own, to the word behind: two filters each.
  const learned = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  expect([...filtersByPlace(learned, 2)]).toEqual([5, 6, 11, 12, 3, 4, 9, 10, 1, 2, 7, 8]);
});
