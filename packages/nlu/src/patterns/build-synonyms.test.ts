import { describe, expect, it } from 'vitest';
import { mapSynonyms } from '../parse/map-synonyms.ts';
import type { NluEntity } from '../parse/nlu-parse.ts';
import { buildSynonyms } from './build-synonyms.ts';

function entity(value: string): NluEntity {
  return { entity: 'city', value, start: 0, end: value.length, extractor: 'DIETClassifier' };
}

describe('synonyms', () => {
  const table = buildSynonyms(
    [
      { variant: 'NYC', value: 'new york' },
      { variant: 'constructor', value: 'کارخانه' },
      { variant: '__proto__', value: 'نمونه' },
    ],
    [{ text: 'کد AB-123', intent: null, entities: [{ start: 3, end: 9, entity: 'code', value: 'AB-123' }] }],
  );

  it('replace a value by its synonym whatever its case, and note the mapper', () => {
    expect(mapSynonyms([entity('nyc')], table)).toEqual([
      { ...entity('nyc'), value: 'new york', processors: ['EntitySynonymMapper'] },
    ]);
  });

  it('map annotated texts and values to themselves', () => {
    expect(mapSynonyms([entity('ab-123')], table)[0]?.value).toBe('AB-123');
    expect(mapSynonyms([entity('New York')], table)[0]?.value).toBe('new york');
  });

  it('leave unknown values as they are, also those named as properties of every object', () => {
    const given = [entity('تبریز'), entity('toString'), entity('hasOwnProperty')];
    expect(mapSynonyms(given, table)).toEqual(given);
    const named = [entity('constructor'), entity('__proto__')];
    expect(mapSynonyms(named, buildSynonyms([], []))).toEqual(named);
  });

  it('may be named as properties of every object', () => {
    expect(mapSynonyms([entity('constructor'), entity('__proto__')], table).map(({ value }) => value)).toEqual([
      'کارخانه',
      'نمونه',
    ]);
  });
});
