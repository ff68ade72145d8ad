import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import type { Reading } from '../features/reading.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { decodeVectors } from '../vectors/decode-vectors.ts';
import { createNlu } from './create-nlu.ts';
import { explainIntent } from './explain-intent.ts';

const token = (key: string, start: number) => ({ key, start, end: start + key.length });
const reading: Reading = {
  tokens: [token('pay', 0), token('12', 4), token('toman', 7)],
  entities: [{ kind: 'price', start: 4, end: 12, text: '12 toman', value: 120 }],
};

/** An intent that is as probable as `sure` says for each word «pay», against two others. */
const rankWith = (sure: number) => (read: Reading) => {
  const others = read.tokens.some(({ key }) => key === 'pay') ? sure : 0.5;
  return [
    { name: 'price', confidence: 1 - others },
    { name: 'ship', confidence: others * 0.75 },
    { name: 'greet', confidence: others * 0.25 },
  ];
};

describe('explainIntent', () => {
  it('tells what each word brings, in logarithms of the odds, also where the bot is as good as certain', () => {
    for (const sure of [0.1, 1e-9, 1e-30]) {
      const [pay, ...rest] = explainIntent(reading, 'price', rankWith(sure));
      expect(pay?.weight).toBeCloseTo(Math.log((1 - sure) / sure), 6);
      expect(rest.map(({ weight }) => weight)).toEqual([0, 0]);
    }
  });

  it('tells in which way a word speaks against an intent', () => {
    const [pay] = explainIntent(reading, 'ship', rankWith(1e-9));
    expect(pay?.weight).toBeLessThan(-15);
  });

  it('leaves a word out with the values that the reader found in it', () => {
    const seen: Reading[] = [];
    explainIntent(reading, 'price', (read) => {
      seen.push(read);
      return [];
    });
    explainIntent(reading, 'price', (read) => {
      seen.push(read);
      return rankWith(0.1)(read);
    });
    expect(seen.slice(-3).map(({ tokens, entities }) => [tokens.length, entities.length])).toEqual([
      [2, 1],
      [2, 0],
      [2, 0],
    ]);
  });

  it('has nothing to say of an intent that the bot does not have, or of no words', () => {
    expect(explainIntent(reading, 'gone', rankWith(0.1)).map(({ weight }) => weight)).toEqual([0, 0, 0]);
    expect(explainIntent({ tokens: [], entities: [] }, 'price', rankWith(0.1))).toEqual([]);
  });
});

describe('the explanation of a small bot that is sure', () => {
  const vectors = decodeVectors(readFileSync(new URL('../../data/fa-g64.bin', import.meta.url)));
  const reader = createPlainReader();
  const texts = {
    greet: ['سلام', 'سلام وقت بخیر', 'درود'],
    price: ['قیمت این کفش چنده', 'چنده', 'قیمتش چقدره'],
    ship: ['هزینه ارسال چقدره', 'ارسال چند روزه', 'پست کی می‌رسه'],
  };
  const examples = Object.entries(texts).flatMap(([intent, all]) =>
    all.map((text) => ({ text, intent, entities: [] })),
  );
  const pipeline = [{ name: 'DIETClassifier', options: {} }];
  const { model } = trainNlu({ examples, synonyms: [], regexes: [], lookups: [], pipeline }, { reader, vectors });
  const nlu = createNlu({ model, reader, vectors });
  const text = 'سلام قیمت این کفش چنده';

  it('names the words that spoke for the intent and those that spoke against it', () => {
    const { name, confidence } = nlu.parse(text).intent;
    expect([name, confidence > 0.999]).toEqual(['price', true]);
    const weights = new Map(
      nlu.explain(text, 'price').map(({ start, end, weight }) => [text.slice(start, end), weight]),
    );
    expect(weights.get('قیمت')).toBeGreaterThan(1);
    expect(weights.get('چنده')).toBeGreaterThan(1);
    expect(weights.get('سلام')).toBeLessThan(0);
  });

  it('is that of the message without the word, its part of the vector included', () => {
    const [greeting] = nlu.explain(text, 'price');
    const odds = (of: string) => {
      const { ranking } = nlu.parse(of);
      const own = ranking.find(({ name }) => name === 'price')?.confidence ?? 0;
      return Math.log(own / ranking.reduce((sum, each) => sum + (each.name === 'price' ? 0 : each.confidence), 0));
    };
    expect(greeting?.weight).toBeCloseTo(odds(text) - odds(text.replace('سلام ', '')), 4);
  });
});
