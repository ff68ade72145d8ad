import { learnEntities, type NluTrainingData } from '@hamzaban/nlu';
import { describe, expect, it } from 'vitest';
import { learnEntitiesInThread } from './learn-entities-in-thread.ts';
import { loadLanguage } from './load-language.ts';

const marked = (text: string, value: string) => {
  const start = text.indexOf(value);
  return { text, intent: 'buy', entities: [{ entity: 'colour', value, start, end: start + value.length }] };
};
const data: NluTrainingData = {
  examples: [
    marked('پیراهن قرمز می‌خوام', 'قرمز'),
    marked('شلوار آبی دارین', 'آبی'),
    marked('کیف مشکی بدین', 'مشکی'),
    marked('کفش سفید لطفا', 'سفید'),
  ],
  synonyms: [],
  regexes: [],
  lookups: [],
  pipeline: [{ name: 'DIETClassifier', options: {} }],
};

describe('entities learned in a thread', () => {
  it('are those that would be learned here', async () => {
    const entities = await learnEntitiesInThread(data);
    expect(entities).toEqual(learnEntities(data, loadLanguage()));
    expect(entities.tagger).not.toBeNull();
  });

  it('stop with the reason of the abort', async () => {
    const controller = new AbortController();
    const learning = learnEntitiesInThread(data, controller.signal);
    controller.abort(new Error('no longer wanted'));
    await expect(learning).rejects.toThrow('no longer wanted');
  });
});
