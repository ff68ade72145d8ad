import type { Reading } from '../features/reading.ts';
import { onceFor } from '../numbers/once-for.ts';
import type { Vectors } from './decode-vectors.ts';
import { wordLimit } from './word-rows.ts';

type EncodeReading = (reading: Reading, into: Float32Array) => Float32Array;

const shareEncoder = onceFor(createReadingEncoder);

/**
 * A message's vector as it was meant: that of its words (Finglish and a wrong layout read as Persian) and that of their
 * formal forms, each brought to length 1, added; written into an array that is given, or a new one. Better than the vector of the text as typed, most of all for Finglish
 * (docs/decisions/2026-11-29-nlu-readings-as-features.md). Zeros for a message without words.
 */
export function encodeReading(
  vectors: Vectors,
  reading: Reading,
  into: Float32Array = new Float32Array(vectors.size),
): Float32Array {
  return shareEncoder(vectors)(reading, into);
}

function createReadingEncoder(vectors: Vectors): EncodeReading {
  const { size } = vectors;
  // Most tokens are spelled alike in both: their vectors are added once, for both sums. The sums are used again by every
  // message, since making an array takes longer than filling it.
  const both = new Float32Array(size);
  const meant: WordSum = { sum: new Float32Array(size), wordsLeft: wordLimit };
  const formal: WordSum = { sum: new Float32Array(size), wordsLeft: wordLimit };

  function addToken(one: string, other: string): void {
    const words = vectors.encodeWords(one);
    if (one === other && words.length <= meant.wordsLeft && words.length <= formal.wordsLeft) {
      for (let at = 0; at < words.length; at++) addTo(both, words[at]!);
      meant.wordsLeft -= words.length;
      formal.wordsLeft -= words.length;
    } else {
      addWords(meant, words);
      addWords(formal, one === other ? words : vectors.encodeWords(other));
    }
  }

  return ({ tokens }, result) => {
    both.fill(0);
    begin(meant);
    begin(formal);
    for (let at = 0; at < tokens.length && (meant.wordsLeft > 0 || formal.wordsLeft > 0); at++) {
      const { key, persian = key, formal: other = key } = tokens[at]!;
      addToken(persian, other);
    }
    addTo(meant.sum, both);
    addTo(formal.sum, both);
    result.fill(0);
    addUnit(meant.sum, result);
    addUnit(formal.sum, result);
    return result;
  };
}

interface WordSum {
  readonly sum: Float32Array;
  wordsLeft: number;
}

function begin(into: WordSum): void {
  into.sum.fill(0);
  into.wordsLeft = wordLimit;
}

function addWords(into: WordSum, words: readonly Float32Array[]): void {
  for (let at = 0; at < words.length && into.wordsLeft > 0; at++, into.wordsLeft--) addTo(into.sum, words[at]!);
}

/** Adds a vector brought to length 1. */
function addUnit(vector: Float32Array, into: Float32Array): void {
  let square = 0;
  for (let at = 0; at < vector.length; at++) square += vector[at]! * vector[at]!;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let at = 0; at < vector.length; at++) into[at]! += vector[at]! * scale;
}

function addTo(sum: Float32Array, vector: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
}
