import { describe, expect, it } from 'vitest';
import { hashEverything } from '../features/hash-message.ts';
import { createPlainReader } from '../features/plain-reader.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { createRarity, ownFeaturesOf } from './own-features.ts';

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

function featuresOf(text: string) {
  const reading = reader.read(text);
  return ownFeaturesOf({ reading, hashes: hashEverything(reading) }, rarityOf);
}

describe('the features that own intents are compared by', () => {
  it('count a word as rarer the fewer of the pack texts have it, and one that none has as the rarest', () => {
    const rarities = ['دارین', 'ارسال', 'سایز', 'حکاکی'].map((word) => rarityOf([...featuresOf(word).words][0]!));
    expect(rarities).toEqual([...rarities].sort((one, other) => one - other));
    expect(new Set(rarities).size).toBe(4);
  });

  it('have length 1, also with characters that nobody knows', () => {
    const { characters } = featuresOf('حکاکی ارسال qwx');
    expect([...characters.values()].reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 6);
  });

  it('are the words whatever their order and number, without punctuation', () => {
    expect(featuresOf('ارسال دارین؟ ارسال!').words).toEqual(featuresOf('دارین ارسال').words);
    expect(featuresOf('!؟')).toEqual({ characters: new Map(), words: new Set() });
  });
});
