import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadToken } from './reading.ts';
import { createTokenCache } from './token-cache.ts';

describe('createTokenCache', () => {
  const token = fc.record(
    {
      start: fc.integer(),
      end: fc.integer(),
      key: fc.constantFrom('a', 'b', 'c'),
      persian: fc.constantFrom('x', 'y'),
      lemma: fc.constantFrom('x', 'y'),
      formal: fc.constantFrom('x', 'y'),
      host: fc.constantFrom('x', 'y'),
      script: fc.constantFrom('x', 'y'),
      kind: fc.constantFrom('x', 'y'),
      clitics: fc.array(fc.record({ form: fc.string(), role: fc.constantFrom('x', 'y') }), { maxLength: 2 }),
    },
    { requiredKeys: ['start', 'end', 'key'] },
  ) as fc.Arbitrary<ReadToken>;

  /** All that may count of a token. */
  function describeToken({ start, end, clitics, ...rest }: ReadToken): string {
    return JSON.stringify([
      Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)),
      (clitics ?? []).map(({ role }) => role),
    ]);
  }

  it('gives of each token what is made of it, in whatever order they come and however few are kept', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (tokens, size) => {
        const recall = createTokenCache(size, describeToken);
        for (const one of tokens) expect(recall(one)).toBe(describeToken(one));
      }),
    );
  });

  it('makes what it keeps once, and keeps no more than twice its size', () => {
    let made = 0;
    const recall = createTokenCache(2, () => ++made);
    const ask = (key: string) => recall({ start: 0, end: 1, key });
    for (const key of ['a', 'b', 'a', 'b']) ask(key);
    expect(made).toBe(2);
    for (const key of ['c', 'd', 'e']) ask(key);
    ask('a');
    expect(made).toBe(6);
  });
});
