import { describe, expect, it } from 'vitest';
import { hashEverything } from '../features/hash-message.ts';
import { createPlainReader } from '../features/plain-reader.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { charactersOf, createRarity, wordsOf } from './own-features.ts';

const reader = createPlainReader();
const examples = ['ارسال چنده', 'ارسال دارین', 'رنگ دارین', 'سایز دارین'].map((text, index) => ({
  text,
  intent: `intent_${index % 2}`,
  entities: [],
}));
const { model } = trainNlu(
  { examples, synonyms: [], regexes: [], lookups: [], pipeline: [{ name: 'DIETClassifier', options: {} }] },
  { reader },
);
const rarityOf = createRarity(model);

describe('the features that own intents are compared by', () => {
  it('count a word as rarer the fewer of the pack texts have it, and one that none has as the rarest', () => {
    const rarities = ['دارین', 'ارسال', 'سایز', 'حکاکی'].map((word) => rarityOf([...wordsOf(reader.read(word))][0]!));
    expect(rarities).toEqual([...rarities].sort((one, other) => one - other));
    expect(new Set(rarities).size).toBe(4);
  });

  it('have characters of length 1, also with those that nobody knows', () => {
    const characters = charactersOf(hashEverything(reader.read('حکاکی ارسال qwx')), rarityOf);
    expect([...characters.values()].reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 6);
  });

  it('are the words whatever their order and number, without punctuation', () => {
    expect(wordsOf(reader.read('ارسال دارین؟ ارسال!'))).toEqual(wordsOf(reader.read('دارین ارسال')));
    expect(wordsOf(reader.read('!؟')).size).toBe(0);
    expect(charactersOf(hashEverything(reader.read('!؟')), rarityOf).size).toBe(0);
  });
});
