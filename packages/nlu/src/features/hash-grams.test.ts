import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureBlock, hashGrams, hashText } from './hash-grams.ts';

describe('hashes', () => {
  it('are those of the model format', () => {
    expect(hashText('', featureBlock.word)).not.toBe(hashText('', featureBlock.character));
    // A change of these makes every trained model wrong: raise the version of the format then.
    expect([hashText('سلام', 87), hashText('a', 67)]).toEqual([2032258967, 1473859034]);
  });

  it('of n-grams are those of the parts of `<word>`, all of them', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (word) => {
        const own: number[] = [];
        hashGrams(word, [2, 4], own, featureBlock.character);
        const text = `<${word}>`;
        const wanted: number[] = [];
        for (let length = 2; length <= 4; length++)
          for (let from = 0; from + length <= text.length; from++)
            wanted.push(hashText(text.slice(from, from + length), featureBlock.character));
        expect(own.sort()).toEqual(wanted.sort());
      }),
    );
  });

  it('of an endless word stay few', () => {
    const own: number[] = [];
    hashGrams('ا'.repeat(100_000), [2, 5], own, featureBlock.character);
    expect(own.length).toBeLessThan(200);
  });
});
