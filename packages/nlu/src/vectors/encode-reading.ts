import type { Reading, ReadToken } from '../features/reading.ts';
import type { Vectors } from './decode-vectors.ts';
import { wordLimit } from './word-rows.ts';

/**
 * A message's vector as it was meant: that of its words (Finglish and a wrong layout read as Persian) and that of their
 * formal forms, each brought to length 1, added. Better than the vector of the text as typed, most of all for Finglish
 * (docs/decisions/2026-11-29-nlu-readings-as-features.md). Zeros for a message without words.
 */
export function encodeReading(vectors: Vectors, { tokens }: Reading): Float32Array {
  const sum = new Float32Array(vectors.size);
  addUnit(vectors, tokens, ({ persian, key }) => persian ?? key, sum);
  addUnit(vectors, tokens, ({ formal, key }) => formal ?? key, sum);
  return sum;
}

/** Adds the sum of the words' vectors, brought to length 1. */
function addUnit(
  vectors: Vectors,
  tokens: readonly ReadToken[],
  spellingOf: (token: ReadToken) => string,
  into: Float32Array,
): void {
  const sum = new Float32Array(vectors.size);
  let left = wordLimit;
  for (let at = 0; at < tokens.length && left > 0; at++) {
    const words = vectors.encodeWords(spellingOf(tokens[at]!));
    for (let word = 0; word < words.length && left > 0; word++, left--) addTo(sum, words[word]!);
  }
  let square = 0;
  for (let at = 0; at < sum.length; at++) square += sum[at]! * sum[at]!;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let at = 0; at < sum.length; at++) into[at]! += sum[at]! * scale;
}

function addTo(sum: Float32Array, vector: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
}
