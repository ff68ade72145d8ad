import type { Vectors } from '../vectors/decode-vectors.ts';

/** Vectors of some spellings as nets learn from them. */
export interface ScaledVectors {
  /** One behind the other, less the mean and scaled. */
  readonly vectors: Float32Array;
  readonly mean: Float32Array;
  readonly scale: number;
}

/** The numbers of the vectors are brought to this root mean square. */
const vectorNorm = 0.3;

/** The vectors of spellings, less their mean and scaled; `uses`: how often each stands. */
export function scaleVectors(
  spellings: readonly string[],
  uses: ArrayLike<number>,
  { size, encode }: Vectors,
): ScaledVectors {
  const table = new Float32Array(spellings.length * size);
  const mean = new Float32Array(size);
  let total = 0;
  for (let row = 0; row < spellings.length; row++) total += uses[row]!;
  spellings.forEach((spelling, row) => {
    const vector = encode(spelling);
    table.set(vector, row * size);
    for (let at = 0; at < size; at++) mean[at]! += (vector[at]! * uses[row]!) / total;
  });
  let square = 0;
  for (let at = 0; at < table.length; at++) {
    table[at]! -= mean[at % size]!;
    square += table[at]! * table[at]! * uses[Math.floor(at / size)]!;
  }
  const scale = square > 0 ? vectorNorm / Math.sqrt(square / (total * size)) : 0;
  for (let at = 0; at < table.length; at++) table[at]! *= scale;
  return { vectors: table, mean, scale };
}
