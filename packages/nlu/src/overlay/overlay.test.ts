import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { decodeNluModel } from '../model/decode-nlu-model.ts';
import { encodeNluModel } from '../model/encode-nlu-model.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { createNlu, type Nlu } from '../parse/create-nlu.ts';
import { type NluTrainingData, trainNlu } from '../training/train-nlu.ts';
import { decodeVectors } from '../vectors/decode-vectors.ts';

const reader = createPlainReader();
const vectors = decodeVectors(readFileSync(new URL('../../data/fa-g64.bin', import.meta.url)));

/** Ten intents of a pack, twelve examples each, made of words of their own and words that all share. */
const packTopics = ['ارسال', 'پرداخت', 'مرجوعی', 'تخفیف', 'گارانتی', 'موجودی', 'سایز', 'رنگ', 'فاکتور', 'حساب'];
const frames = [
  ['', 'چطوره'],
  ['شرایط', 'رو بگین'],
  ['درباره', 'سوال دارم'],
  ['', 'چنده'],
  ['برای', 'کمک می‌خوام'],
  ['', 'کی درست میشه'],
] as const;
const packTexts = packTopics.flatMap((topic) =>
  frames.flatMap(([before, after]) =>
    [`${before} ${topic} ${after}`, `سلام ${before} ${topic} ${after} لطفا`].map((text) => ({
      text: text.trim().replace(/ +/g, ' '),
      intent: `pack_${topic}`,
      entities: [],
    })),
  ),
);
const shopTexts = ['حکاکی', 'کارگاه', 'سفالگری'].flatMap((topic) =>
  frames.slice(0, 5).map(([before, after]) => ({
    text: `${before} ${topic} ${after}`.trim(),
    intent: `own_${topic}`,
    entities: [],
  })),
);

function dataOf(examples: NluTrainingData['examples'], more: Partial<NluTrainingData> = {}): NluTrainingData {
  const pipeline = ['DIETClassifier', 'RegexEntityExtractor', 'EntitySynonymMapper', 'KeywordIntentClassifier'].map(
    (name) => ({ name, options: {} }),
  );
  return { examples, synonyms: [], regexes: [], lookups: [], pipeline: pipeline.slice(0, 3), ...more };
}

const city = { text: 'به یزد', intent: 'pack_ارسال', entities: [{ start: 3, end: 6, entity: 'city', value: 'یزد' }] };
const base = trainNlu(
  dataOf([...packTexts, city], {
    synonyms: [
      { variant: 'تهرون', value: 'تهران' },
      { variant: 'اصفهون', value: 'اصفهان' },
    ],
    lookups: [{ name: 'city', phrases: ['تهرون', 'اصفهون'] }],
  }),
  { reader },
).model;
const baseBytes = encodeNluModel(base);

function overlayOf(data: NluTrainingData): { readonly model: NluModel; readonly nlu: Nlu } {
  const { model } = trainNlu(data, { reader, base });
  return { model, nlu: createNlu({ model: decodeNluModel(encodeNluModel(model)), base, reader }) };
}

function rightOf(nlu: Nlu, examples: readonly { readonly text: string; readonly intent: string }[]): number {
  const right = examples.filter(({ text, intent }) => nlu.parse(`${text} ممنون`).intent.name === intent);
  return right.length / examples.length;
}

describe('an overlay', () => {
  const { model, nlu } = overlayOf(dataOf(shopTexts));

  it('knows its own intents, and costs the pack next to nothing', () => {
    expect(rightOf(nlu, shopTexts)).toBe(1);
    const alone = rightOf(createNlu({ model: base, reader }), packTexts);
    expect(alone).toBeGreaterThan(0.95);
    expect(rightOf(nlu, packTexts)).toBeGreaterThanOrEqual(alone - 0.05);
  });

  it('gives one distribution over its intents and those of the pack, each once', () => {
    const full = trainNlu(
      dataOf(shopTexts, { pipeline: [{ name: 'DIETClassifier', options: { ranking_length: 0 } }] }),
      { reader, base },
    ).model;
    const { ranking } = createNlu({ model: full, base, reader }).parse('حکاکی چنده');
    const names = ranking.map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set([...packTexts, ...shopTexts].map(({ intent }) => intent)));
    expect(names).toHaveLength(new Set(names).size);
    expect(ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 4);
  });

  it('leaves every byte of the base as it was', () => {
    nlu.parse('ارسال چنده');
    expect(encodeNluModel(base)).toEqual(baseBytes);
  });

  it('is small, and holds no text of the pack', () => {
    const bytes = encodeNluModel(model);
    expect(bytes.length).toBeLessThan(100_000);
    expect(new TextDecoder().decode(bytes)).not.toContain('گارانتی چطوره');
    expect(model.isOverlay).toBe(true);
  });

  it('is deterministic', () => {
    expect(encodeNluModel(trainNlu(dataOf(shopTexts), { reader, base }).model)).toEqual(encodeNluModel(model));
  });

  it("has the pack's lookups, entities and synonyms, and its own before them", () => {
    const own = overlayOf(
      dataOf(shopTexts, {
        synonyms: [{ variant: 'تهرون', value: 'پایتخت' }],
        lookups: [{ name: 'city', phrases: ['نصف جهان'] }],
      }),
    ).nlu;
    const valuesOf = (text: string): readonly string[] =>
      own
        .parse(text)
        .entities.flatMap(({ entity, value, extractor }) =>
          entity === 'city' && extractor === 'RegexEntityExtractor' ? [value] : [],
        );
    expect(valuesOf('تهرون')).toEqual(['پایتخت']);
    expect(valuesOf('اصفهون')).toEqual(['اصفهان']);
    expect(valuesOf('نصف جهان')).toEqual(['نصف جهان']);
  });

  it('knows an intent of a single example, and one word of its own in a sentence that the pack would be sure of', () => {
    const single = overlayOf(dataOf([{ text: 'حکاکی دارین', intent: 'own_engraving', entities: [] }])).nlu;
    expect(single.parse('شرایط حکاکی رو بگین').intent.name).toBe('own_engraving');
    expect(single.parse('شرایط ارسال رو بگین').intent.name).toBe('pack_ارسال');
    expect(rightOf(single, packTexts)).toBeGreaterThan(0.95);
  });

  it('with vectors knows its own intents and the pack as well', () => {
    const packWithVectors = trainNlu(dataOf(packTexts), { reader, vectors }).model;
    const own = trainNlu(dataOf(shopTexts), { reader, vectors, base: packWithVectors }).model;
    const beside = createNlu({ model: own, base: packWithVectors, reader, vectors });
    expect(rightOf(beside, shopTexts)).toBe(1);
    expect(rightOf(beside, packTexts)).toBeGreaterThan(0.9);
  });

  it('with vectors does not take words that nobody has met for its own', () => {
    const wordy = trainNlu(dataOf(packTexts), { reader, vectors }).model;
    const shop = trainNlu(dataOf(shopTexts), { reader, vectors, base: wordy }).model;
    const both = createNlu({ model: shop, base: wordy, reader, vectors });
    const strange = ['asdf', 'qwjkhg', 'ضصثق', 'شسیبشس', 'hgfdsj', 'ظطزرذ', 'mnbvcx', 'خحجچگک'];
    const drawn = strange.filter((text) => both.parse(text).ranking[0]?.name.startsWith('own_'));
    expect(drawn).toEqual([]);
    expect(both.parse('حکاکی').ranking[0]?.name).toBe('own_حکاکی');
  });

  it('adds examples to an intent of the pack under its name', () => {
    const more = overlayOf(
      dataOf(
        ['زرورق می‌پیچین', 'زرورق دارین', 'کادو زرورق'].map((text) => ({ text, intent: 'pack_ارسال', entities: [] })),
      ),
    ).nlu;
    expect(more.parse('زرورق').intent.name).toBe('pack_ارسال');
    expect(more.parse('ارسال چطوره').intent.name).toBe('pack_ارسال');
    expect(rightOf(more, packTexts)).toBeGreaterThan(0.9);
  });

  it('without intents of its own answers as the pack', () => {
    const { nlu: bare } = overlayOf(dataOf([]));
    const alone = createNlu({ model: base, reader });
    for (const { text } of packTexts.slice(0, 20)) {
      expect(bare.parse(text).intent.name).toBe(alone.parse(text).intent.name);
      expect(bare.parse(text).intent.confidence).toBeCloseTo(alone.parse(text).intent.confidence, 5);
    }
  });

  it('explains its answers beside the pack', () => {
    const text = 'سلام حکاکی چنده';
    const weights = nlu
      .explain(text, 'own_حکاکی')
      .map(({ start, end, weight }) => [text.slice(start, end), weight] as const);
    const [strongest] = [...weights].sort(([, one], [, other]) => other - one);
    expect(strongest?.[0]).toBe('حکاکی');
    expect(nlu.explain('', 'own_حکاکی')).toEqual([]);
    expect(nlu.explain('سلام', 'no_such_intent').every(({ weight }) => weight === 0)).toBe(true);
  });
});
