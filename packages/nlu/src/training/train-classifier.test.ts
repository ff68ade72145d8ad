import { beforeAll, describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { decodeNluModel } from '../model/decode-nlu-model.ts';
import { encodeNluModel } from '../model/encode-nlu-model.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { loadVectors } from '../node.ts';
import { createNlu } from '../parse/create-nlu.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { trainNlu } from './train-nlu.ts';

const reader = createPlainReader();
const things = ['کفش', 'کیف', 'شلوار', 'پیراهن', 'کلاه', 'مانتو', 'جوراب', 'روسری', 'ساعت', 'عینک'];
const ways = ['لطفا', 'سلام', 'ببخشید', 'حتما', 'زود', 'امروز', 'فردا', 'الان', 'خواهشا', 'اگر میشه', 'بی زحمت'];
const sentences: readonly (readonly [string, (thing: string) => string])[] = [
  ['order', (thing) => `یک ${thing} میخوام`],
  ['price', (thing) => `قیمت ${thing} چند است`],
  ['return', (thing) => `${thing} را پس میدهم`],
  ['size', (thing) => `سایز ${thing} چیست`],
];

/** Two thousand examples of ten intents, and a few less. */
function examplesOf(copies: number) {
  return Array.from({ length: copies }, (_, copy) =>
    things.flatMap((thing) =>
      sentences.flatMap(([intent, say]) =>
        ways.map((way) => {
          const text = `${way} ${say(thing)}`;
          const start = text.indexOf(thing);
          return {
            text,
            intent: `${intent}${copy % 3}`,
            entities: [{ entity: 'thing', start, end: start + thing.length, value: thing }],
          };
        }),
      ),
    ),
  ).flat();
}

function train(copies: number, vectors?: Vectors): NluModel {
  const data = { synonyms: [], regexes: [], lookups: [], pipeline: [{ name: 'DIETClassifier', options: {} }] };
  return trainNlu({ ...data, examples: examplesOf(copies) }, { reader, vectors }).model;
}

describe('the classifier of a bot', () => {
  let vectors: Vectors;
  let model: NluModel;
  beforeAll(() => {
    vectors = loadVectors();
    model = train(5, vectors);
  }, 60_000);

  it('has nets from two thousand examples on, where there are vectors', () => {
    expect(model.intents?.nets?.nets).toHaveLength(2);
    expect(train(1, vectors).intents?.nets).toBeNull();
  });

  it('answers the same from its bytes, nets and all', () => {
    const options = { reader, vectors };
    const parse = createNlu({ model, ...options }).parse('قیمت کفش چند است');
    expect(parse.intent.name).toMatch(/^price/);
    expect(createNlu({ model: decodeNluModel(encodeNluModel(model)), ...options }).parse(parse.text)).toEqual(parse);
  });

  it('answers by its linear part where the vectors are missing', () => {
    const { intent, ranking } = createNlu({ model, reader }).parse('قیمت کفش چند است');
    expect(intent.name).toMatch(/^price/);
    expect(ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1.001);
  });
});
