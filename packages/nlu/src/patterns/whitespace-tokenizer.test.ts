import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoTokens } from './split-into-tokens.ts';
import { splitAtWhitespace } from './whitespace-tokenizer.ts';

function words(text: string): readonly string[] {
  return splitAtWhitespace(text).map(([start, end]) => text.slice(start, end));
}

const pieces = fc.constantFrom(
  'a',
  '1',
  ' ',
  '!',
  '#',
  '«',
  '۱',
  '.',
  '😀',
  '\u200c',
  '-',
  '\n',
  '@',
  'ب',
  '\ud83d',
  '\u3000',
);

describe('splitAtWhitespace', () => {
  it.each<[what: string, text: string, tokens: readonly string[]]>([
    ['drops punctuation at the ends of words', 'سلام! خوبی؟', ['سلام', 'خوبی']],
    ['keeps ZWNJ and marks inside words', 'می‌خواهم مُد', ['می‌خواهم', 'مُد']],
    ['keeps signs and points before digits', '-5 .5 10,000', ['-5', '.5', '10,000']],
    ['keeps addresses', 'a.b@c.ir https://x.ir/a?b=1', ['a.b@c.ir', 'https://x.ir/a?b=1']],
    ['splits at quotes inside a word', 'it"s «نقل»قول', ['it', 's', 'نقل', 'قول']],
    ['drops tokens of emoji only', '😀 سلام 🚗', ['سلام']],
    ['knows the spaces of Unicode', 'a\u00a0b\u2003c', ['a', 'b', 'c']],
  ])('%s', (_, text, tokens) => {
    expect(words(text)).toEqual(tokens);
  });

  it('gives the whole text as one token when nothing remains', () => {
    expect(splitAtWhitespace('')).toEqual([[0, 0]]);
    expect(splitAtWhitespace('!!! 😀')).toEqual([[0, 6]]);
  });

  it('gives spans in order, inside the text, none overlapping, without spaces, for any text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        const spans = splitAtWhitespace(text);
        for (const [start, end] of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          if (spans.length > 1 && /\s/.test(text.slice(start, end))) expect.fail(JSON.stringify(text));
          last = end;
        }
      }),
    );
  });

  it('splits plain texts as it splits any other', () => {
    const some = fc.constantFrom('a', 'ب', '1', '۵', ' ', ' ', '\n', '!', '؟', '.', '-', '\u200c', '\u064b', '_');
    fc.assert(
      fc.property(fc.array(some, { maxLength: 16 }), (parts) => {
        const text = parts.join('');
        const spans = splitAtWhitespace(text);
        // A star is no plain character, and no token.
        const own = splitAtWhitespace(`${text} ★`);
        expect(spans).toEqual(spans.length === 1 && own[0]![1] > text.length ? [[0, text.length]] : own);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the text', () => {
    const startedAt = performance.now();
    for (const part of ['!', 'ا', ' ', '😀', '"a', '.ا', '!1', '.«', ' !', '« '])
      expect(splitAtWhitespace(`x${part.repeat(60_000)}x`).length).toBeGreaterThan(0);
    // 0.3 s; where a run of signs is tried from each of its signs, half a minute.
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});

describe('splitIntoTokens', () => {
  it('splits tokens further by a token pattern, and keeps those that it does not fit', () => {
    const text = 'سلام-دنیا !x';
    const split = splitIntoTokens('[\\u0600-\\u06ff]+');
    expect(split(text).map(([start, end]) => text.slice(start, end))).toEqual(['سلام', 'دنیا', 'x']);
    expect(splitIntoTokens(null)(text)).toEqual(splitAtWhitespace(text));
  });

  it('splits nothing by a pattern that matches nothing but the empty string', () => {
    expect(splitIntoTokens('x*')('سلام')).toEqual([[0, 4]]);
  });
});
