import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shorten } from './shorten.ts';

it('keeps each number to half a step of 1/32,767 of the largest', () => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 1, maxLength: 20, min: -50, max: 50, noNaN: true }), (all) => {
      const { numbers, scale } = shorten(all, all.length);
      const most = Math.max(...all.map(Math.abs));
      expect(scale).toBeLessThanOrEqual(most > 0 ? most / 32_766 : 1);
      all.forEach((value, at) => {
        expect(Math.abs(numbers[at]! * scale - value)).toBeLessThanOrEqual(0.5001 * scale);
      });
    }),
  );
});
