import { beforeAll, describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { encodeNluModel } from '../model/encode-nlu-model.ts';
import type { NluModel } from '../model/nlu-model.ts';
import type { TrainingEntity, TrainingExample } from '../model/training-data.ts';
import { loadVectors } from '../node.ts';
import { createNlu } from '../parse/create-nlu.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { type NluTrainingData, type TrainNluOptions, trainNlu } from './train-nlu.ts';

const reader = createPlainReader();

/** `[part](entity/role/group)` in a text is an annotation. */
function example(intent: string | null, marked: string): TrainingExample {
  const entities: TrainingEntity[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/\[(.+?)\]\((\w+)(?:\/(\w*))?(?:\/(\w+))?\)/g)) {
    text += marked.slice(from, match.index);
    const [whole, value = '', entity = '', role, group] = match;
    const type = { entity, ...(role ? { role } : {}), ...(group ? { group } : {}) };
    entities.push({ ...type, value, start: text.length, end: text.length + value.length });
    text += value;
    from = match.index + whole.length;
  }
  return { intent, text: text + marked.slice(from), entities };
}

const travel = [
  example('travel', 'از [تهران](city/from) به [یزد](city/to) بلیت می‌خوام'),
  example('travel', 'از [شیراز](city/from) تا [مشهد](city/to)'),
  example('travel', 'بلیت [اهواز](city/from) به [تبریز](city/to) دارین'),
  example('travel', 'به [کرمان](city/to) از [رشت](city/from)'),
  example('order', 'یک [پیتزا](food//a) با [قارچ](topping//a) و یک [برگر](food//b) با [پنیر](topping//b)'),
  example('order', 'یک [برگر](food//a) با [قارچ](topping//a) و یک [پیتزا](food//b) با [سس](topping//b)'),
  example('order', 'یک [برگر](food//a) با [سس](topping//a) و یک [سالاد](food//b) با [قارچ](topping//b)'),
  example('order', 'یک [سالاد](food//a) با [پنیر](topping//a) و یک [برگر](food//b) با [قارچ](topping//b)'),
  example('order', 'یک [پیتزا](food//a) با [سس](topping//a) و یک [سالاد](food//b) با [پنیر](topping//b)'),
  example('faq/hours', 'ساعت کاری چنده'),
  example('faq/hours', 'تا ساعت چند بازین'),
  example('faq/address', 'آدرستون کجاست'),
  example('faq/address', 'مغازه کجا هست'),
  example('chitchat/joke', 'یه جوک بگو'),
  example('chitchat/name', 'اسمت چیه'),
];

function dataOf(examples: readonly TrainingExample[], ...components: readonly string[]): NluTrainingData {
  const pipeline = (components.length > 0 ? components : ['DIETClassifier']).map((name) => ({ name, options: {} }));
  return { examples, synonyms: [], regexes: [], lookups: [], pipeline };
}

describe('learned entities', () => {
  const nlu = createNlu({ model: trainNlu(dataOf(travel), { reader }).model, reader });
  const found = (text: string) =>
    nlu.parse(text).entities.map(({ entity, value, role, group }) => [entity, value, role, group]);

  it('have the roles of their context, in texts never seen', () => {
    expect(found('از اصفهان به یزد بلیت دارین')).toEqual([
      ['city', 'اصفهان', 'from', undefined],
      ['city', 'یزد', 'to', undefined],
    ]);
  });

  it('have the groups of their place', () => {
    expect(found('یک برگر با پنیر و یک پیتزا با سس').map(([entity, , , group]) => [entity, group])).toEqual([
      ['food', 'a'],
      ['topping', 'a'],
      ['food', 'b'],
      ['topping', 'b'],
    ]);
  });

  it('carry a confidence and the name of the extractor, and none is found where there is none', () => {
    for (const { confidence, extractor } of nlu.parse('از تهران به یزد').entities) {
      expect(confidence).toBeGreaterThan(0.5);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(extractor).toBe('DIETClassifier');
    }
    expect(found('یه جوک بگو')).toEqual([]);
  });
});

describe('response selectors', () => {
  const selectorsOf = (options: readonly { readonly [key: string]: unknown }[]) => {
    const pipeline = options.map((entry) => ({ name: 'ResponseSelector', options: entry }));
    const { model } = trainNlu({ ...dataOf(travel), pipeline }, { reader });
    return createNlu({ model, reader });
  };

  it('choose among all response keys under `default`, with the action that says it', () => {
    const { responseSelector } = selectorsOf([{}]).parse('ساعت کاری');
    expect(responseSelector?.allRetrievalIntents).toEqual(['faq', 'chitchat']);
    expect(responseSelector?.selected.get('default')).toMatchObject({
      intentResponseKey: 'faq/hours',
      utterAction: 'utter_faq/hours',
    });
    const ranking = responseSelector?.selected.get('default')?.ranking ?? [];
    expect(ranking).toHaveLength(4);
    expect(ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 4);
  });

  it('choose each for its own retrieval intent, for every message, and cut the ranking', () => {
    const nlu = selectorsOf([{ retrieval_intent: 'faq', ranking_length: 1 }, { retrieval_intent: 'chitchat' }]);
    const selected = nlu.parse('اسمت چیه').responseSelector?.selected ?? new Map();
    expect([...selected.keys()]).toEqual(['faq', 'chitchat']);
    expect(selected.get('chitchat')?.intentResponseKey).toBe('chitchat/name');
    expect(selected.get('faq')?.ranking).toHaveLength(1);
  });

  it('give the kept confidences a sum of 1 when asked', () => {
    const sumOf = (options: { readonly [key: string]: unknown }) =>
      selectorsOf([{ ranking_length: 1, ...options }])
        .parse('ساعت اسم')
        .responseSelector?.selected.get('default')
        ?.ranking.reduce((sum, { confidence }) => sum + confidence, 0);
    expect(sumOf({})).toBeLessThan(0.999);
    expect(sumOf({ renormalize_confidences: true })).toBeCloseTo(1, 6);
  });

  it('may be named as properties of every object', () => {
    const named = ['__proto__', 'constructor'];
    const examples = named.flatMap((name) =>
      ['one', 'two'].flatMap((key) => [example(`${name}/${key}`, `${name} ${key}`), example(`${name}/${key}`, key)]),
    );
    const pipeline = named.map((name) => ({ name: 'ResponseSelector', options: { retrieval_intent: name } }));
    const nlu = createNlu({ model: trainNlu({ ...dataOf(examples), pipeline }, { reader }).model, reader });
    const { selected } = nlu.parse('two').responseSelector ?? {};
    expect([...(selected?.keys() ?? [])]).toEqual(named);
    expect(selected?.get('__proto__')?.intentResponseKey).toBe('__proto__/two');
  });

  it('say nothing without examples of theirs, or for a text without words', () => {
    expect(selectorsOf([{ retrieval_intent: 'unknown' }]).parse('ساعت کاری').responseSelector).toBeUndefined();
    expect(selectorsOf([{}]).parse('😀').responseSelector).toBeUndefined();
  });

  it('learn from keys, the intent from what stands before the slash', () => {
    const nlu = createNlu({ model: trainNlu(dataOf(travel), { reader }).model, reader });
    expect(nlu.parse('ساعت کاری چنده').intent.name).toBe('faq');
  });
});

describe('trainNlu', () => {
  it('lets a keyword overrule the learned classifier only when it stands behind it', () => {
    const examples = [example('greet', 'سلام'), example('bye', 'خداحافظ دوست من'), example('bye', 'فعلا دوست خوبم')];
    const intentOf = (...components: readonly string[]) => {
      const { model } = trainNlu(dataOf(examples, ...components), { reader });
      return createNlu({ model, reader }).parse('سلام دوست من خداحافظ').intent;
    };
    expect(intentOf('DIETClassifier', 'KeywordIntentClassifier')).toEqual({ name: 'greet', confidence: 1 });
    expect(intentOf('KeywordIntentClassifier', 'DIETClassifier').name).toBe('bye');
  });

  it('is deterministic: same data and seed, same bytes; another seed, another model', () => {
    const bytes = (options: Partial<TrainNluOptions>) =>
      encodeNluModel(trainNlu(dataOf(travel), { reader, ...options }).model);
    expect(bytes({ seed: 5 })).toEqual(bytes({ seed: 5 }));
    expect(bytes({ seed: 5 })).not.toEqual(bytes({ seed: 6 }));
  });

  it('reports growing progress that ends at 1', () => {
    const seen: number[] = [];
    trainNlu(dataOf(travel, 'DIETClassifier', 'ResponseSelector'), {
      reader,
      onProgress: (fraction) => seen.push(fraction),
    });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen[0]).toBeGreaterThanOrEqual(0);
    expect(seen.at(-1)).toBe(1);
  });

  it("throws the signal's reason at once, and wherever it comes", () => {
    const reason = new Error('the job was cancelled');
    expect(() => trainNlu(dataOf(travel), { reader, signal: AbortSignal.abort(reason) })).toThrow(reason);
    for (const after of [0.2, 0.6]) {
      const controller = new AbortController();
      let last = 0;
      const onProgress = (fraction: number): void => {
        last = fraction;
        if (fraction >= after) controller.abort(reason);
      };
      expect(() => trainNlu(dataOf(travel), { reader, signal: controller.signal, onProgress })).toThrow(reason);
      expect(last).toBeLessThan(1);
    }
  });

  it('leaves its data as they were', () => {
    const frozen = structuredClone(travel);
    trainNlu(dataOf(travel, 'KeywordIntentClassifier', 'DIETClassifier', 'EntitySynonymMapper'), { reader });
    expect(travel).toEqual(frozen);
  });
});

describe('with the vectors', () => {
  let vectors: Vectors;
  let model: NluModel;
  const examples = [
    example('delivery', 'بسته من کی می‌رسه'),
    example('delivery', 'ارسال چند روز طول می‌کشه'),
    example('password', 'رمز عبورم یادم رفته'),
    example('password', 'نمی‌تونم وارد حسابم بشم'),
    example('refund', 'پولم رو پس بدین'),
    example('refund', 'می‌خوام کالا را مرجوع کنم'),
    example('travel', 'به [تهران](city) می‌رم'),
  ];
  beforeAll(() => {
    vectors = loadVectors();
    ({ model } = trainNlu(dataOf(examples), { reader, vectors }));
  });

  it('words that training never saw are understood by their meaning', () => {
    const nlu = createNlu({ model, reader, vectors });
    expect(nlu.parse('پسوورد اکانتم فراموش شده').intent.name).toBe('password');
    expect(nlu.parse('hazine ro bargardunid').intent.name).toBe('refund');
  });

  it('a model still answers where the vectors are missing, by the words alone', () => {
    const nlu = createNlu({ model, reader });
    expect(nlu.parse('رمز عبورم یادم رفته').intent.name).toBe('password');
    expect(nlu.parse('به تهران می‌رم').entities).toMatchObject([{ entity: 'city', value: 'تهران' }]);
  });

  it('texts without words give no numbers that are none', () => {
    const nlu = createNlu({ model, reader, vectors });
    for (const text of ['', '😀', '12', 'qqqq'])
      for (const { confidence } of nlu.parse(text).ranking) expect(Number.isFinite(confidence)).toBe(true);
  });
});
