import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadToken } from './reading.ts';
import { createValuesOfWords, createWordMemory, type KnownWord } from './word-memory.ts';

const token = fc.record({
  start: fc.integer(),
  end: fc.integer(),
  key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  lemma: fc.constantFrom('x', 'y', undefined),
});

/** What tokens that read alike agree in. */
const nameOf = ({ key, lemma }: ReadToken): string => `${key} ${lemma}`;

describe('a memory of words', () => {
  it('gives tokens that read alike one word while it is kept, and no two kept words one number', () => {
    const messages = fc.array(fc.array(token, { maxLength: 6 }), { maxLength: 20 });
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 5 }), (tokens, size) => {
        const wordsOf = createWordMemory(size);
        /** The words last met, one of each name; those before may be forgotten. */
        const last: { readonly name: string; readonly word: KnownWord }[] = [];
        for (const message of tokens) {
          for (const one of message) {
            const word = wordsOf({ tokens: [one], entities: [] })[0]!;
            const name = nameOf(one);
            const known = last.findIndex((kept) => kept.name === name);
            if (known >= 0) expect(last.splice(known, 1)[0]!.word).toBe(word);
            for (const kept of last) expect(kept.word.number).not.toBe(word.number);
            last.unshift({ name, word });
            last.length = Math.min(last.length, size);
            expect(word.number).toBeLessThanOrEqual(2 * size);
          }
        }
      }),
    );
  });

  it('tells tokens apart by whatever is made of words', () => {
    const wordsOf = createWordMemory(100);
    const plain: ReadToken = { start: 0, end: 1, key: 'a' };
    const others: readonly ReadToken[] = [
      { ...plain, lemma: 'b' },
      { ...plain, formal: 'b' },
      { ...plain, host: 'b' },
      { ...plain, persian: 'b' },
      { ...plain, script: 'finglish' },
      { ...plain, kind: 'word' },
      { ...plain, part: 'noun' },
      { ...plain, rarity: 3 },
      { ...plain, clitics: [{ form: 'م', role: 'possessive' }] },
    ];
    const words = wordsOf({ tokens: [plain, ...others], entities: [] });
    expect(new Set(words).size).toBe(10);
    expect(new Set([...words, ...wordsOf({ tokens: [plain, ...others], entities: [] })]).size).toBe(10);
    expect(wordsOf({ tokens: [{ ...plain, start: 5, end: 6, clitics: [] }], entities: [] })[0]).toBe(words[0]);
  });

  it('does not look up the words of an endless message', () => {
    const tokens = Array.from({ length: 10_000 }, (_, at) => ({ start: at, end: at + 1, key: String(at) }));
    expect(createWordMemory(10)({ tokens, entities: [] }).length).toBe(512);
  });
});

describe('values of words', () => {
  it('are made once a word, and anew when its number has become that of another', () => {
    let made = 0;
    const recall = createValuesOfWords(({ key }) => `${key} ${++made}`);
    const wordsOf = createWordMemory(1);
    const ask = (key: string): string => {
      const asked = { start: 0, end: 1, key };
      return recall(wordsOf({ tokens: [asked], entities: [] })[0]!, asked);
    };
    expect([ask('a'), ask('a'), ask('b'), ask('a')]).toEqual(['a 1', 'a 1', 'b 2', 'a 1']);
    expect([ask('c'), ask('d'), ask('e'), ask('a')]).toEqual(['c 3', 'd 4', 'e 5', 'a 6']);
  });
});
