import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitVocabulary } from './fit-vocabulary.ts';
import { weighFeatures } from './weigh-features.ts';

describe('weighFeatures', () => {
  const blocks = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 20 }), { maxLength: 4 });

  it('gives (1 + ln count) × idf of what training saw, each block brought to length 1, then the dense values', () => {
    fc.assert(
      fc.property(blocks, fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 3 }), (lists, dense) => {
        const fitted = fitVocabulary(
          [[0, 1, 2, 3, 4, 5, 6], [1, 3], [3]].map((list) => ({ characters: [list], sequences: [] })),
        );
        const hashes = { characters: lists.slice(0, 2), sequences: lists.slice(2) };
        const { rows, values } = weighFeatures(hashes, fitted, dense);
        let at = 0;
        for (const list of [hashes.characters.flat(), ...hashes.sequences]) {
          const counts = new Map<number, number>();
          for (const hash of list) if (hash <= 6) counts.set(hash, (counts.get(hash) ?? 0) + 1);
          const weights = [...counts].map(([row, count]) => [row, (1 + Math.log(count)) * fitted.idf[row]!] as const);
          const length = Math.hypot(...weights.map(([, weight]) => weight));
          const own = new Map([...counts].map(() => [rows[at]!, values[at++]!] as const));
          for (const [row, weight] of weights) expect(own.get(row)).toBeCloseTo(weight / length, 5);
        }
        expect([...rows.subarray(at)]).toEqual(dense.map((_, place) => 7 + place));
        expect([...values.subarray(at)]).toEqual(dense);
      }),
    );
  });
});
