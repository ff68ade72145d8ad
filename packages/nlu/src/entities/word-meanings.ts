import type { Vectors } from '../vectors/decode-vectors.ts';

/** The strongest directions kept of a word; 8 is worse than 4 on MASSIVE dev (docs/decisions/2026-11-24-nlu-word-directions.md). */
const directionCount = 4;

/** Mean of the vectors of some words, each as often as it stands. */
export function meanWordVector(counts: ReadonlyMap<string, number>, vectors: Vectors): Float32Array {
  let total = 0;
  for (const count of counts.values()) total += count;
  const mean = new Float32Array(vectors.size);
  for (const [word, count] of counts) {
    const vector = vectors.encode(word);
    for (let at = 0; at < mean.length; at++) mean[at]! += (vector[at]! * count) / total;
  }
  return mean;
}

/**
 * The directions of the vector table in which a word differs most from the mean, as features of the tagger: words
 * that training never saw share them with words of like meaning.
 */
export function strongestDirections(vector: Float32Array, mean: Float32Array): readonly string[] {
  const directions = new Array<number>(directionCount).fill(-1);
  const sizes = new Array<number>(directionCount).fill(-1);
  for (let at = 0; at < mean.length; at++) {
    const size = Math.abs(vector[at]! - mean[at]!);
    if (size <= sizes[directionCount - 1]!) continue;
    let place = directionCount - 1;
    for (; place > 0 && sizes[place - 1]! < size; place--) {
      sizes[place] = sizes[place - 1]!;
      directions[place] = directions[place - 1]!;
    }
    sizes[place] = size;
    directions[place] = at;
  }
  const names: string[] = [];
  for (const at of directions) if (at >= 0) names.push(vector[at]! > mean[at]! ? `${at}+` : `${at}-`);
  return names;
}
