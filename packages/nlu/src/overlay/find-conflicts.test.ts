import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { findConflicts } from './find-conflicts.ts';

const reader = createPlainReader();
type Pair = readonly [text: string, intent: string];

function conflicts(own: readonly Pair[], base: readonly Pair[]) {
  const examples = base.map(([text, intent]) => ({ text, intent, entities: [] }));
  const { model } = trainNlu(
    { examples, synonyms: [], regexes: [], lookups: [], pipeline: [{ name: 'WhitespaceTokenizer', options: {} }] },
    { reader },
  );
  return findConflicts(
    own.map(([text, label]) => ({ text, label, reading: reader.read(text) })),
    model,
  );
}

describe('findConflicts', () => {
  it("names both texts and both intents of a pair that says the same, whatever the words' order and spelling", () => {
    const found = conflicts([['ارسال، هزینه كتاب؟', 'my_prices']], [['هزینه ارسال کتاب', 'shipping_cost']]);
    expect(found).toEqual([
      {
        code: 'conflict-with-base',
        message: expect.stringMatching(/my_prices .* shipping_cost/),
        examples: ['ارسال، هزینه كتاب؟', 'هزینه ارسال کتاب'],
      },
    ]);
  });

  it('finds none under the same intent, in other words, or in texts without words', () => {
    expect(conflicts([['سلام', 'greet']], [['سلام', 'greet']])).toEqual([]);
    expect(conflicts([['قیمت این کفش', 'a']], [['قیمت این کیف', 'b']])).toEqual([]);
    expect(conflicts([['😀', 'a']], [['😀', 'b']])).toEqual([]);
  });

  it('names a text once for each intent of the base, however often both have it', () => {
    const own: readonly Pair[] = Array.from({ length: 50 }, () => ['سلام', 'mine'] as const);
    const base: readonly Pair[] = Array.from({ length: 60 }, (_, index) => ['سلام', `base_${index % 2}`] as const);
    expect(conflicts(own, base)).toHaveLength(2);
  });

  it('finds just the pairs with four fifths of all their words in common, for any texts', () => {
    const text = fc
      .array(fc.constantFrom('الف', 'بد', 'پر', 'تا', 'جان', 'چه', 'خوب'), { minLength: 1, maxLength: 7 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), fc.array(text, { maxLength: 6 }), (own, base) => {
        const found = conflicts(
          own.map((one, index) => [one, `own_${index}`]),
          base.map((one, index) => [one, `base_${index}`]),
        ).map(({ examples }) => examples);
        const wanted = base.flatMap((other) => {
          const words = new Set(other.split(' '));
          return own.flatMap((one) => {
            const all = new Set([...one.split(' '), ...words]);
            const shared = new Set(one.split(' ').filter((word) => words.has(word)));
            return shared.size >= 0.8 * all.size ? [[one, other]] : [];
          });
        });
        expect(found.map(String).sort()).toEqual(wanted.map(String).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('takes thousands of texts that share their common words', () => {
    const of = (name: string, count: number): readonly Pair[] =>
      Array.from({ length: count }, (_, index) => [`سلام می‌خوام ${name}${index} بخرم لطفا`, name]);
    const startedAt = performance.now();
    expect(
      conflicts([...of('کیف', 4000), ['سلام لطفا', 'hi']], [...of('کفش', 4000), ['لطفا سلام', 'greet']]),
    ).toMatchObject([{ examples: ['سلام لطفا', 'لطفا سلام'] }]);
    // 0.1 s; comparing all pairs takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
