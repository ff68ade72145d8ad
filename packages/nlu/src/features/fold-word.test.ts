import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord } from './fold-word.ts';
import { createPlainReader } from './plain-reader.ts';

describe('foldWord', () => {
  it.each([
    ['كتابي', 'کتابی'],
    ['مدرسة', 'مدرسه'],
    ['آب', 'اب'],
    ['مُحَمَّد', 'محمد'],
    ['سـلام', 'سلام'],
    ['می\u200cخوام', 'میخوام'],
    ['سلاااام', 'سلام'],
    ['۱۲٣', '123'],
    ['SALAM', 'salam'],
  ])('folds %s to %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });

  it('folds a folded word to itself', () => {
    const letters = fc.constantFrom(...'كيئةآؤابپسلمنهو\u064e\u0640\u200cABab۰٣12');
    fc.assert(
      fc.property(fc.array(letters), (word) => {
        const folded = foldWord(word.join(''));
        expect(foldWord(folded)).toBe(folded);
      }),
    );
  });
});

describe('createPlainReader', () => {
  it('gives words with offsets of the original, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let last = 0;
        for (const { start, end, key } of createPlainReader().read(text).tokens) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(key).toBe(foldWord(text.slice(start, end)));
          expect(key).not.toBe('');
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
