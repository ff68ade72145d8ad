import fc from 'fast-check';
import { expect, it } from 'vitest';
import { negativeExponential } from './negative-exponential.ts';

it('gives what the exact function gives, but for 3 parts in a billion, and 0 far below', () => {
  fc.assert(
    fc.property(fc.double({ min: -39.999, max: 0, noNaN: true }), (exponent) => {
      expect(Math.abs(negativeExponential(exponent) / Math.exp(exponent) - 1)).toBeLessThan(3e-9);
    }),
    { numRuns: 2000 },
  );
  expect([0, -0, -40, -1000, Number.NEGATIVE_INFINITY].map(negativeExponential)).toEqual([1, 1, 0, 0, 0]);
});
