import { describe, expect, it } from 'vitest';
import { createSynonymMapper } from '../parse/map-synonyms.ts';
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
    expect(createSynonymMapper(table)([entity('nyc')])).toEqual([
      { ...entity('nyc'), value: 'new york', processors: ['EntitySynonymMapper'] },
    ]);
  });

  it('map annotated texts and values to themselves', () => {
    expect(createSynonymMapper(table)([entity('ab-123')])[0]?.value).toBe('AB-123');
    expect(createSynonymMapper(table)([entity('New York')])[0]?.value).toBe('new york');
  });

  it('are found by other spellings of the same letters, both ways', () => {
    const mixed = createSynonymMapper(
      buildSynonyms(
        [
          { variant: 'كتاني', value: 'کفش' },
          { variant: 'تی\u200cشرت', value: 'پیراهن' },
          { variant: 'مدل ۱۲', value: 'M-12' },
        ],
        [],
      ),
    );
    const valueFor = (value: string) => mixed([entity(value)])[0]?.value;
    expect(['کتانی', 'كتاني', 'كفش', 'تیشرت', 'تي\u200cشرت', 'مدل 12', 'مدل ١٢'].map(valueFor)).toEqual([
      ...['کفش', 'کفش', 'کفش', 'پیراهن', 'پیراهن', 'M-12', 'M-12'],
    ]);
    expect(valueFor('کتان')).toBe('کتان');
  });

  it('have the spelling of the file before others, and what is a synonym before what stands for itself', () => {
    const examples = [{ text: 'علي', intent: null, entities: [{ start: 0, end: 3, entity: 'name', value: 'علي' }] }];
    const two = [
      { variant: 'علی', value: 'Ali' },
      { variant: 'كفش', value: 'shoe' },
      { variant: 'کفش', value: 'boot' },
    ];
    const map = createSynonymMapper(buildSynonyms(two, examples));
    expect(map([entity('علي'), entity('كفش'), entity('کفش')]).map(({ value }) => value)).toEqual([
      'Ali',
      'shoe',
      'boot',
    ]);
  });

  it('leave numbers as they are typed, though an annotation has them in other digits', () => {
    const examples = [{ text: '۱۲۳', intent: null, entities: [{ start: 0, end: 3, entity: 'code', value: '۱۲۳' }] }];
    const given = [entity('123')];
    expect(createSynonymMapper(buildSynonyms([], examples))(given)).toEqual(given);
  });

  it('leave unknown values as they are, also those named as properties of every object', () => {
    const given = [entity('تبریز'), entity('toString'), entity('hasOwnProperty')];
    expect(createSynonymMapper(table)(given)).toEqual(given);
    const named = [entity('constructor'), entity('__proto__')];
    expect(createSynonymMapper(buildSynonyms([], []))(named)).toEqual(named);
  });

  it('may be named as properties of every object', () => {
    expect(createSynonymMapper(table)([entity('constructor'), entity('__proto__')]).map(({ value }) => value)).toEqual([
      'کارخانه',
      'نمونه',
    ]);
  });
});
