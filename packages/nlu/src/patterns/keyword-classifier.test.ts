import { describe, expect, it } from 'vitest';
import type { TrainingExample } from '../model/training-data.ts';
import { createKeywordFinder, trainKeywords } from './keyword-classifier.ts';

function example(intent: string | null, text: string): TrainingExample {
  return { text, intent, entities: [] };
}

function train(isCaseSensitive: boolean, ...examples: readonly TrainingExample[]) {
  const { keywords, warnings } = trainKeywords(examples, isCaseSensitive);
  return { find: createKeywordFinder(keywords, isCaseSensitive), warnings, keywords };
}

describe('the keyword classifier', () => {
  it('answers the intent of the first keyword of the file that stands in the text as whole words', () => {
    const { find } = train(true, example('greet', 'سلام'), example('bye', 'خداحافظ'));
    expect(find('خداحافظ سلام')).toBe('greet');
    expect(find('سلامت باشید')).toBeNull();
    expect(find('')).toBeNull();
  });

  it('is case-sensitive unless told otherwise', () => {
    expect(train(true, example('greet', 'Hello')).find('hello')).toBeNull();
    expect(train(false, example('greet', 'Hello')).find('hello')).toBe('greet');
  });

  it('reads examples as patterns and leaves invalid ones out with a warning', () => {
    const { find, warnings } = train(true, example('greet', 'hi+'), example('smile', ':('));
    expect(find('hiii')).toBe('greet');
    expect(warnings).toEqual([
      { code: 'invalid-keyword', message: expect.stringContaining('left out'), examples: [':('] },
    ]);
  });

  it('leaves out, and names, a keyword of two intents and one that stands in an example of another', () => {
    const { find, warnings } = train(
      true,
      example('greet', 'سلام'),
      example('bye', 'سلام'),
      example('price', 'قیمت'),
      example('ship', 'قیمت ارسال'),
    );
    expect(find('سلام')).toBeNull();
    expect(find('قیمت')).toBeNull();
    expect(find('قیمت ارسال')).toBe('ship');
    expect(warnings.find(({ code }) => code === 'ambiguous-keyword')?.examples).toEqual(['سلام', 'قیمت']);
  });

  it('answers the intent itself where the examples are those of its answers', () => {
    const { find, warnings } = train(true, example('faq/hours', 'ساعت کاری'), example('faq/where', 'ساعت'));
    expect([find('ساعت کاری'), find('ساعت')]).toEqual(['faq', 'faq']);
    expect(warnings).toEqual([]);
  });

  it('skips texts without intent', () => {
    expect(train(true, example(null, 'سلام')).keywords).toEqual([]);
  });

  it('trains and answers with thousands of keywords', () => {
    const many = Array.from({ length: 3000 }, (_, index) => example(`intent_${index}`, `کلید${index}`));
    const { find, keywords } = train(true, ...many);
    expect(keywords).toHaveLength(3000);
    expect(find('کلید2999')).toBe('intent_2999');
  });
});
