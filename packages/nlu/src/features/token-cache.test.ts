import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadToken } from './reading.ts';
import { createTokenCache } from './token-cache.ts';

const isAlike = (one: ReadToken, other: ReadToken): boolean => one.lemma === other.lemma;

describe('createTokenCache', () => {
  it('gives of each token what is made of it, in whatever order they come and however few are kept', () => {
    const make = ({ key, lemma }: ReadToken): string => `${key} ${lemma}`;
    const token = fc.record({
      start: fc.integer(),
      end: fc.integer(),
      key: fc.constantFrom('a', 'b', 'c'),
      lemma: fc.constantFrom('x', 'y', 'z'),
    });
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (tokens, size) => {
        const recall = createTokenCache({ size, make, isAlike });
        for (const one of tokens) expect(recall(one)).toBe(make(one));
      }),
    );
  });

  it('makes what it keeps once, and keeps no more than twice its size', () => {
    let made = 0;
    const recall = createTokenCache({ size: 2, make: () => ++made, isAlike });
    const ask = (key: string) => recall({ start: 0, end: 1, key });
    for (const key of ['a', 'b', 'a', 'b']) ask(key);
    expect(made).toBe(2);
    for (const key of ['c', 'd', 'e']) ask(key);
    ask('a');
    expect(made).toBe(6);
  });

  it('takes another key than that of the token', () => {
    const recall = createTokenCache({ size: 2, make: ({ key }) => key, isAlike });
    expect(recall({ start: 0, end: 1, key: '12' }, '00')).toBe('12');
    expect(recall({ start: 0, end: 1, key: '34' }, '00')).toBe('12');
  });
});
