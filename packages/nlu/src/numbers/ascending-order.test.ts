import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ascendingOrder } from './ascending-order.ts';

it('puts numbers of 32 bits in ascending order, equal ones in the order that they have', () => {
  const number = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 0xffffffff }));
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const sorted = numbers.map((_, at) => at).sort((one, other) => numbers[one]! - numbers[other]! || one - other);
      const given = Uint32Array.from(numbers);
      expect([...ascendingOrder(given)]).toEqual(sorted);
      expect([...given]).toEqual(numbers);
    }),
  );
});
