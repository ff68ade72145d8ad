import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from '../intents/softmax.ts';
import { mixIntents } from './mix-intents.ts';

const logit = fc.float({ min: -12, max: 12, noNaN: true });
const count = 5;
const mix = (logits: Float32Array, nets: Float32Array): void => mixIntents(logits, nets.length, () => nets);
const logitsOf = (length: number) => fc.array(logit, { minLength: length, maxLength: length });

describe('intents of nets', () => {
  it('leave the null class and the weight of all labels together as they are', () => {
    fc.assert(
      fc.property(logitsOf(count + 1), logitsOf(count), (linear, nets) => {
        const logits = Float32Array.from(linear);
        const nullBefore = softmax(logits, count + 1)[count]!;
        mix(logits, Float32Array.from(nets));
        expect(logits[count]).toBe(Float32Array.from(linear)[count]);
        expect(softmax(logits, count + 1)[count]).toBeCloseTo(nullBefore, 4);
      }),
    );
  });

  it('change nothing that both agree on, and decide where the classifier is in doubt', () => {
    const logits = Float32Array.of(1, 1, -9);
    mix(logits, Float32Array.of(0, 4));
    expect(logits[1]).toBeGreaterThan(logits[0]!);
    const agreed = Float32Array.of(0.85 * 2, 0, -9);
    mix(agreed, Float32Array.of(7, 5));
    expect(agreed[0]! - agreed[1]!).toBeCloseTo(0.85 * 2, 4);
  });

  it('are not asked where the classifier is sure', () => {
    const sure = Float32Array.of(6, 0, 0, -3);
    const before = sure.slice();
    mixIntents(sure, 3, () => {
      throw new Error('the nets were asked');
    });
    expect(sure).toEqual(before);
  });

  it('count the same whatever number is added to what the nets say', () => {
    const one = Float32Array.of(2, 1, 0.5, -1);
    const other = one.slice();
    mix(one, Float32Array.of(1, 3, 2));
    mix(other, Float32Array.of(11, 13, 12));
    one.forEach((value, at) => {
      expect(other[at]).toBeCloseTo(value, 4);
    });
  });
});
