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

it('makes the vector of each word once where the table lets it, and gives what the table would', () => {
  const made: string[] = [];
  const makeVector = (word: string): Float32Array => {
    made.push(word);
    return Float32Array.of(word.length, word.charCodeAt(0));
  };
  const asked = (): never => {
    throw new Error('The memory of the table is not asked.');
  };
  const kept = keepVectors({ size: 2, encode: asked, encodeWords: asked, makeVector });
  for (let turn = 0; turn < 2; turn++) {
    expect(kept.encode('سلام')).toEqual(makeVector('سلام'));
    made.pop();
    expect(kept.encodeWords('سلام ab')).toEqual([Float32Array.of(4, 0x633), Float32Array.of(2, 0x61)]);
    expect(kept.encode('سلام ab')).toEqual(Float32Array.of(3, (0x633 + 0x61) / 2));
    expect(kept.encode('؟')).toEqual(new Float32Array(2));
  }
  expect(made).toEqual(['سلام', 'ab']);
});
