import { describe, expect, test } from 'vitest';
import { loadPersianData } from '../node.ts';
import { type ReadyWords, readReadyWords } from './ready-words.ts';
import { createWordTools } from './word-tools.ts';

const { words, readyWords } = loadPersianData() as { words: Uint8Array; readyWords: Uint8Array };
const ready = readReadyWords(readyWords);
const known = new TextDecoder()
  .decode(readyWords)
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.slice(0, line.indexOf('\t')));
const isLatin = (word: string): boolean => /^[a-z']/u.test(word);
const nothingReady: ReadyWords = { candidatesOf: () => undefined, repairOf: () => undefined };

describe('the words that were read beforehand', () => {
  const tools = createWordTools(words, nothingReady);

  test('are many, Latin and Persian ones', () => {
    expect(known.filter(isLatin).length).toBeGreaterThan(4_000);
    expect(known.length).toBeGreaterThan(12_000);
    expect(new Set(known).size).toBe(known.length);
  });

  // A difference means that words are read otherwise by now: run `node tools/persian-ready-words.mjs`.
  test('are what would be found anew: of every Latin word the same candidates', () => {
    const latin = known.filter(isLatin);
    expect(latin.map((word) => ready.candidatesOf(word))).toEqual(latin.map((word) => tools.finglish.candidates(word)));
  });

  test('and of every Persian word the same repair', () => {
    const persian = known.filter((word) => !isLatin(word));
    const { pieces } = tools;
    expect(persian.map((word) => ready.repairOf(word))).toEqual(
      persian.map((word) => pieces.repairOf(pieces.wordOf(word))),
    );
  });

  test('are not asked for where none are given', () => {
    expect(readReadyWords(undefined).candidatesOf('salam')).toBeUndefined();
    expect(readReadyWords(undefined).repairOf('سلام')).toBeUndefined();
    expect(ready.candidatesOf('qqqqzzzz')).toBeUndefined();
  });
});
