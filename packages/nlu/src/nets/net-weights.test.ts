import { expect, it } from 'vitest';
import { createRandom } from '../numbers/random.ts';
import { fillRandomly, withoutFilling } from './net-weights.ts';

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
