import type { Vectors } from '../vectors/decode-vectors.ts';

/** Words of a message that the nets see; one that is longer is cut. */
export const wordLimit = 512;

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
