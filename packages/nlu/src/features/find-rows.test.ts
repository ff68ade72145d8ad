import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareRowFinder } from './find-rows.ts';
import { createVocabulary, rowOf } from './vocabulary.ts';

const hash = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 1, 0xffffffff, 0xfffffffe));
const hashes = fc.uniqueArray(hash, { maxLength: 300 });

it('finds for a list of features what looking up each of them finds, list after list', () => {
  fc.assert(
    fc.property(hashes, fc.array(fc.array(hash, { maxLength: 200 }), { maxLength: 4 }), (known, lists) => {
      const vocabulary = createVocabulary(Uint32Array.from(known).sort());
      const find = shareRowFinder(vocabulary);
      for (const list of lists) {
        const asked = [...list, ...known.slice(0, 80)];
        const wanted = asked.map((feature) => rowOf(vocabulary, feature));
        expect([...find(asked).subarray(0, asked.length)]).toEqual(wanted);
      }
    }),
  );
});

it('finds hashes that crowd in one bucket', () => {
  const vocabulary = createVocabulary(Uint32Array.from([...Array(500).keys(), 0xffffffff]));
  expect([...shareRowFinder(vocabulary)([499, 500, 0, 0xffffffff, 250]).subarray(0, 5)]).toEqual([
    499, -1, 0, 500, 250,
  ]);
});

it('makes one finder for a vocabulary', () => {
  const vocabulary = createVocabulary(Uint32Array.of(3));
  expect(shareRowFinder(vocabulary)).toBe(shareRowFinder(vocabulary));
});
