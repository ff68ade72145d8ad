import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from './softmax.ts';

const logits = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 20 });

describe('softmax', () => {
  it('gives probabilities that sum to one, in the order of the logits, however large they are', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const shares = softmax(Float32Array.from(values), values.length);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
        for (let one = 0; one < values.length; one++) {
          expect(shares[one]).toBeGreaterThanOrEqual(0);
          for (let other = 0; other < values.length; other++)
            if ((values[one] ?? 0) > (values[other] ?? 0))
              expect(shares[one]).toBeGreaterThanOrEqual(shares[other] ?? 1);
        }
      }),
    );
  });

  it('does not change when all logits grow by the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1 }), fc.integer(), (values, shift) => {
        fc.pre(Math.abs(shift) < 1000);
        const one = softmax(Float32Array.from(values), values.length);
        const other = softmax(
          Float32Array.from(values, (value) => value + shift),
          values.length,
        );
        expect([...other]).toEqual([...one]);
      }),
    );
  });

  it('leaves the columns behind `count` (the null class) out', () => {
    const shares = softmax(Float32Array.from([1, 1, 50]), 2);
    expect([...shares]).toEqual([0.5, 0.5]);
    expect([...softmax(Float32Array.from([1, 1, 5000]), 2)]).toEqual([0.5, 0.5]);
  });
});
