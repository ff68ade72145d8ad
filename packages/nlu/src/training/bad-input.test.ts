import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import type { PipelineComponent } from '../model/components.ts';
import { decodeNluModel } from '../model/decode-nlu-model.ts';
import { encodeNluModel } from '../model/encode-nlu-model.ts';
import type { TrainingEntity, TrainingExample } from '../model/training-data.ts';
import { createNlu, type Nlu } from '../parse/create-nlu.ts';
import { type NluTrainingData, trainNlu } from './train-nlu.ts';

const reader = createPlainReader();
const everything: readonly PipelineComponent[] = [
  'WhitespaceTokenizer',
  'KeywordIntentClassifier',
  'DIETClassifier',
  'RegexEntityExtractor',
  'EntitySynonymMapper',
  'ResponseSelector',
  'FallbackClassifier',
].map((name) => ({ name, options: {} }));

function example(
  intent: string | null,
  text: string,
  ...entities: readonly Partial<TrainingEntity>[]
): TrainingExample {
  return {
    intent,
    text,
    entities: entities.map((entity) => ({ start: 0, end: text.length, entity: 'thing', value: text, ...entity })),
  };
}

function train(
  examples: readonly TrainingExample[],
  data: Partial<NluTrainingData> = {},
): { readonly nlu: Nlu; readonly warnings: ReturnType<typeof trainNlu>['warnings'] } {
  const { model, warnings } = trainNlu(
    { examples, synonyms: [], regexes: [], lookups: [], pipeline: everything, ...data },
    { reader },
  );
  return { nlu: createNlu({ model: decodeNluModel(encodeNluModel(model)), reader }), warnings };
}

const messages: readonly string[] = [
  '',
  '   ',
  '\n\t',
  '😀😀😀',
  '؟!؟!',
  '\u200c\u200c',
  '\u0000\u0001',
  '\ud800 نیمه \udc00',
  'ا'.repeat(4000),
  'سلام قیمت '.repeat(400),
  '😀'.repeat(2000),
  '؟'.repeat(4000),
  'a\u0301'.repeat(2000),
  '1'.repeat(4000),
  '/greet{"a": 1}',
  '__proto__ constructor toString',
];

/** What holds of every answer: spans lie in the text, probabilities are such. */
function expectSensible(nlu: Nlu): void {
  for (const text of messages) {
    const parse = nlu.parse(text);
    expect(parse.text).toBe(text);
    expect(parse.intent.confidence).toBeGreaterThanOrEqual(0);
    expect(parse.intent.confidence).toBeLessThanOrEqual(1);
    for (const [start, end] of parse.tokens) expect(start >= 0 && start <= end && end <= text.length).toBe(true);
    for (const { start, end } of parse.entities) expect(start >= 0 && start < end && end <= text.length).toBe(true);
    for (const { confidence } of parse.ranking) expect(Number.isFinite(confidence)).toBe(true);
    for (const { weight } of nlu.explain(text.slice(0, 100), parse.intent.name ?? 'greet'))
      expect(Number.isFinite(weight)).toBe(true);
  }
}

describe('training on bad data warns and gives a model that answers', () => {
  it.each<[what: string, examples: readonly TrainingExample[], codes: readonly string[]]>([
    ['no examples at all', [], []],
    ['one example', [example('greet', 'سلام')], []],
    ['one intent', [example('greet', 'سلام'), example('greet', 'درود')], []],
    ['texts without intent only', [example(null, 'سلام', {})], []],
    ['empty texts', [example('greet', ''), example('bye', '  ')], ['empty-example']],
    ['only emoji and signs', [example('happy', '😀'), example('sad', '😢'), example('what', '؟؟')], []],
    ['a text of 4,000 characters', [example('greet', 'سلام '.repeat(800)), example('bye', 'خداحافظ')], []],
    ['a word of 4,000 characters', [example('greet', 'س'.repeat(4000), {}), example('bye', 'خداحافظ')], []],
    [
      'the same text under two intents',
      [example('greet', 'سلام'), example('bye', 'سلام')],
      ['contradictory-examples', 'ambiguous-keyword'],
    ],
    [
      'spans outside their text, empty, reversed or no numbers',
      [
        example('greet', 'سلام', { end: 5 }),
        example('greet', 'درود', { start: -1 }),
        example('greet', 'هی', { start: 1, end: 1 }),
        example('greet', 'های', { start: 2, end: 1 }),
        example('bye', 'بای', { start: Number.NaN }),
        example('bye', 'بابای', { start: 0.5 }),
      ],
      ['span-outside-text'],
    ],
    [
      'entities that overlap',
      [example('greet', 'سلام دنیا', { end: 9 }, { start: 5, end: 9, entity: 'world' })],
      ['entity-left-out'],
    ],
    ['an entity of signs only', [example('greet', 'سلام !!', { start: 5, end: 7 })], ['entity-left-out']],
    ['an entity that ends inside a word', [example('greet', 'سلامتی', { end: 4 })], ['misaligned-entity']],
    [
      'half of a surrogate pair',
      [example('greet', '\ud83d', {}), example('bye', 'خداحافظ\udc00')],
      ['entity-left-out'],
    ],
    ['names of built-in properties', [example('constructor', '__proto__', { entity: '__proto__' })], []],
    ['intents named alike but for the slash', [example('faq/', 'سلام'), example('/faq', 'درود')], []],
  ])('%s', (_, examples, codes) => {
    const { nlu, warnings } = train(examples);
    expect(warnings.map(({ code }) => code).sort()).toEqual([...codes].sort());
    expectSensible(nlu);
  });

  it('names the texts with spans outside, and learns their other spans', () => {
    const text = 'کفش آبی';
    const { nlu, warnings } = train([
      example('buy', text, { end: 3, entity: 'product', value: 'کفش' }, { start: 4, end: 99, entity: 'color' }),
      example('buy', 'کیف', { start: 0, end: 3, entity: 'product' }),
      example('greet', 'سلام'),
    ]);
    expect(warnings.find(({ code }) => code === 'span-outside-text')?.examples).toEqual([text]);
    expect(nlu.parse('کفش').entities[0]).toMatchObject({ entity: 'product', value: 'کفش' });
  });

  it('leaves out, and names, regexes and token patterns that are none', () => {
    const { nlu, warnings } = train([example('code', 'کد 12', { start: 3, end: 5, entity: 'code' })], {
      regexes: [
        { name: 'code', pattern: '(' },
        { name: 'code', pattern: '\\d{3}' },
      ],
      lookups: [{ name: 'code', phrases: [] }],
      pipeline: [...everything, { name: 'WhitespaceTokenizer', options: { token_pattern: '[' } }],
    });
    expect(warnings.find(({ code }) => code === 'invalid-regex')?.examples).toEqual(['(']);
    expect(warnings.find(({ code }) => code === 'invalid-token-pattern')?.message).toContain('unterminated');
    expect(nlu.parse('کد 123').entities.some(({ extractor }) => extractor === 'RegexEntityExtractor')).toBe(true);
    expectSensible(nlu);
  });

  it('learns 10,000 intents by likeness in bounded time and memory, and says so with the mend', () => {
    const digits = (index: number, letters: string): string =>
      [...String(index).padStart(4, '0')].map((digit) => letters.charAt(Number(digit))).join('');
    const examples = Array.from({ length: 10_000 }, (_, index) =>
      example(`intent_${index}`, `${digits(index, 'ابپتجخدرزس')} ${digits((index * 7919) % 10_000, 'شفقکگلمنوی')}`),
    );
    const { nlu, warnings } = train(examples, { pipeline: [{ name: 'DIETClassifier', options: {} }] });
    expect(warnings.map(({ code }) => code)).toEqual(['many-intents']);
    expect(warnings[0]?.message).toMatch(/^10000 intents .* Join intents/);
    for (const { text, intent } of examples.filter((_, index) => index % 1000 === 7)) {
      expect(nlu.parse(text).intent.name).toBe(intent);
      expect(nlu.parse(`${text} لطفا`).intent.confidence).toBeGreaterThan(0.3);
    }
  });

  it('learns the most frequent 100 of 300 kinds of entities and says so', () => {
    const examples = Array.from({ length: 300 }, (_, index) =>
      example('buy', `کالا${index}`, { entity: `kind_${index}` }),
    );
    const common = example('buy', 'ساعت', { entity: 'watch' });
    const { nlu, warnings } = train([...examples, common, common], {
      pipeline: [{ name: 'DIETClassifier', options: {} }],
    });
    expect(warnings.find(({ code }) => code === 'many-entity-types')?.message).toContain('301 kinds');
    expect(nlu.parse('ساعت').entities[0]?.entity).toBe('watch');
  });
});
