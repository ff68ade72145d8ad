import { expect, test } from 'vitest';
import { hashEverything } from '../features/hash-message.ts';
import { createVocabulary } from '../features/vocabulary.ts';
import { saysAnything } from './says-anything.ts';

const hashesOf = (...keys: string[]) =>
  hashEverything({ tokens: keys.map((key, at) => ({ start: at, end: at + 1, key })), entities: [] });
const vocabularyOf = (...keys: string[]) =>
  createVocabulary(Uint32Array.from(new Set(hashesOf(...keys).sequences.flat())).sort());

test('a word says something, though it was never met', () => {
  expect(saysAnything(hashesOf('سلام'), [])).toBe(true);
});

test('an emoji does where it was learned', () => {
  const vocabularies = [vocabularyOf('👎'), vocabularyOf('سلام', '👍')];
  expect(saysAnything(hashesOf('👍'), vocabularies)).toBe(true);
  expect(saysAnything(hashesOf('؟', '👍'), vocabularies)).toBe(true);
  expect(saysAnything(hashesOf('🌋'), vocabularies)).toBe(false);
});

test('signs alone and nothing at all do not', () => {
  expect(saysAnything(hashesOf('؟', '!'), [vocabularyOf('؟', 'سلام')])).toBe(false);
  expect(saysAnything(hashesOf(), [])).toBe(false);
});
