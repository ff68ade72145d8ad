import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { createPatternFinder } from '../patterns/pattern-finder.ts';
import { isInside, typeKey } from './label-set.ts';
import { type AnnotatedSpan, labelTokens } from './label-tokens.ts';
import { markTokens } from './token-marks.ts';

const reader = createPlainReader();
const types = new Map([
  [typeKey({ entity: 'city', role: 'from' }), 0],
  [typeKey({ entity: 'city', role: 'to' }), 1],
  [typeKey({ entity: 'product' }), 2],
]);
const text = 'از تهران به شهر یزد گوشی';
const tokens = reader.read(text).tokens;

function span(part: string, type: Omit<AnnotatedSpan, 'start' | 'end'>): AnnotatedSpan {
  const start = text.indexOf(part);
  return { ...type, start, end: start + part.length };
}

describe('labelTokens', () => {
  it('gives a begin label, then inside labels, and types with other roles labels of their own', () => {
    const spans = [span('تهران', { entity: 'city', role: 'from' }), span('شهر یزد', { entity: 'city', role: 'to' })];
    const { labels, dropped, misaligned } = labelTokens(tokens, spans, types);
    expect([...labels]).toEqual([0, 1, 0, 3, 4, 0]);
    expect({ dropped, misaligned }).toEqual({ dropped: [], misaligned: [] });
  });

  it('takes the whole word for a span that ends inside it, and names the span', () => {
    const partly = span('تهرا', { entity: 'city', role: 'from' });
    const { labels, misaligned } = labelTokens(tokens, [partly], types);
    expect([...labels]).toEqual([0, 1, 0, 0, 0, 0]);
    expect(misaligned).toEqual([partly]);
  });

  it('takes a word for a span without what hangs on it, and finds nothing wrong with that', () => {
    const joined = [
      { start: 0, end: 4, key: 'چرخ' },
      { start: 5, end: 15, key: 'خیاطیهام', host: 'خیاطی', clitics: [{ form: 'ها', role: 'plural' }] },
    ];
    const sewing = { entity: 'product', start: 0, end: 10 };
    const { labels, dropped, misaligned } = labelTokens(joined, [sewing], types);
    expect([...labels]).toEqual([5, 6]);
    expect({ dropped, misaligned }).toEqual({ dropped: [], misaligned: [] });
    // The same span where nothing hangs on the word is no more than half of it.
    const compound = [joined[0]!, { ...joined[1]!, clitics: [] }];
    expect(labelTokens(compound, [{ ...sewing, start: 5 }], types).dropped).toHaveLength(1);
  });

  it('drops, and names, spans that overlap an earlier one, cover no word, or have an unknown type', () => {
    const first = span('شهر یزد', { entity: 'city', role: 'to' });
    const spans = [
      first,
      span('یزد گوشی', { entity: 'product' }),
      span(' ', { entity: 'product' }),
      span('تهران', { entity: 'city' }),
    ];
    const { labels, dropped } = labelTokens(tokens, spans, types);
    expect(dropped).toEqual(spans.slice(1));
    expect([...labels]).toEqual([0, 0, 0, 3, 4, 0]);
  });

  it('gives labels in a valid order whatever is annotated', () => {
    const annotation = fc.record({
      start: fc.integer({ min: 0, max: text.length }),
      end: fc.integer({ min: 0, max: text.length }),
      type: fc.constantFrom<Omit<AnnotatedSpan, 'start' | 'end'>>(
        { entity: 'city', role: 'from' },
        { entity: 'city', role: 'to' },
        { entity: 'product' },
      ),
    });
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 6 }), (annotations) => {
        const spans = annotations.map(({ start, end, type }) => ({ start, end, ...type }));
        const { labels } = labelTokens(tokens, spans, types);
        labels.forEach((label, at) => {
          if (isInside(label)) expect([label, label - 1]).toContain(labels[at - 1]);
        });
      }),
    );
  });
});

describe('markTokens', () => {
  it('marks the words of lookup tables and of found values as beginning or going on', () => {
    const find = createPatternFinder([{ kind: 'lookup', name: 'city', phrases: ['شهر یزد', 'تهران'] }], {
      isCaseSensitive: false,
      usesWordBoundaries: true,
    });
    const at = text.indexOf('گوشی');
    const reading = { tokens, entities: [{ start: at, end: at + 4, kind: 'thing', text: 'گوشی', value: null }] };
    expect(markTokens(text, reading, find)).toEqual([[], ['B:city'], [], ['B:city'], ['I:city'], ['B:=thing']]);
  });
});
