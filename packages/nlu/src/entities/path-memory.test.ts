import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharePathMemory } from './path-memory.ts';

it('sums what each word says of itself and of the words beside it, as plain loops do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (types, count, seed) => {
      const labels = 2 * types + 1;
      const { arrays, kernel } = sharePathMemory({ labels, pairs: 0, cells: count * labels });
      const row = (word: number, place: number): number => (3 * word + place) * labels;
      for (let at = 0; at < row(count + 2, 0); at++) arrays.words[at] = Math.sin(seed + at);
      for (let label = 0; label < labels; label++) arrays.shared[label] = Math.cos(seed + label);
      const wanted = Array.from({ length: count * labels }, (_, cell) => {
        const word = 1 + Math.floor(cell / labels);
        const label = cell % labels;
        return (
          arrays.shared[label]! +
          arrays.words[row(word, 0) + label]! +
          arrays.words[row(word - 1, 1) + label]! +
          arrays.words[row(word + 1, 2) + label]!
        );
      });
      kernel.sumWords(count, labels);
      expect([...arrays.values.subarray(0, count * labels)]).toEqual(wanted);
    }),
  );
});
