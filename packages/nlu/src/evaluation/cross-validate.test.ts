import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { crossValidate } from './cross-validate.ts';

const reader = createPlainReader();
const words: readonly (readonly [intent: string, words: readonly string[]])[] = [
  ['faq/hours', ['when open', 'opening hours', 'open today', 'hours', 'when do you open', 'open hours']],
  ['faq/place', ['where are you', 'your place', 'where is the shop', 'which street', 'the place', 'where']],
  ['faq/__proto__', ['who made you', 'who is that']],
  ['greet', ['hello', 'hi', 'hello there', 'hi there', 'good morning', 'hello you']],
  ['rare', ['rare']],
];
const data = {
  examples: words.flatMap(([intent, texts]) => texts.map((text) => ({ text, intent, entities: [] }))),
  synonyms: [],
  regexes: [],
  lookups: [],
};
const learned = { name: 'DIETClassifier', options: {} };

describe('cross-validation of retrieval intents', () => {
  const pipeline = [learned, { name: 'ResponseSelector', options: { retrieval_intent: 'faq' } }];
  const { results, responses, leftOut } = crossValidate({ ...data, pipeline }, { reader, folds: 3 });

  it('tests response selection on every example of theirs, and averages over the folds', () => {
    expect(results.filter(({ response }) => response !== undefined)).toHaveLength(14);
    expect(responses?.training.accuracy.mean).toBeGreaterThan(0.9);
    expect(responses?.held.accuracy.mean).toBeGreaterThan(0.3);
  });

  it('names plain intents as left out', () => {
    expect(leftOut).toEqual(['rare']);
  });

  it('says nothing of responses where nothing selects them', () => {
    expect(crossValidate({ ...data, pipeline: [learned] }, { reader, folds: 3 }).responses).toBeNull();
  });
});
