import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { meanOf, vectorFeatures } from '../intents/dense-features.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { decodeVectors } from '../vectors/decode-vectors.ts';
import { shareNearestExample } from './nearest-example.ts';

const vectors = decodeVectors(readFileSync(new URL('../../data/fa-g64.bin', import.meta.url)));
const texts = ['هزینه ارسال چقدره', 'پیک هم دارین', 'رنگ آبی دارین', 'سایز بزرگ میخوام'];
const base = trainNlu(
  {
    examples: texts.map((text, index) => ({ text, intent: index < 2 ? 'shipping' : 'goods', entities: [] })),
    synonyms: [],
    regexes: [],
    lookups: [],
    pipeline: [{ name: 'DIETClassifier', options: { entity_recognition: false } }],
  },
  { reader: createPlainReader(), vectors },
).model;
const mean = meanOf(texts.map((text) => vectors.encode(text)));
const likeness = (text: string, intent: string) =>
  shareNearestExample(base, vectors)(vectorFeatures(vectors.encode(text), mean), intent);

describe('shareNearestExample', () => {
  it('finds a text of the intent itself, and less in another intent', () => {
    expect(likeness(texts[1]!, 'shipping')).toBeCloseTo(1, 1);
    expect(likeness(texts[1]!, 'goods')).toBeLessThan(0.9);
  });

  it('finds nothing in an intent without examples, nor for a message without words', () => {
    expect(likeness(texts[0]!, 'no_such_intent')).toBe(0);
    expect(shareNearestExample(base, vectors)(new Float32Array(vectors.size), 'goods')).toBe(0);
  });

  it('is made once for all shops beside a pack', () => {
    expect(shareNearestExample(base, vectors)).toBe(shareNearestExample(base, vectors));
  });
});
