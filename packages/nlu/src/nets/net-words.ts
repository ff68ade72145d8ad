import type { ReadToken } from '../features/reading.ts';
import { rowOf, type Vocabulary } from '../features/vocabulary.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';

/** Words of a message that the nets see; one that is longer is cut. */
export const wordLimit = 512;

/** The spelling by which the vector of a word is asked for. */
export function vectorSpelling(token: ReadToken): string {
  return token.persian ?? token.key;
}

/** The row of a word's embedding; 0 for words that training did not see often enough. */
export function embeddingRowOf(vocabulary: Vocabulary, hash: number | null): number {
  return hash === null ? 0 : rowOf(vocabulary, hash) + 1;
}

/** A word's vector as the nets take it. */
export function writeVector(
  vectors: Vectors,
  spelling: string,
  { mean, scale }: { readonly mean: Float32Array; readonly scale: number },
  into: Float32Array,
): void {
  const vector = vectors.encode(spelling);
  for (let at = 0; at < mean.length; at++) into[at] = (vector[at]! - mean[at]!) * scale;
}
