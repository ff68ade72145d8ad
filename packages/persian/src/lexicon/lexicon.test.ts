import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFindStems } from './find-stems.ts';
import { createLexicon, wordClass } from './lexicon.ts';
import { plainLetters } from './plain-letters.ts';
import { createRangeMinimum } from './range-minimum.ts';
import { WordDataError } from './word-data-error.ts';

const bytes = readFileSync(new URL('../../data/words.bin', import.meta.url));
const lexicon = createLexicon(bytes);

describe('createLexicon', () => {
  it('finds words with class and frequency', () => {
    expect((lexicon.persian.find('کتاب')?.classes ?? 0) & wordClass.noun).toBe(wordClass.noun);
    expect(lexicon.persian.find('در')?.cost).toBeLessThan(lexicon.persian.find('دفترچه')?.cost ?? 0);
    expect(lexicon.persian.find('قفلغسن')).toBeUndefined();
  });

  it('knows English words and marks those of shops', () => {
    expect(lexicon.english.find('samsung')?.classes).toBe(1);
    expect(lexicon.english.find('the')?.classes).toBe(0);
    expect(lexicon.english.find('xqzt')).toBeUndefined();
  });

  it('gives the tables of informal words, verbs, plurals, loan-words and neighbours', () => {
    expect(lexicon.informal.get('واسه')).toBe('برای');
    expect(lexicon.verbs.some(([past, present]) => past === 'رفت' && present === 'رو')).toBe(true);
    expect(lexicon.plurals.get('کتب') ?? lexicon.plurals.get('افکار')).toBeDefined();
    expect(lexicon.loans.get('iphone')).toBe('آیفون');
    expect(lexicon.bigrams.size).toBeGreaterThan(1000);
  });

  it('refuses data without a section', () => {
    const renamed = new Uint8Array(bytes);
    renamed.set(new TextEncoder().encode('xersian'), 8);
    expect(() => createLexicon(renamed)).toThrow(WordDataError);
  });

  it('tells prefixes of words from other strings', () => {
    const { automaton } = lexicon.persian;
    expect(automaton.nodeAfter(automaton.root, 'کتابخ')).not.toBe(0);
    expect(automaton.nodeAfter(automaton.root, 'کتابغ')).toBe(0);
  });
});

const findStems = createFindStems(lexicon.persian);
const all = (): boolean => true;

describe('createFindStems', () => {
  it('finds every dictionary word at the beginning, half-spaces and آ left out', () => {
    const found = findStems('پیشبینی', all).whole[7]?.map((hit) => hit.word);
    expect(found).toContain('پیش\u200cبینی');
    expect(findStems('ادرس', all).whole[4]?.map((hit) => hit.word)).toContain('آدرس');
  });

  it('restores the spoken ون and the silent ه', () => {
    expect(findStems('میدون', all).whole[5]?.some((hit) => hit.word === 'میدان' && hit.spoken)).toBe(true);
    expect(findStems('پارچش', all).withoutHeh[4]?.map((hit) => hit.word)).toContain('پارچه');
  });
});

describe('createRangeMinimum', () => {
  it('equals the minimum found by looking at every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20_000 }), fc.nat(), fc.nat(), (row, first, second) => {
        const from = first % row.length;
        const to = from + 1 + (second % (row.length - from));
        expect(createRangeMinimum(row)(from, to)).toBe(
          row.subarray(from, to).reduce((least, byte) => Math.min(least, byte), 255),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('plainLetters', () => {
  it.each([
    ['كتاب‌هاي', 'کتاب‌های'],
    ['ســلام', 'سلام'],
    ['مُعَلِّم', 'معلم'],
    ['‌خانه‌', 'خانه'],
    ['خانهٔ', 'خانۀ'],
    ['ﺧﺎﻃﺮﺍﺗﻢ', 'خاطراتم'],
    ['لطفاً', 'لطفاً'],
    ['سلام', 'سلام'],
  ])('writes «%s» as «%s»', (typed, plain) => {
    expect(plainLetters(typed)).toBe(plain);
  });

  it('is idempotent', () => {
    fc.assert(fc.property(fc.string(), (text) => plainLetters(plainLetters(text)) === plainLetters(text)));
  });
});
