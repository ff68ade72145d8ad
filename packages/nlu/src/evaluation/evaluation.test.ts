import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { createNlu } from '../parse/create-nlu.ts';
import type { NluParse } from '../parse/nlu-parse.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { comparePipelines } from './compare-pipelines.ts';
import { confusedPairs } from './confused-pairs.ts';
import { confusionMatrix, drawConfusionMatrix } from './confusion-matrix.ts';
import { crossValidate } from './cross-validate.ts';
import { drawLines } from './draw-lines.ts';
import { entityFiles, entityReport } from './entity-report.ts';
import { intentFiles, responseFiles } from './intent-report.ts';
import { suspectedLabels } from './label-errors.ts';
import { learningCurve } from './learning-curve.ts';
import { makeFolds } from './make-folds.ts';
import { type NluResult, testExamples } from './nlu-result.ts';

const reader = createPlainReader();
const pipeline = [
  { name: 'WhitespaceTokenizer', options: {} },
  { name: 'CountVectorsFeaturizer', options: {} },
  { name: 'DIETClassifier', options: {} },
];
const texts: Record<string, readonly string[]> = {
  greet: ['hello', 'hello there', 'hi', 'hi there', 'good morning', 'good evening', 'hello friend', 'hi friend'],
  bye: ['bye', 'goodbye', 'see you', 'see you later', 'bye now', 'goodbye friend', 'good night', 'bye bye'],
  price: [
    'what does it cost',
    'the price',
    'how much',
    'how much is it',
    'price please',
    'cost',
    'its price',
    'what price',
  ],
};
const examples: readonly (TrainingExample & { readonly line: number })[] = Object.entries(texts)
  .flatMap(([intent, lines]) => lines.map((text) => ({ text, intent, entities: [] })))
  .map((example, index) => ({ ...example, line: index + 1 }));
const data = { examples, synonyms: [], regexes: [], lookups: [], pipeline };

function result(text: string, expected: string, predicted: string | null, confidence = 0.9): NluResult {
  return {
    example: { text, intent: expected, entities: [] },
    expectedIntent: expected,
    intent: { name: predicted, confidence },
    entities: [],
    tokens: [],
  };
}

describe('folds', () => {
  const folds = makeFolds(examples, { folds: 4 });

  it('hold every example out exactly once and never train on it', () => {
    expect(folds.flatMap(({ held }) => held).toSorted((one, other) => one.line - other.line)).toEqual(examples);
    for (const { training, held } of folds) expect(training.filter((example) => held.includes(example))).toEqual([]);
  });

  it('spread each intent evenly', () => {
    for (const { held } of folds)
      for (const intent of Object.keys(texts))
        expect(held.filter((example) => example.intent === intent)).toHaveLength(2);
  });

  it('are the same for the same seed, and leave intents with fewer examples than folds out', () => {
    expect(makeFolds(examples, { folds: 4 })).toEqual(folds);
    const few = [...examples, { text: 'rare', intent: 'rare', entities: [], line: 99 }];
    const held = makeFolds(few, { folds: 4 }).flatMap((fold) => fold.held);
    expect(held.some(({ intent }) => intent === 'rare')).toBe(false);
  });
});

describe('cross-validation', () => {
  const run = () => crossValidate(data, { reader, folds: 4 });
  const validation = run();

  it('tests every example on a model that has not seen it', () => {
    expect(validation.results).toHaveLength(examples.length);
    expect(validation.intents.training.accuracy.mean).toBeGreaterThan(validation.intents.held.accuracy.mean - 1e-9);
    expect(validation.intents.held.accuracy.mean).toBeGreaterThan(0.4);
  });

  it('is deterministic', () => {
    expect(run().results.map(({ intent }) => intent)).toEqual(validation.results.map(({ intent }) => intent));
  });

  it('names what it left out', () => {
    const few = [...examples, { text: 'rare', intent: 'rare', entities: [], line: 99 }];
    expect(crossValidate({ ...data, examples: few }, { reader, folds: 4 }).leftOut).toEqual(['rare']);
  });

  it('reports progress that grows to nearly 1, and stops when told', () => {
    const fractions: number[] = [];
    crossValidate(data, { reader, folds: 2, onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual(fractions.toSorted((one, other) => one - other));
    expect(fractions.at(-1)).toBeGreaterThan(0.9);
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => crossValidate(data, { reader, folds: 2, signal })).toThrow('enough');
  });

  it('finds an example that stands under the wrong intent, with its place', () => {
    const wrong = { text: 'hello hello there', intent: 'price', entities: [], line: 77 };
    const { results } = crossValidate({ ...data, examples: [...examples, wrong] }, { reader, folds: 4 });
    const suspected = suspectedLabels(results);
    expect(suspected.find(({ example }) => example.line === 77)).toMatchObject({ intent: 'price', suggested: 'greet' });
    expect(suspected.map(({ confidence }) => confidence)).toEqual(
      suspected.map(({ confidence }) => confidence).toSorted((one, other) => other - one),
    );
  });
});

describe('the learning curve', () => {
  const held = [
    { text: 'hello good friend', intent: 'greet', entities: [] },
    { text: 'bye friend', intent: 'bye', entities: [] },
    { text: 'how much does it cost', intent: 'price', entities: [] },
  ];

  it('learns from as many examples an intent as asked, and from all where there are fewer', () => {
    const points = learningCurve(data, { reader, sizes: [1, 4, 100], held }, () => 0);
    expect(points.map(({ examples: count }) => count)).toEqual([3, 12, 24]);
    expect(points.at(-1)?.accuracy).toBe(1);
  });

  it('never learns from a text that is held out', () => {
    const [point] = learningCurve(
      data,
      { reader, sizes: [100], held: [{ text: ' hello ', intent: 'greet', entities: [] }] },
      () => 0,
    );
    expect(point?.examples).toBe(23);
  });
});

describe('comparing pipelines', () => {
  it('trains each on the same examples and tests on others', () => {
    const keyword = [{ name: 'KeywordIntentClassifier', options: {} }];
    const compared = comparePipelines(data, {
      reader,
      pipelines: [
        { name: 'learned', pipeline },
        { name: 'keyword', pipeline: keyword },
      ],
      runs: 2,
      percentages: [0, 50],
    });
    expect(compared.map(({ name, run, percentage }) => `${name} ${run} ${percentage}`)).toEqual([
      'learned 1 0',
      'keyword 1 0',
      'learned 1 50',
      'keyword 1 50',
      'learned 2 0',
      'keyword 2 0',
      'learned 2 50',
      'keyword 2 50',
    ]);
    const [learned, other] = compared;
    expect(learned?.results.map(({ example }) => example)).toEqual(other?.results.map(({ example }) => example));
    expect(compared[2]?.examples).toBeLessThan(compared[0]?.examples ?? 0);
  });
});

describe('testing examples', () => {
  it('looks behind a fallback at what was taken for what', () => {
    const { model } = trainNlu(
      { ...data, pipeline: [...pipeline, { name: 'FallbackClassifier', options: { threshold: 0.999999 } }] },
      { reader },
    );
    const { parse } = createNlu({ model, reader });
    expect(parse('hello').intent.name).toBe('nlu_fallback');
    const [first] = testExamples([{ text: 'hello', intent: 'greet', entities: [] }], parse);
    expect(first?.intent.name).toBe('greet');
  });

  it('holds what the response selector chose against the full intent', () => {
    const parse = (text: string): NluParse => ({
      text,
      intent: { name: 'faq', confidence: 1 },
      ranking: [],
      entities: [],
      tokens: [],
      responseSelector: {
        allRetrievalIntents: ['faq/hours', 'faq/place'],
        selected: new Map([
          ['default', { intentResponseKey: 'faq/place', confidence: 0.7, utterAction: 'utter_faq/place', ranking: [] }],
        ]),
      },
    });
    const results = testExamples([{ text: 'when', intent: 'faq/hours', entities: [] }], parse);
    expect(results[0]).toMatchObject({
      expectedIntent: 'faq',
      response: { expected: 'faq/hours', predicted: 'faq/place', confidence: 0.7 },
    });
    const files = responseFiles(results);
    expect(JSON.parse(files.get('response_selection_errors.json') ?? '')).toEqual([
      {
        text: 'when',
        intent_response_key_target: 'faq/hours',
        intent_response_key_prediction: { name: 'faq/place', confidence: 0.7 },
      },
    ]);
  });
});

describe('the intent files', () => {
  const results = [
    result('a', 'x', 'x'),
    result('b', 'x', 'y', 0.4),
    result('c', 'y', null, 0),
    result('d', 'y', 'x', 0.8),
  ];

  it("have Rasa's names and shapes, errors by confidence", () => {
    const files = intentFiles(results, { hasSuccesses: true });
    expect([...files.keys()]).toEqual([
      'intent_report.json',
      'intent_errors.json',
      'intent_successes.json',
      'intent_confusion_matrix.json',
      'intent_confusion_matrix.svg',
      'intent_histogram.svg',
    ]);
    expect(JSON.parse(files.get('intent_errors.json') ?? '')).toEqual([
      { text: 'd', intent: 'y', intent_prediction: { name: 'x', confidence: 0.8 } },
      { text: 'b', intent: 'x', intent_prediction: { name: 'y', confidence: 0.4 } },
      { text: 'c', intent: 'y', intent_prediction: { name: '', confidence: 0 } },
    ]);
    expect(JSON.parse(files.get('intent_report.json') ?? '')).toMatchObject({
      x: { precision: 0.5, recall: 0.5, support: 2, confused_with: { y: 1 } },
      accuracy: 0.25,
    });
  });

  it('leave out what is not wanted', () => {
    const files = intentFiles(results, { hasErrors: false, hasPlots: false });
    expect([...files.keys()]).toEqual(['intent_report.json', 'intent_confusion_matrix.json']);
    expect(intentFiles([]).size).toBe(0);
  });
});

describe('confused pairs', () => {
  it('count both ways together, the most frequent first, the surest example first', () => {
    const pairs = confusedPairs([
      result('1', 'a', 'b', 0.5),
      result('2', 'b', 'a', 0.9),
      result('3', 'a', 'c', 0.9),
      result('4', 'a', 'a'),
      result('5', 'a', null),
    ]);
    expect(pairs.map(({ intents, count }) => [...intents, count])).toEqual([
      ['a', 'b', 2],
      ['a', 'c', 1],
    ]);
    expect(pairs[0]?.examples.map(({ example }) => example.text)).toEqual(['2', '1']);
    expect(pairs[0]?.share).toBeCloseTo(2 / 5);
  });
});

describe('the entity files', () => {
  const entity = (start: number, end: number, name: string, role?: string) => ({
    start,
    end,
    entity: name,
    value: '',
    extractor: 'DIETClassifier',
    ...(role !== undefined && { role }),
  });
  const base = {
    expectedIntent: 'x',
    intent: { name: 'x', confidence: 1 },
    tokens: [
      [0, 4],
      [5, 9],
      [10, 14],
    ] as const,
  };
  const results: readonly NluResult[] = [
    {
      ...base,
      example: {
        text: 'from Rome Bonn',
        intent: 'x',
        entities: [entity(5, 9, 'city', 'from'), entity(10, 14, 'city', 'to')],
      },
      entities: [entity(5, 9, 'city', 'from'), { ...entity(10, 14, 'city', 'from'), confidence: 0.6 }],
    },
    { ...base, example: { text: 'from Rome Bonn', intent: 'x', entities: [] }, entities: [] },
  ];

  it('count tokens by type and role', () => {
    const report = entityReport(results, 'DIETClassifier');
    expect(Object.keys(report.labels).sort()).toEqual(['city.from', 'city.to']);
    expect(report.labels['city.from']).toMatchObject({ precision: 0.5, recall: 1, support: 1 });
    expect(report.labels['city.to']).toMatchObject({ recall: 0, confused_with: { 'city.from': 1 } });
  });

  it('are named by the extractor; what the reader found by itself is not tested', () => {
    const read = { ...entity(0, 4, 'price'), extractor: 'PersianReader' };
    const files = entityFiles([{ ...(results[0] as NluResult), entities: [...(results[0]?.entities ?? []), read] }]);
    expect([...files.keys()]).toEqual([
      'DIETClassifier_report.json',
      'DIETClassifier_errors.json',
      'DIETClassifier_confusion_matrix.json',
      'DIETClassifier_confusion_matrix.svg',
      'DIETClassifier_histogram.svg',
    ]);
  });

  it('list successes only where an example has entities', () => {
    const right = {
      ...(results[0] as NluResult),
      entities: results[0]?.example.entities.map((one) => ({ ...one, extractor: 'D' })) ?? [],
    };
    const files = entityFiles([right, results[1] as NluResult], { hasSuccesses: true });
    expect(JSON.parse(files.get('D_successes.json') ?? '')).toHaveLength(1);
    expect(files.has('D_errors.json')).toBe(false);
  });
});

describe('pictures', () => {
  it('hold labels as text, however they are written', () => {
    const matrix = confusionMatrix([
      { expected: '<b>&"', predicted: 'سلام' },
      { expected: 'سلام', predicted: 'سلام' },
    ]);
    const svg = drawConfusionMatrix(matrix, 'intents');
    expect(svg).toContain('&lt;b&gt;&amp;&quot;');
    expect(svg).not.toContain('<b>');
    expect(svg.match(/<rect /g)).toHaveLength(4);
  });

  it('draw a line for each series', () => {
    const svg = drawLines(
      [
        {
          name: 'one',
          points: [
            { x: 25, y: 0.5 },
            { x: 50, y: 0.75 },
          ],
        },
      ],
      'curve',
    );
    expect(svg).toMatch(/M60 200L700 120/);
  });
});
