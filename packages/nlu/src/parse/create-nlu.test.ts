import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import type { Reader } from '../features/reading.ts';
import { decodeNluModel } from '../model/decode-nlu-model.ts';
import { encodeNluModel } from '../model/encode-nlu-model.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { type NluTrainingData, trainNlu } from '../training/train-nlu.ts';
import { createNlu } from './create-nlu.ts';

const reader = createPlainReader();

const texts: { readonly [intent: string]: readonly string[] } = {
  greet: ['سلام', 'سلام وقت بخیر', 'درود بر شما', 'سلام خوبین', 'salam khoobi'],
  return_policy: [
    'شرایط مرجوعی چیه',
    'تا چند روز میشه پس داد',
    'چطور محصول را برگشت بدهم',
    'برگشت کالا چطوره',
    'shartaye marjooi',
  ],
  shipping_cost: ['هزینه ارسال چنده', 'پول پست چقدر میشه', 'ارسال چند تومنه', 'کرایه پیک چنده', 'hazine ersal chande'],
  product_price: ['قیمت این چنده', 'این مدل چند تومنه', 'قیمتش چقدره', 'چند میدین اینو', 'gheymat chande'],
};

function dataOf(
  intents: { readonly [intent: string]: readonly string[] },
  pipeline?: NluTrainingData['pipeline'],
): NluTrainingData {
  return {
    examples: [
      ...Object.entries(intents).flatMap(([intent, list]) => list.map((text) => ({ text, intent, entities: [] }))),
      ...['تهران', 'شیراز', 'یزد', 'تبریز'].map((city) => ({
        text: `به ${city} هم می‌فرستین`,
        intent: 'shipping_area',
        entities: [{ start: 3, end: 3 + city.length, entity: 'city', value: city, role: 'to' }],
      })),
    ],
    synonyms: [{ variant: 'تهرون', value: 'تهران' }],
    regexes: [],
    lookups: [{ name: 'city', phrases: ['اصفهان', 'تهران', 'کرمان', 'تهرون'] }],
    pipeline: pipeline ?? [
      { name: 'WhitespaceTokenizer', options: {} },
      { name: 'RegexFeaturizer', options: {} },
      { name: 'DIETClassifier', options: { epochs: 100 } },
      { name: 'EntitySynonymMapper', options: {} },
      { name: 'FallbackClassifier', options: { threshold: 0.3, ambiguity_threshold: 0.05 } },
    ],
  };
}

function train(data: NluTrainingData, base?: NluModel): NluModel {
  return decodeNluModel(encodeNluModel(trainNlu(data, { reader, base }).model));
}

describe('createNlu', () => {
  const model = train(dataOf(texts));
  const nlu = createNlu({ model, reader });

  it('recognises wordings that it was not trained on', () => {
    expect(nlu.parse('سلام چطور میتوانم محصول را برگشت بدهم؟').intent.name).toBe('return_policy');
    expect(nlu.parse('hazineye ersal').intent.name).toBe('shipping_cost');
  });

  it('ranks intents by probabilities that sum to one', () => {
    const { ranking, intent } = nlu.parse('قیمت این کفش چنده');
    expect(ranking[0]).toEqual(intent);
    expect(ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 4);
    expect(ranking.map(({ confidence }) => confidence)).toEqual(
      ranking.map(({ confidence }) => confidence).sort((a, b) => b - a),
    );
  });

  it('tags an entity by its context and its lookup table, with role, offsets of the original and synonym', () => {
    const text = '😀 به تهرون هم می‌فرستین';
    const [entity] = nlu.parse(text).entities;
    expect(entity).toMatchObject({
      entity: 'city',
      role: 'to',
      value: 'تهران',
      extractor: 'DIETClassifier',
      processors: ['EntitySynonymMapper'],
    });
    expect(text.slice(entity?.start, entity?.end)).toBe('تهرون');
    expect(entity?.confidence).toBeGreaterThan(0.5);
  });

  it('answers nlu_fallback with the threshold as confidence when it is unsure', () => {
    const { intent, ranking } = nlu.parse('زیبایی کوانتوم');
    expect(intent).toEqual({ name: 'nlu_fallback', confidence: 0.3 });
    expect(ranking[0]?.name).toBe('nlu_fallback');
    expect(ranking.length).toBeGreaterThan(2);
  });

  it('gives no intent of its own to texts without words', () => {
    const plain = createNlu({ model: train(dataOf(texts, [{ name: 'DIETClassifier', options: {} }])), reader });
    for (const text of ['', '   ', '😀😀', '؟!'])
      expect(plain.parse(text)).toMatchObject({ intent: { name: null, confidence: 0 }, ranking: [] });
    expect(plain.parse('').tokens).toEqual([[0, 0]]);
  });

  it('gives none to signs and emoji either where the reader cuts them as tokens', () => {
    const cutting: Reader = {
      read: (text) => ({
        tokens: Array.from(text.matchAll(/\S/gu), ({ 0: key, index }) => ({
          start: index,
          end: index + key.length,
          key,
          kind: 'emoji',
        })),
        entities: [],
      }),
    };
    expect(createNlu({ model, reader: cutting }).parse('👍 ؟')).toMatchObject({
      intent: { name: 'nlu_fallback' },
      ranking: [{ name: 'nlu_fallback' }],
    });
  });

  it('answers 4,000 characters in bounded time', () => {
    const startedAt = performance.now();
    expect(nlu.parse('سلام قیمت '.repeat(400)).tokens).toHaveLength(800);
    expect(nlu.parse('ا'.repeat(4000)).intent.name).not.toBe('');
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  it('explains which words spoke for an intent', () => {
    const text = 'سلام قیمت چنده';
    const words = nlu
      .explain(text, 'product_price')
      .map(({ start, end, weight }) => ({ word: text.slice(start, end), weight }));
    expect(words.map(({ word }) => word)).toEqual(['سلام', 'قیمت', 'چنده']);
    expect(words[1]?.weight).toBeGreaterThan(0);
    expect(words[1]?.weight).toBeGreaterThan(words[0]?.weight ?? 0);
  });

  it('is deterministic: the same data and seed give the same bytes', () => {
    const [one, other] = [1, 2].map(() => encodeNluModel(trainNlu(dataOf(texts), { reader }).model));
    expect(one).toEqual(other);
  });

  it('gives the kept confidences a sum of 1 when asked, before a fallback judges them', () => {
    const pipelineOf = (options: object) => [
      { name: 'DIETClassifier', options: { ranking_length: 2, ...options } },
      { name: 'FallbackClassifier', options: { threshold: 0, ambiguity_threshold: 0 } },
    ];
    const parseWith = (options: object) =>
      createNlu({ model: train(dataOf(texts, pipelineOf(options))), reader }).parse('چند روز');
    const sumOf = ({ ranking }: { readonly ranking: readonly { readonly confidence: number }[] }) =>
      ranking.reduce((sum, { confidence }) => sum + confidence, 0);
    expect(sumOf(parseWith({}))).toBeLessThan(0.999);
    const parse = parseWith({ renormalize_confidences: true });
    expect(sumOf(parse)).toBeCloseTo(1, 6);
    expect(parse.intent).toEqual(parse.ranking[0]);
  });

  it('tags the whole of a message that is longer than a window', () => {
    const filler = 'سلام وقت بخیر '.repeat(400);
    const text = `${filler}به یزد هم می‌فرستین ${filler}به تبریز هم می‌فرستین`;
    expect(nlu.parse(text).entities.map(({ value, role }) => [value, role])).toEqual([
      ['یزد', 'to'],
      ['تبریز', 'to'],
    ]);
  });

  it('says nothing of intents or entities that the pipeline does not ask for', () => {
    const bare = createNlu({ model: train(dataOf(texts, [{ name: 'WhitespaceTokenizer', options: {} }])), reader });
    expect(bare.hasIntentClassifier).toBe(false);
    expect(bare.parse('سلام به تهران')).toMatchObject({
      intent: { name: null, confidence: 0 },
      ranking: [],
      entities: [],
    });
  });
});

describe('an overlay beside a base', () => {
  const base = train(dataOf(texts));
  const own = dataOf({
    engraving: [
      'روی ساعت اسم حک میکنین',
      'حکاکی اسم دارین',
      'میشه اسمم رو روش حک کنید',
      'حک نام روی انگشتر',
      'حکاکی هم انجام میدین',
    ],
    workshop: [
      'کارگاه آموزشی کی برگزار میشه',
      'کلاس سفالگری دارین',
      'ثبت نام کارگاه',
      'دوره آموزشی سفال',
      'کارگاه بعدی کیه',
    ],
  });
  const overlay = trainNlu(
    { ...own, examples: own.examples.filter(({ intent }) => intent !== 'shipping_area') },
    { reader, base },
  );
  const nlu = createNlu({ model: decodeNluModel(encodeNluModel(overlay.model)), base, reader });

  it('knows its own intents and those of the base', () => {
    expect(nlu.parse('برای حکاکی اسم چیکار کنم').ranking[0]?.name).toBe('engraving');
    expect(nlu.parse('کارگاه سفال کی هست').ranking[0]?.name).toBe('workshop');
    expect(nlu.parse('هزینه ارسال').ranking[0]?.name).toBe('shipping_cost');
    expect(nlu.parse('به شیراز می‌فرستین').entities[0]).toMatchObject({ entity: 'city', value: 'شیراز' });
  });

  it('shares one distribution with the base', () => {
    const shown = nlu.parse('قیمت حکاکی').ranking.reduce((sum, { confidence }) => sum + confidence, 0);
    expect(shown).toBeCloseTo(1, 4);
  });

  it('stays small and leaves the base as it was', () => {
    expect(encodeNluModel(overlay.model).length).toBeLessThan(300_000);
    expect(encodeNluModel(base)).toEqual(encodeNluModel(train(dataOf(texts))));
  });

  it('reports an example that the base has under another intent, with the pair', () => {
    const { warnings } = trainNlu(dataOf({ my_prices: ['هزینه ارسال چنده', 'تعرفه‌ها', 'لیست قیمت'] }), {
      reader,
      base,
    });
    expect(warnings.find(({ code }) => code === 'conflict-with-base')?.examples).toEqual([
      'هزینه ارسال چنده',
      'هزینه ارسال چنده',
    ]);
  });
});
