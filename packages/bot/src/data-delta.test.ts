import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, diffData, type PlainData } from './data-delta.ts';

const plainData = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<PlainData>;
/** Two values that have much in common. */
const related = fc.tuple(plainData, plainData, plainData).map(([common, one, other]): [PlainData, PlainData] => [
  { common, here: one, nested: { common, one } },
  { common, there: other, nested: { common, other } },
]);

describe('a delta between two values', () => {
  it('leads from the one to the other', () => {
    fc.assert(
      fc.property(fc.oneof(related, fc.tuple(plainData, plainData)), ([from, to]) => {
        expect(JSON.parse(JSON.stringify(applyDelta(from, diffData(from, to)) ?? null))).toEqual(
          JSON.parse(JSON.stringify(to)),
        );
      }),
    );
  });

  it('survives being written as JSON', () => {
    fc.assert(
      fc.property(related, ([from, to]) => {
        const delta = JSON.parse(JSON.stringify(diffData(from, to)));
        expect(JSON.parse(JSON.stringify(applyDelta(from, delta)))).toEqual(JSON.parse(JSON.stringify(to)));
      }),
    );
  });

  it('keeps the very objects that did not change', () => {
    const from = { same: { deep: [1, 2, 3] }, changed: { a: 1, kept: { b: 2 } } };
    const to = { same: { deep: [1, 2, 3] }, changed: { a: 5, kept: { b: 2 } } };
    const result = applyDelta(from, diffData(from, to)) as typeof from;
    expect(result.same).toBe(from.same);
    expect(result.changed.kept).toBe(from.changed.kept);
    expect(result).toEqual(to);
  });

  it('is empty between equal values', () => {
    expect(diffData({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual({ op: 'keep' });
  });

  it('holds only what differs', () => {
    const table = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key${index}`, { value: index }]));
    const delta = diffData(table, { ...table, key5: { value: -1 }, new: { value: 0 } });
    expect(JSON.stringify(delta).length).toBeLessThan(250);
  });

  it('removes what is gone, and takes names of built-in properties as any other', () => {
    const from = { constructor: 1, toString: 2, gone: 3 } as unknown as PlainData;
    const to = { constructor: 1, toString: 9 } as unknown as PlainData;
    expect(applyDelta(from, diffData(from, to))).toEqual(to);
    const names = JSON.parse('{"valueOf": false, "__proto__": {"toString": 1}}') as PlainData;
    expect(applyDelta(names, diffData(names, {}))).toEqual({});
    expect(JSON.stringify(applyDelta({}, diffData({}, names)))).toBe(JSON.stringify(names));
  });
});
