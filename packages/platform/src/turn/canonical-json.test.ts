import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { canonicalJson } from './canonical-json.ts';

function shuffled(value: Json): Json {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

describe('canonicalJson', () => {
  it('is JSON of the same value, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value as Json);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled(value as Json))).toBe(text);
      }),
    );
  });

  it('tells values apart that look alike', () => {
    const texts = [['1', 1], [['1'], 1], ['1', '1'], { a: 1 }, { a: '1' }, null, 'null', []].map((value) =>
      canonicalJson(value as Json),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
});
