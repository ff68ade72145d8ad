import { createReader } from '@hamzaban/persian';
import { loadPersianData } from '@hamzaban/persian/node';
import { describe, expect, it } from 'vitest';
import { encodeNluModel } from '../model/encode-nlu-model.ts';
import { createReadingPacker, createReadingUnpacker } from './pack-readings.ts';
import { type NluTrainingData, trainNlu } from './train-nlu.ts';

const reader = createReader(loadPersianData());
const nowMs = Date.UTC(2026, 0, 15, 9);
const words = [
  'کفش قرمز می‌خوام',
  'sefaresham koja ast',
  'فردا ساعت ۵ بیارین',
  'قیمت ۲۰۰ هزار تومنه',
  'شلوارم رو پس بدین',
  '😀، ...',
];
const texts = Array.from({ length: 300 }, (_, at) => `${words[at % words.length]} ${words[(at * 7) % words.length]}`);

describe('readings for another thread', () => {
  it('teach there what the readings teach here', () => {
    const data: NluTrainingData = {
      examples: texts.map((text, at) => ({
        text,
        intent: `intent${at % words.length}`,
        entities: at % words.length === 0 ? [{ entity: 'colour', start: 4, end: 8, value: 'قرمز' }] : [],
      })),
      synonyms: [],
      regexes: [],
      lookups: [],
      pipeline: [{ name: 'DIETClassifier', options: {} }],
    };
    const pack = createReadingPacker();
    const unpack = createReadingUnpacker();
    const overThere = trainNlu(data, {
      reader: { read: (text, options) => unpack(structuredClone(pack([reader.read(text, options)])))[0]! },
    });
    expect(encodeNluModel(overThere.model)).toEqual(encodeNluModel(trainNlu(data, { reader }).model));
  });

  it('come out as they went in, piece by piece', () => {
    const pack = createReadingPacker();
    const unpack = createReadingUnpacker();
    for (let from = 0; from < texts.length; from += 70) {
      const piece = texts.slice(from, from + 70).map((text) => reader.read(text, { nowMs }));
      const there = unpack(structuredClone(pack(piece)));
      expect(there).toHaveLength(piece.length);
      there.forEach(({ tokens, entities }, at) => {
        expect(piece[at]!.entities).toMatchObject(entities);
        expect(tokens).toHaveLength(piece[at]!.tokens.length);
        tokens.forEach(({ word, ...token }, place) => {
          expect(word).toBeGreaterThanOrEqual(0);
          expect(piece[at]!.tokens[place]).toMatchObject(token);
        });
      });
    }
  });

  it('say what is known of a word once', () => {
    const pack = createReadingPacker();
    const readings = ['کفش قرمز', 'کفش'].map((text) => reader.read(text));
    expect(pack(readings).words.map(({ key }) => key)).toEqual(['کفش', 'قرمز']);
    expect(pack(readings).words).toEqual([]);
    expect(pack([reader.read('کفشم')]).words.map(({ host }) => host)).toEqual(['کفش']);
  });
});
