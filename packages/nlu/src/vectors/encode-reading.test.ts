import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReadToken } from '../features/reading.ts';
import type { Vectors } from './decode-vectors.ts';
import { encodeReading } from './encode-reading.ts';

const size = 5;
const vectorOf = (word: string): Float32Array =>
  Float32Array.from({ length: size }, (_, at) => ((word.charCodeAt(0) * (at + 3)) % 17) - 8);
const vectors: Vectors = { size, encode: vectorOf, encodeWords: (text) => [vectorOf(text)] };

const words = fc.constantFrom('سلام', 'قیمت', 'چند', 'ab');
const tokens = fc.array(
  fc.record({
    key: words,
    formal: fc.option(words, { nil: undefined }),
    persian: fc.option(words, { nil: undefined }),
  }),
  { maxLength: 6 },
);

/** Of length 1, in the order of the sums of `encodeReading`. */
function unitOf(spellings: readonly string[]): readonly number[] {
  const sum = new Array<number>(size).fill(0);
  for (const word of spellings) for (const [at, value] of vectorOf(word).entries()) sum[at]! += value;
  const length = Math.hypot(...sum);
  return sum.map((value) => (length === 0 ? 0 : value / length));
}

it('adds the unit vectors of a message as it was meant and in formal words, whether or not these are the same', () => {
  fc.assert(
    fc.property(tokens, (given) => {
      const read = given.map((token, at): ReadToken => ({ ...token, start: at, end: at + 1 }));
      const meant = unitOf(given.map(({ key, persian }) => persian ?? key));
      const formal = unitOf(given.map(({ key, formal: other }) => other ?? key));
      const own = encodeReading(vectors, { tokens: read, entities: [] });
      for (let at = 0; at < size; at++) expect(own[at]).toBeCloseTo(meant[at]! + formal[at]!, 5);
    }),
  );
});
