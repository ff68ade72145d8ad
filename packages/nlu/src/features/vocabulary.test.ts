import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitVocabulary } from './fit-vocabulary.ts';
import type { MessageHashes } from './hash-message.ts';
import { createVocabulary, rowOf } from './vocabulary.ts';

const hashes = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 300 });

function ascending(values: readonly number[]): Uint32Array {
  return Uint32Array.from(values).sort();
}

/** A message of these lists, the last as that of a sequence. */
function hashesOf(lists: readonly (readonly number[])[]): MessageHashes {
  return { characters: lists.slice(0, -1), sequences: lists.slice(-1) };
}

describe('vocabularies', () => {
  it('find every feature at its place and no other, for any hashes', () => {
    fc.assert(
      fc.property(hashes, fc.integer({ min: 0, max: 0xffffffff }), (values, other) => {
        const sorted = ascending(values);
        const vocabulary = createVocabulary(sorted);
        sorted.forEach((hash, row) => {
          expect(rowOf(vocabulary, hash)).toBe(row);
        });
        if (!values.includes(other)) expect(rowOf(vocabulary, other)).toBe(-1);
      }),
    );
  });

  it('find hashes that crowd at one end', () => {
    const sorted = ascending([...Array(500).keys(), 0xffffffff, 0xfffffffe]);
    const vocabulary = createVocabulary(sorted);
    expect(rowOf(vocabulary, 499)).toBe(499);
    expect(rowOf(vocabulary, 0xffffffff)).toBe(501);
    expect(rowOf(vocabulary, 500)).toBe(-1);
  });

  it('weigh a feature by the number of texts it stands in, however often in each', () => {
    const texts = [[[7, 7, 7]], [[7], [9]], [[9]], [[5, 5]]];
    const { vocabulary, idf } = fitVocabulary(texts.map(hashesOf));
    expect([...vocabulary.hashes]).toEqual([5, 7, 9]);
    expect(idf[0]).toBeCloseTo(Math.log(5 / 2) + 1, 5);
    expect(idf[1]).toBeCloseTo(Math.log(5 / 3) + 1, 5);
    expect(idf[1]).toBe(idf[2]);
  });

  it('leave out features of fewer texts than asked', () => {
    expect([...fitVocabulary([[[1, 1, 2]], [[2]]].map(hashesOf), 2).vocabulary.hashes]).toEqual([2]);
    expect(fitVocabulary([]).vocabulary.hashes).toHaveLength(0);
  });
});
