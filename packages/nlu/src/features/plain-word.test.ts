import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordsForVectors } from '../vectors/word-rows.ts';
import { foldWord } from './fold-word.ts';
import { isPlainWord } from './plain-word.ts';

it('holds only of words that stay as they are', () => {
  expect(['سلام', 'salam2', 'ممنون'].map(isPlainWord)).toEqual([true, true, true]);
  expect(['', 'آب', 'كتاب', 'Salam', 'سلاااام', 'می\u200cشود', '۵', 'a b', '!'].some(isPlainWord)).toBe(false);
  const letter = fc.oneof(
    fc.integer({ min: 0, max: 0x6ff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom('ا', 'ب', 'a'),
  );
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 6 }), (letters) => {
      const word = letters.join('');
      // The space keeps the functions from taking the short way.
      if (isPlainWord(word)) {
        expect(foldWord(`${word} `)).toBe(`${word} `);
        expect(wordsForVectors(`${word} `)).toEqual([word]);
      }
    }),
    { numRuns: 3000 },
  );
});
