import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InvalidAssetError } from '../model/invalid-asset-error.ts';
import { decodeVectors } from './decode-vectors.ts';

const data = new URL('../../data/', import.meta.url);
const bytes = readFileSync(new URL('fa-g64.bin', data));
const cases = JSON.parse(readFileSync(new URL('fa-g64.vectors.json', data), 'utf8')) as {
  readonly tolerance: number;
  readonly cases: readonly { readonly text: string; readonly vector: readonly number[] }[];
};

describe('decodeVectors', () => {
  const vectors = decodeVectors(bytes);

  it('gives the vectors that came with the table, within their tolerance', () => {
    expect(cases.cases.length).toBeGreaterThanOrEqual(50);
    for (const { text, vector } of cases.cases) {
      const own = vectors.encode(text);
      vector.forEach((value, at) => {
        expect(Math.abs(value - (own[at] ?? Number.NaN)), text).toBeLessThanOrEqual(cases.tolerance);
      });
    }
  });

  it('puts a Finglish message nearer to its Persian form than to another wish', () => {
    const near = cosine(vectors.encode('hazine ersal chande'), vectors.encode('هزینه ارسال چنده'));
    expect(near).toBeGreaterThan(cosine(vectors.encode('hazine ersal chande'), vectors.encode('رمز عبورم یادم رفته')));
  });

  it('gives zeros for a text without words', () => {
    expect([...vectors.encode('😀 !')].every((value) => value === 0)).toBe(true);
  });

  it('answers texts of any length and kind with finite numbers', () => {
    for (const text of ['', 'ا'.repeat(4000), 'سلام '.repeat(800), '\u0000\ud800', 'a\u0301'.repeat(100), '__proto__'])
      expect([...vectors.encode(text)].every(Number.isFinite), text.slice(0, 10)).toBe(true);
  });

  it('gives equal vectors for spellings of one text, before and after its memory of words is full', () => {
    const before = vectors.encode('كتاب سلاااام');
    for (let word = 0; word < 8100; word++) vectors.encode(`کلمه${word}`);
    expect(vectors.encode('کتاب سلام')).toEqual(before);
  });

  it('refuses a damaged or cut table, or opens it: never another error', () => {
    const header = '{"NC":4,"NS":4,"d":2,"tensors":[{"offset":0,"scales":16}]}\n';
    const whole = new Uint8Array([...new TextEncoder().encode(header), ...new Uint8Array(32).fill(1)]);
    let refused = 0;
    const open = (damaged: Uint8Array, what: string): void => {
      try {
        decodeVectors(damaged).encode('سلام hi');
      } catch (error) {
        expect(error, what).toBeInstanceOf(InvalidAssetError);
        refused++;
      }
    };
    open(whole, 'whole');
    expect(refused).toBe(0);
    for (let at = 0; at < header.length; at++) {
      for (const other of [...'-9.0ex"'].map((letter) => letter.charCodeAt(0)))
        open(whole.with(at, other), `byte ${at} as ${other}`);
      open(whole.subarray(0, at), `${at} bytes`);
    }
    expect(refused).toBeGreaterThan(200);
  });

  it('refuses bytes that are not a table, or cut off', () => {
    expect(() => decodeVectors(new Uint8Array([1, 2, 3]))).toThrow(InvalidAssetError);
    expect(() => decodeVectors(new TextEncoder().encode('{"NC": 4}\n'))).toThrow(InvalidAssetError);
    expect(() => decodeVectors(bytes.subarray(0, 100_000))).toThrow(/shorter/);
  });
});

function cosine(one: Float32Array, other: Float32Array): number {
  let product = 0;
  let oneSquare = 0;
  let otherSquare = 0;
  one.forEach((value, at) => {
    product += value * (other[at] ?? 0);
    oneSquare += value * value;
    otherSquare += (other[at] ?? 0) ** 2;
  });
  return product / Math.sqrt(oneSquare * otherSquare);
}
