import { expect, it } from 'vitest';
import { createRandom } from '../numbers/random.ts';
import { shareComparer } from './compare-vectors.ts';
import { eightBit, eightBitLength } from './eight-bit.ts';

const random = createRandom(1);
const randomVector = (size: number): Float32Array => Float32Array.from({ length: size }, () => random() - 0.5);

function rowsOf(vectors: readonly Float32Array[], rowBytes: number): Int8Array {
  const rows = new Int8Array(vectors.length * rowBytes);
  vectors.forEach((vector, row) => {
    rows.set(eightBit(vector), row * rowBytes);
  });
  return rows;
}

function cosine(one: Float32Array, other: Float32Array): number {
  const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

// More rows than stand in memory at a time; a size that is no multiple of 16; few rows after many.
it.each([
  [64, 9000],
  [10, 50],
  [64, 3],
])('gives cosines of vectors of %d numbers to each of %d', (size, count) => {
  const { compare, highest } = shareComparer(eightBitLength(size));
  const vectors = Array.from({ length: count }, () => randomVector(size));
  const rows = rowsOf(vectors, eightBitLength(size));
  const likenesses = new Uint8Array(count);
  for (let turn = 0; turn < 3; turn++) {
    const wanted = randomVector(size);
    compare(eightBit(wanted), rows, likenesses);
    const cosines = vectors.map((vector) => Math.max(0, cosine(wanted, vector)));
    expect(Math.max(...cosines.map((value, row) => Math.abs(value - likenesses[row]! / 127)))).toBeLessThan(0.03);
    expect(highest(eightBit(wanted), rows)).toBeCloseTo(Math.max(...cosines), 1);
  }
});

it('gives the same whatever was compared before', () => {
  const { compare, highest } = shareComparer(64);
  const [one, other] = [1, 2].map(() =>
    rowsOf(
      Array.from({ length: 5 }, () => randomVector(64)),
      64,
    ),
  ) as [Int8Array, Int8Array];
  const wanted = eightBit(randomVector(64));
  const compared = (rows: Int8Array): readonly number[] => {
    const into = new Uint8Array(5);
    compare(wanted, rows, into);
    return [...into, highest(wanted, rows)];
  };
  const first = compared(one);
  expect(compared(other)).not.toEqual(first);
  expect(compared(one)).toEqual(first);
});

it('finds nothing alike where there is nothing, and in what points the other way', () => {
  const { compare, highest } = shareComparer(64);
  const vector = randomVector(64);
  expect(highest(eightBit(vector), new Int8Array(0))).toBe(0);
  const opposite = eightBit(vector.map((value) => -value));
  const into = new Uint8Array([9]);
  compare(eightBit(vector), opposite, into);
  expect(into[0]).toBe(0);
  expect(highest(eightBit(vector), opposite)).toBe(0);
  expect(eightBit(new Float32Array(64)).every((cell) => cell === 0)).toBe(true);
});
