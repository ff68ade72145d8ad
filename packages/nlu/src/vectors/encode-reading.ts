import type { Reading, ReadToken } from '../features/reading.ts';
import type { Vectors } from './decode-vectors.ts';

/**
 * A message's vector as it was meant: that of its words (Finglish and a wrong layout read as Persian) and that of their
 * formal forms, each brought to length 1, added. Better than the vector of the text as typed, most of all for Finglish
 * (docs/decisions/2026-11-29-nlu-readings-as-features.md). Zeros for a message without words.
 */
export function encodeReading(vectors: Vectors, { tokens }: Reading): Float32Array {
  const sum = new Float32Array(vectors.size);
  addUnit(vectors.encode(spell(tokens, ({ persian, key }) => persian ?? key)), sum);
  addUnit(vectors.encode(spell(tokens, ({ formal, key }) => formal ?? key)), sum);
  return sum;
}

function spell(tokens: readonly ReadToken[], spellingOf: (token: ReadToken) => string): string {
  return tokens.map(spellingOf).join(' ');
}

function addUnit(vector: Float32Array, into: Float32Array): void {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let at = 0; at < vector.length; at++) into[at]! += vector[at]! * scale;
}
