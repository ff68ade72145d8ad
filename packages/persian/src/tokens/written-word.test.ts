import { describe, expect, it } from 'vitest';
import { createWordsWritten, isLatin } from './written-word.ts';

describe('createWordsWritten', () => {
  it('gives one word for one spelling, and others for other spellings of the same key', () => {
    const wordsWritten = createWordsWritten();
    const word = wordsWritten('می‌خوام');
    expect(wordsWritten('می‌خوام')).toBe(word);
    expect(word).toMatchObject({ raw: 'می‌خوام', key: 'میخوام' });
    expect(wordsWritten('ميخوام')).not.toBe(word);
    expect(wordsWritten('ميخوام').key).toBe(word.key);
  });

  it('shares nothing between readers', () => {
    expect(createWordsWritten()('سلام')).not.toBe(createWordsWritten()('سلام'));
  });
});

it('a word that begins with a letter of ASCII is Latin', () => {
  expect(['salam', 'A52s', 'سلام', '😀', 'é'].map(isLatin)).toEqual([true, true, false, false, false]);
});
