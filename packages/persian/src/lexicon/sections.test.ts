import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSections } from './sections.ts';
import { WordDataError } from './word-data-error.ts';

const bytes = new Uint8Array(readFileSync(new URL('../../data/words.bin', import.meta.url)));

describe('readSections', () => {
  it('names every section of the compiled data', () => {
    expect([...readSections(bytes).keys()]).toEqual([
      'persian.alphabet',
      'persian.edges',
      'persian.skips',
      'persian.payload',
      'english.alphabet',
      'english.edges',
      'english.skips',
      'english.payload',
      'informal',
      'verbs',
      'plurals',
      'loans',
      'bigrams',
    ]);
  });

  it('reads bytes that are not aligned to four', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    const verbs = readSections(shifted.subarray(1)).get('verbs');
    expect(verbs).toEqual(readSections(bytes).get('verbs'));
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['other bytes', new TextEncoder().encode('not word data at all')],
    ['a table cut short', bytes.slice(0, 40)],
    ['a section cut short', bytes.slice(0, 5000)],
  ])('refuses %s with a named error', (_, broken) => {
    expect(() => readSections(broken)).toThrow(WordDataError);
  });
});
