import type { Reading, ReadToken } from '../features/reading.ts';
import type { KnownWord } from '../features/word-memory.ts';
import { onceFor } from '../numbers/once-for.ts';
import type { Vectors } from './decode-vectors.ts';
import { wordLimit } from './word-rows.ts';

type EncodeReading = (reading: Reading, into: Float32Array, words: readonly KnownWord[]) => Float32Array;

const shareEncoder = onceFor(createReadingEncoder);

/**
 * A message's vector as it was meant: that of its words (Finglish and a wrong layout read as Persian) and that of their
 * formal forms, each brought to length 1, added; written into an array that is given, or a new one.
 * `words` are those of the tokens as far as they are known. Better than the vector of the text as typed, most of all for Finglish
 * (docs/decisions/2026-11-29-nlu-readings-as-features.md). Zeros for a message without words.
 */
export function encodeReading(
  vectors: Vectors,
  reading: Reading,
  into: Float32Array = new Float32Array(vectors.size),
  words: readonly KnownWord[] = [],
): Float32Array {
  return shareEncoder(vectors)(reading, into, words);
}

function createReadingEncoder(vectors: Vectors): EncodeReading {
  const { size } = vectors;
  // Most tokens are spelled alike in both: their vectors are added once, for both sums. The sums are used again by every
  // message, since making an array takes longer than filling it.
  const both = new Float32Array(size);
  const meant: WordSum = { sum: new Float32Array(size), wordsLeft: wordLimit };
  const formal: WordSum = { sum: new Float32Array(size), wordsLeft: wordLimit };
  /** Whether all spellings agree so far, so that both sums are `both`. */
  let isOneSum = true;

  /** Adds the vectors of a token's spellings; where they agree they are one list. */
  function addToken(one: readonly Float32Array[], other: readonly Float32Array[]): void {
    if (one === other && one.length <= meant.wordsLeft && one.length <= formal.wordsLeft) {
      for (let at = 0; at < one.length; at++) addTo(both, one[at]!);
      meant.wordsLeft -= one.length;
      formal.wordsLeft -= one.length;
    } else {
      isOneSum = false;
      addWords(meant, one);
      addWords(formal, other);
    }
  }

  function spell(word: KnownWord, token: ReadToken): void {
    word.meant = meantVectors(token);
    word.formal = formalVectors(token, word.meant);
    word.vectors = vectors;
  }

  function meantVectors({ key, persian = key }: ReadToken): readonly Float32Array[] {
    return vectors.encodeWords(persian);
  }

  function formalVectors(
    { key, persian = key, formal: other = key }: ReadToken,
    asMeant: readonly Float32Array[],
  ): readonly Float32Array[] {
    return other === persian ? asMeant : vectors.encodeWords(other);
  }

  return ({ tokens }, result, words) => {
    both.fill(0);
    begin(meant);
    begin(formal);
    isOneSum = true;
    for (let at = 0; at < tokens.length && (meant.wordsLeft > 0 || formal.wordsLeft > 0); at++) {
      const token = tokens[at]!;
      const word = words[at];
      if (word === undefined || token.key.length > longestKept) {
        const asMeant = meantVectors(token);
        addToken(asMeant, formalVectors(token, asMeant));
      } else {
        if (word.vectors !== vectors) spell(word, token);
        addToken(word.meant, word.formal);
      }
    }
    result.fill(0);
    if (isOneSum) {
      addUnit(both, result, 2);
      return result;
    }
    addTo(meant.sum, both);
    addTo(formal.sum, both);
    addUnit(meant.sum, result);
    addUnit(formal.sum, result);
    return result;
  };
}

/** Of longer tokens, which may hold many words, no vectors are kept. */
const longestKept = 40;

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

/** Adds a vector brought to length 1, some times. */
function addUnit(vector: Float32Array, into: Float32Array, times = 1): void {
  let square = 0;
  for (let at = 0; at < vector.length; at++) square += vector[at]! * vector[at]!;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let time = 0; time < times; time++) for (let at = 0; at < vector.length; at++) into[at]! += vector[at]! * scale;
}

function addTo(sum: Float32Array, vector: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
}
