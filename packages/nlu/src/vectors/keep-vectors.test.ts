import { expect, it } from 'vitest';
import { keepVectors } from './keep-vectors.ts';

it('asks for each vector once', () => {
  const asked: string[] = [];
  const vectorOf = (text: string): Float32Array => {
    asked.push(text);
    return Float32Array.of(text.length);
  };
  const kept = keepVectors({ size: 1, encode: vectorOf, encodeWords: (text) => [vectorOf(text)] });
  for (let turn = 0; turn < 2; turn++) {
    expect(kept.encode('سلام')).toEqual(Float32Array.of(4));
    expect(kept.encodeWords('درود بر')).toEqual([Float32Array.of(7)]);
  }
  expect(asked).toEqual(['سلام', 'درود بر']);
});
