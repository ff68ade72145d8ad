import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsForVectors } from './word-rows.ts';

describe('wordsForVectors', () => {
  it('cuts at spaces and signs, joins at ZWNJ and folds spellings', () => {
    expect(wordsForVectors('آب  گرم می\u200cخواهم')).toEqual(['آب', 'گرم', 'میخواهم']);
    expect(wordsForVectors('\u200c  ')).toEqual([]);
    expect(wordsForVectors('سلااام، كتاب Ali_1 ۱۲')).toEqual(['سلام', 'کتاب', 'ali_1', '12']);
    expect(wordsForVectors('الاغ\u200cغغ')).toEqual(['الاغغغ']);
    expect(wordsForVectors('ا '.repeat(50)).length).toBe(32);
  });

  it('gives of a text what it gives of the same with a sign behind, which is never cut the short way', () => {
    const piece = fc.constantFrom(
      'سلام',
      'آ',
      'ئ',
      'ا',
      'غ',
      'ab',
      'A',
      '1',
      '۱',
      'ك',
      '\u200c',
      ' ',
      '\u064e',
      '_',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(wordsForVectors(text)).toEqual(wordsForVectors(`${text} !`));
      }),
    );
  });
});
