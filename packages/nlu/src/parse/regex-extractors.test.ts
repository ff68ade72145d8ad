import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { type NluTrainingData, trainNlu } from '../training/train-nlu.ts';
import { createNlu } from './create-nlu.ts';

const reader = createPlainReader();
const trained = (data: NluTrainingData): NluModel => trainNlu(data, { reader }).model;

describe('RegexEntityExtractors', () => {
  const data: NluTrainingData = {
    synonyms: [],
    pipeline: [],
    examples: [
      { text: 'کد AB12', intent: 'code', entities: [{ start: 3, end: 7, entity: 'code', value: 'AB12' }] },
      { text: 'پیراهن cotton', intent: 'shirt', entities: [{ start: 7, end: 13, entity: 'fabric', value: 'cotton' }] },
    ],
    regexes: [
      { name: 'code', pattern: '[A-Z]{2}\\d*' },
      { name: 'code', pattern: '\\d*' },
    ],
    lookups: [{ name: 'fabric', phrases: ['cotton'] }],
  };
  const parserOf = (...extractors: readonly object[]) => {
    const pipeline = extractors.map((options) => ({ name: 'RegexEntityExtractor', options: { ...options } }));
    const { parse } = createNlu({ model: trained({ ...data, pipeline }), reader });
    return (text: string) => parse(text).entities.map(({ entity, value, start }) => [entity, value, start]);
  };

  it('all find what they look for, each with its own options, as with Rasa', () => {
    const find = parserOf(
      { case_sensitive: true, use_lookup_tables: false },
      { use_regexes: false, use_word_boundaries: false },
    );
    expect(find('code AB12 cottonx ab1')).toEqual([
      ['code', 'AB12', 5],
      ['code', '12', 7],
      ['code', '1', 20],
      ['fabric', 'cotton', 10],
    ]);
  });

  it('add what they find in the order of the pipeline, where a mapper changes what stands before it', () => {
    const pipeline = [
      { name: 'RegexEntityExtractor', options: { use_lookup_tables: false, case_sensitive: true } },
      { name: 'EntitySynonymMapper', options: {} },
      { name: 'DIETClassifier', options: { intent_classification: false } },
      { name: 'RegexEntityExtractor', options: { use_regexes: false } },
    ];
    const synonyms = [
      { variant: 'AB12', value: 'mapped' },
      { variant: 'cotton', value: 'mapped' },
    ];
    const { parse } = createNlu({ model: trained({ ...data, synonyms, pipeline }), reader });
    const found = parse('پیراهن cotton و کد AB12').entities.map(({ extractor, value }) => [extractor, value]);
    expect(found.slice(0, 2)).toEqual([
      ['RegexEntityExtractor', 'mapped'],
      ['RegexEntityExtractor', '12'],
    ]);
    expect(found.at(-1)).toEqual(['RegexEntityExtractor', 'cotton']);
    expect(found.slice(2, -1).every(([extractor]) => extractor === 'DIETClassifier')).toBe(true);
  });

  it('find the same thing once each', () => {
    const find = parserOf({ use_regexes: false }, { use_regexes: false });
    expect(find('cotton')).toEqual([
      ['fabric', 'cotton', 0],
      ['fabric', 'cotton', 0],
    ]);
  });

  it('make no entity of nothing, of which a pattern that may be empty finds much', () => {
    expect(parserOf({ use_lookup_tables: false })('سلام')).toEqual([]);
  });

  it('find their patterns anywhere in a long message', () => {
    const filler = 'سلام '.repeat(2000);
    expect(parserOf({ use_lookup_tables: false, case_sensitive: true })(`${filler}AB12`)).toEqual([
      ['code', 'AB12', filler.length],
      ['code', '12', filler.length + 2],
    ]);
  });

  it('are cut off together when patterns explode, find what is harmless, and are told of once', () => {
    const exploding = Array.from({ length: 1000 }, (_, at) => ({
      name: 'code',
      pattern: `(a+)+${'b'.repeat(at % 50)}$`,
    }));
    const model = trained({
      ...data,
      regexes: [...exploding, { name: 'code', pattern: '[A-Z]{2}\\d+' }],
      pipeline: [{ name: 'RegexEntityExtractor', options: {} }],
    });
    const told: string[] = [];
    const { parse } = createNlu({ model, reader, onCutPattern: (name) => told.push(name) });
    const text = `${'a'.repeat(60)} AB12`;
    parse('سلام');
    const startedAt = performance.now();
    for (let round = 0; round < 3; round++) expect(parse(text).entities.at(-1)?.value).toBe('AB12');
    // Some 20 ms each; with a budget for each pattern they took seconds.
    expect(performance.now() - startedAt).toBeLessThan(1500);
    expect(told).toEqual(['code']);
  });
});
