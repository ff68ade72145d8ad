import { shareRowFinder } from '../features/find-rows.ts';
import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { createValuesOfWords, type KnownWord } from '../features/word-memory.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import { createPlacedRowAdder } from '../numbers/add-rows-at.ts';
import type { DenseRows } from '../numbers/dense-rows.ts';
import { type ShortNumbers, shorten } from '../numbers/shorten.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import type { MemoryOf } from './tagger-memory.ts';
import { hashIntent, putJointFeatures, type TokenMarks } from './token-features.ts';
import type { TokenScores } from './token-scores.ts';
import { strongestDirections } from './word-meanings.ts';
import {
  haveSameProfile,
  places,
  plainWord,
  profileOf,
  spellingOf,
  textEnd,
  textStart,
  type WordProfile,
} from './word-profile.ts';

export interface TaggerInput {
  readonly text: string;
  readonly reading: Reading;
  /** The words of its tokens, as far as they are known. */
  readonly words?: readonly KnownWord[] | undefined;
  readonly marks: readonly TokenMarks[];
  readonly intent?: string | undefined;
}

/** Gives the scores of all labels of a message's tokens; in the same array as those of the next message. */
export type ScoreTokens = (input: TaggerInput) => TokenScores;

/** What a word adds to the scores of tokens. */
interface WordScores {
  readonly word: number;
  readonly part: number;
  /** A row of labels for each of `places`: for the token itself, the one after it, the one before it, those two away. */
  readonly scores: ShortNumbers;
}

/** Numbers are alike to the tagger, so the scores of words with digits are kept apart from the memory of words. */
const cachedNumbers = 500;

export interface TokenScorerOptions {
  /** Scores are kept of so many words that are not in the memory of words, at most twice; without it of as many as that memory has. */
  readonly cachedWords?: number | undefined;
  /** The dense rows of the matrix, where they stand in the memory. */
  readonly dense: DenseRows | null;
  readonly memoryOf: MemoryOf;
}

/** `vectors` as in training. The scores stand in the memory, until that is used again. */
export function createTokenScorer(
  model: TaggerModel,
  vectors: Vectors | undefined,
  { cachedWords, dense, memoryOf }: TokenScorerOptions,
): ScoreTokens {
  const { wordMean, vocabulary, matrix } = model;
  const labelCount = model.start.length;
  const findRows = shareRowFinder(vocabulary);
  const addRowsAt = createPlacedRowAdder(matrix);
  /** Features that are looked up together, so many as `hashCount`, and where the row of each is added. */
  const hashes: number[] = [];
  let hashCount = 0;
  let offsets = new Int32Array(128);
  let memory = memoryOf({ labels: labelCount, pairs: 0, cells: labelCount });
  const edges = { before: scoresOf(textStart), after: scoresOf(textEnd) };
  const recall = createTokenCache({
    size: cachedWords ?? cachedNumbers,
    make: wordScores,
    isAlike: haveSameProfile,
  });
  const recallKnown = cachedWords === undefined ? createValuesOfWords(unknownScores) : null;

  /** Adds the row of each feature from its place on, but of one that is in the sum already. */
  function addFeatures(into: Float32Array, added?: number): void {
    const rows = findRows(hashes, hashCount);
    if (added !== undefined) for (let at = 0; at < hashCount; at++) if (hashes[at] === added) rows[at] = -1;
    if (dense !== null) addDenseRows(dense, rows, into);
    addRowsAt(rows, offsets, hashCount, into);
  }

  /** Leaves the dense rows of these to the kernel, and the others. */
  function addDenseRows({ placeOf }: DenseRows, rows: Int32Array, into: Float32Array): void {
    const { arrays, kernel } = memory;
    const { listed, aims } = arrays;
    let count = 0;
    for (let at = 0; at < hashCount; at++) {
      const row = rows[at]!;
      const place = row < 0 ? -1 : placeOf[row]!;
      if (place < 0) continue;
      rows[at] = -1;
      if (count === listed.length) {
        kernel.addRows(count);
        count = 0;
      }
      aims[count] = into.byteOffset + offsets[at]! * into.BYTES_PER_ELEMENT;
      listed[count++] = place;
    }
    kernel.addRows(count);
  }

  /** Lists the features of one place: those that `hashes` has and the list of their places has not. */
  function placeAt(offset: number, from: number): void {
    if (offsets.length < hashCount) {
      const longer = new Int32Array(2 * hashCount);
      longer.set(offsets);
      offsets = longer;
    }
    for (let at = from; at < hashCount; at++) offsets[at] = offset;
  }

  function scoresOf({ word, part, features }: WordProfile): WordScores {
    const sums = memory.arrays.ofWord;
    sums.fill(0);
    hashCount = 0;
    for (let place = 0; place < places.length; place++) {
      const from = hashCount;
      const own = features[place]!;
      // Hashes are no small integers: an iterator would make an object of each.
      for (let at = 0; at < own.length; at++) hashes[hashCount++] = own[at]!;
      placeAt(place * labelCount, from);
    }
    addFeatures(sums);
    return { word, part, scores: shorten(sums, places.length * labelCount) };
  }

  function wordScores(token: ReadToken): WordScores {
    const hasMeaning = vectors !== undefined && wordMean !== null;
    return scoresOf(
      profileOf(token, hasMeaning ? strongestDirections(vectors.encode(spellingOf(token)), wordMean) : []),
    );
  }

  /** The scores of a word that is not among those kept by number. */
  function unknownScores(token: ReadToken): WordScores {
    const plain = plainWord(token.key);
    return plain === token.key && recallKnown !== null ? wordScores(token) : recall(token, plain);
  }

  function scoresOfToken(token: ReadToken, word: KnownWord | undefined): WordScores {
    return word === undefined || recallKnown === null ? recall(token, plainWord(token.key)) : recallKnown(word, token);
  }

  /** Writes what the words say, each by itself, and the intent. */
  function scoreWords(words: readonly WordScores[]): void {
    const count = words.length;
    const { arrays, kernel } = memory;
    const rows = places.length * labelCount;
    const put = (place: number, { scores }: WordScores): void => {
      arrays.words.set(scores.numbers, place * rows);
      arrays.wordScales[place] = scores.scale;
    };
    put(0, edges.before);
    put(1, edges.before);
    for (let at = 0; at < count; at++) put(at + 2, words[at]!);
    put(count + 2, edges.after);
    put(count + 3, edges.after);
    kernel.sumWords(count, labelCount);
  }

  return ({ reading: { tokens }, words: knownWords, marks, intent }) => {
    const count = tokens.length;
    memory = memoryOf({ labels: labelCount, pairs: 0, cells: count * labelCount });
    const { values, shared } = memory.arrays;
    const words: WordScores[] = [];
    for (let at = 0; at < count; at++) words.push(scoresOfToken(tokens[at]!, knownWords?.[at]));
    const context = { marks, intent: model.usesIntent && intent !== undefined ? hashIntent(intent) : undefined };
    shared.fill(0);
    hashCount = 0;
    if (context.intent !== undefined) {
      hashes[hashCount++] = context.intent;
      placeAt(0, 0);
      addFeatures(shared);
    }
    scoreWords(words);
    hashCount = 0;
    for (let at = 0; at < count; at++) {
      const from = hashCount;
      hashCount = putJointFeatures(words, at, context, { into: hashes, from });
      placeAt(at * labelCount, from);
    }
    addFeatures(values, context.intent);
    return { count, values };
  };
}
