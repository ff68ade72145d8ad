import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCodePoints, inUtf16Units } from './code-point-offsets.ts';
import type { ParseData } from './parse-data.ts';

const parse = (text: string, start: number, end: number): ParseData => ({
  text,
  intent: { name: 'greet', confidence: 1 },
  entities: [{ entity: 'word', start, end, value: text.slice(start, end) }],
  text_tokens: [[start, end]],
});

describe('offsets in code points', () => {
  it('count an emoji once, where UTF-16 counts it twice', () => {
    const { entities, text_tokens } = inCodePoints(parse('😀 سلام', 3, 7));
    expect([entities[0]?.start, entities[0]?.end]).toEqual([2, 6]);
    expect(text_tokens).toEqual([[2, 6]]);
  });

  it('lead back to where they came from', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 4 }), { maxLength: 6 }), (words) => {
        const start = words[0]?.length ?? 0;
        const one = parse(words.join(''), start, start + (words[1]?.length ?? 0));
        expect(inUtf16Units(inCodePoints(one))).toEqual(one);
      }),
    );
  });

  it('leaves alone what is no offset', () => {
    const odd = { ...parse('😀', 0, 2), entities: [{ entity: 'word', value: 'x' }], text_tokens: ['x', [0]] };
    expect(inCodePoints(odd as unknown as ParseData)).toEqual(odd);
  });
});
