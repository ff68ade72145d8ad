import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIntList } from './int-list.ts';

it('gives back whole numbers in their order, however many', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 40 }), (some) => {
      const numbers = Array.from({ length: 50 }, () => some).flat();
      const list = createIntList();
      for (const number of numbers) list.push(number);
      expect(list.length()).toBe(numbers.length);
      expect([...list.array()]).toEqual(numbers);
    }),
  );
});
