import { expect, it } from 'vitest';
import { rankByFrequency } from './rank-by-frequency.ts';

it('places the most frequent first, equally frequent ones in their order', () => {
  expect([...rankByFrequency(Uint32Array.of(1, 5, 0, 5, 2))]).toEqual([3, 0, 4, 1, 2]);
  expect(rankByFrequency(new Uint32Array(0))).toHaveLength(0);
});
