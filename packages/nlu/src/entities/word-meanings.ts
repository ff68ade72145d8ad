import type { Reading } from '../features/reading.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import type { TokenMarks } from './token-features.ts';

/** The strongest directions kept of a word; 8 is worse than 4 on MASSIVE dev (docs/decisions/2026-11-24-nlu-word-directions.md). */
const directionCount = 4;

/** Mean of the vectors of the words of some texts, each as often as it stands. */
export function meanWordVector(
  texts: readonly { readonly text: string; readonly reading: Reading }[],
  vectors: Vectors,
): Float32Array {
  const mean = new Float32Array(vectors.size);
  let count = 0;
  for (const { text, reading } of texts) {
    for (const { start, end } of reading.tokens) {
      const vector = vectors.encode(text.slice(start, end));
      for (let at = 0; at < mean.length; at++) mean[at]! += vector[at]!;
      count++;
    }
  }
  return count === 0 ? mean : mean.map((value) => value / count);
}

/**
 * The directions of the vector table in which each word differs most from the mean, as features of the tagger: words
 * that training never saw share them with words of like meaning.
 */
export function wordMeanings(
  text: string,
  reading: Reading,
  { vectors, mean }: { vectors: Vectors; mean: Float32Array },
): readonly TokenMarks[] {
  return reading.tokens.map(({ start, end }) => {
    const vector = vectors.encode(text.slice(start, end));
    const marks: string[] = [];
    const taken = new Set<number>();
    for (let place = 0; place < directionCount; place++) {
      let best = -1;
      for (let at = 0; at < mean.length; at++) {
        if (taken.has(at)) continue;
        if (best < 0 || Math.abs(vector[at]! - mean[at]!) > Math.abs(vector[best]! - mean[best]!)) best = at;
      }
      taken.add(best);
      marks.push(vector[best]! > mean[best]! ? `${best}+` : `${best}-`);
    }
    return marks;
  });
}
