import { describe, expect, it } from 'vitest';
import { makeFolds } from './make-folds.ts';

function examplesOf(intent: string | null, count: number) {
  return Array.from({ length: count }, (_, at) => ({ intent, text: `${intent} ${at}` }));
}

describe('folds of retrieval intents', () => {
  const faq = [...examplesOf('faq/hours', 2), ...examplesOf('faq/place', 1), ...examplesOf('faq/price', 7)];
  const examples = [...faq, ...examplesOf('greet', 10), ...examplesOf('rare', 4), ...examplesOf(null, 3)];
  const folds = makeFolds(examples, { folds: 5 });
  const held = folds.flatMap((fold) => fold.held);

  it('keep keys with few examples, since the examples of the plain intent are counted, as in Rasa', () => {
    expect(held.filter(({ intent }) => intent?.startsWith('faq/'))).toHaveLength(10);
    expect(held.some(({ intent }) => intent === 'rare')).toBe(false);
  });

  it('leave a retrieval intent out that has too few in all', () => {
    const few = [...examplesOf('chat/name', 2), ...examplesOf('chat/age', 2), ...examplesOf('greet', 5)];
    const intents = makeFolds(few, { folds: 5 }).flatMap((fold) => fold.held.map(({ intent }) => intent));
    expect(new Set(intents)).toEqual(new Set(['greet']));
  });

  it('spread each key evenly, and keep examples without intent', () => {
    for (const fold of folds) {
      const count = (wanted: string | null) => fold.held.filter(({ intent }) => intent === wanted).length;
      expect(count('faq/price')).toBeLessThanOrEqual(2);
      expect(count('faq/hours')).toBeLessThanOrEqual(1);
      expect(count('greet')).toBe(2);
    }
    expect(held.filter(({ intent }) => intent === null)).toHaveLength(3);
  });
});
