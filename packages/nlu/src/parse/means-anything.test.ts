import { describe, expect, it } from 'vitest';
import { hashEverything } from '../features/hash-message.ts';
import type { ReadToken } from '../features/reading.ts';
import { createVocabulary } from '../features/vocabulary.ts';
import { createMeaningCheck } from './means-anything.ts';

const none = () => false;

function readingOf(...tokens: readonly (string | Omit<ReadToken, 'start' | 'end'>)[]) {
  const given = tokens.map((token) => (typeof token === 'string' ? { key: token } : token));
  return { tokens: given.map((token, at) => ({ start: at, end: at + 1, ...token })), entities: [] };
}

/** A bot that has learned messages of these words. */
function checkOf(words: readonly string[], isLarge = true) {
  const hashes = hashEverything(readingOf(...words)).sequences.flat();
  const vocabulary = createVocabulary(Uint32Array.from(new Set(hashes)).sort());
  return createMeaningCheck([{ vocabulary, settings: { words: isLarge } }]);
}

describe('a message means something to a bot of many examples', () => {
  const check = checkOf(['سلام', 'خدافظ', 'wifi', '👍']);
  const means = (reading: ReturnType<typeof readingOf>, hasName = none) =>
    check({ reading, hashes: hashEverything(reading), vector: null }, hasName);

  it('by a word that was learned, as it stands or in Persian letters with its consonants, and by an emoji', () => {
    expect(means(readingOf('شسیبل', 'سلام'))).toBe(true);
    expect(means(readingOf('خودافظ'))).toBe(true);
    expect(means(readingOf('WIFI'))).toBe(true);
    expect(means(readingOf('👍'))).toBe(true);
  });

  it('by a word of the language, a Latin one that is a Persian one, a value, a code, a name of a lookup', () => {
    expect(means(readingOf({ key: 'گلابی', part: 'noun' }))).toBe(true);
    expect(means(readingOf({ key: 'golabi', persian: 'گلابی' }))).toBe(true);
    const code = { start: 0, end: 1, kind: 'phone', text: '۰۹۱۲', value: '0912' };
    expect(means({ ...readingOf('شسیبل'), entities: [code] } as never)).toBe(true);
    expect(means(readingOf({ key: 'yalda99', kind: 'code' }))).toBe(true);
    expect(means(readingOf('شسیبل'), () => true)).toBe(true);
  });

  it('not by letters that nobody has written, Latin ones with the consonants of a word among them, nor by signs', () => {
    expect(means(readingOf('شسیبل'))).toBe(false);
    expect(means(readingOf('asdf', 'jhgjhg'))).toBe(false);
    expect(means(readingOf('wofu'))).toBe(false);
    expect(means(readingOf('؟', '🌋'), () => true)).toBe(false);
  });
});

it('a bot of few examples takes any word for one, as the real Rasa does', () => {
  const reading = readingOf('شسیبل');
  const check = checkOf(['سلام'], false);
  expect(check({ reading, hashes: hashEverything(reading), vector: null }, none)).toBe(true);
});
