import { expect, it } from 'vitest';
import { chooseFeatures } from './choose-features.ts';

it('gives features that are frequent enough a row, in the order of their hashes', () => {
  const hashes = Uint32Array.of(0xffffffff, 5, 0x80000000, 9);
  const { vocabulary, numberOf, rowOf } = chooseFeatures(hashes, Uint32Array.of(2, 1, 7, 2), 2);
  expect([...vocabulary.hashes]).toEqual([9, 0x80000000, 0xffffffff]);
  expect([...numberOf]).toEqual([3, 2, 0]);
  expect([...rowOf]).toEqual([2, -1, 1, 0]);
});

it('knows no feature where none is frequent enough', () => {
  const { vocabulary, rowOf } = chooseFeatures(Uint32Array.of(1, 2), Uint32Array.of(1, 1), 2);
  expect(vocabulary.hashes.length).toBe(0);
  expect([...rowOf]).toEqual([-1, -1]);
});
