import { shareRowFinder } from '../features/find-rows.ts';
import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { createValuesOfWords, type KnownWord } from '../features/word-memory.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import { createPlacedRowAdder } from '../numbers/add-rows-at.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { type PathMemory, sharePathMemory } from './path-memory.ts';
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
  /**
   * A row of labels for the token itself, for the one after it and for the one before it; then for those two away, to
   * which most labels get nothing, label and score of each that gets something.
   */
  readonly scores: Float32Array;
  /** Where the list for the token two places behind ends, and that for the one two places ahead begins. */
  readonly middle: number;
}

/** Of `places`, those with a whole row: the first of them. */
const wholeRows = 3;

/** Numbers are alike to the tagger, so the scores of words with digits are kept apart from the memory of words. */
const cachedNumbers = 500;

/**
 * `vectors` as in training. It keeps the scores of as many words as the memory of words does; or only those of words that are
 * not in it, at most twice `cachedWords`.
 */
export function createTokenScorer(
  model: TaggerModel,
  vectors: Vectors | undefined,
  cachedWords: number | undefined,
): ScoreTokens {
  const { wordMean, vocabulary, matrix } = model;
  const labelCount = model.start.length;
  const findRows = shareRowFinder(vocabulary);
  const addRowsAt = createPlacedRowAdder(matrix);
  const sums = new Float64Array(places.length * labelCount);
  /** Features that are looked up together, so many as `hashCount`, and where the row of each is added. */
  const hashes: number[] = [];
  let hashCount = 0;
  let offsets = new Int32Array(128);
  /** What the intent alone says, of each token the same. */
  const intentRow = new Float64Array(labelCount);
  const edges = { before: scoresOf(textStart), after: scoresOf(textEnd) };
  const recall = createTokenCache({
    size: cachedWords ?? cachedNumbers,
    make: wordScores,
    isAlike: haveSameProfile,
  });
  const recallKnown = cachedWords === undefined ? createValuesOfWords(unknownScores) : null;
  let values: Float64Array = new Float64Array(0);

  /** Adds the row of each feature from its place on, but of one that is in the sum already. */
  function addFeatures(into: Float64Array, added?: number): void {
    const rows = findRows(hashes, hashCount);
    if (added !== undefined) for (let at = 0; at < hashCount; at++) if (hashes[at] === added) rows[at] = -1;
    addRowsAt(rows, offsets, hashCount, into);
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
    const whole = wholeRows * labelCount;
    let listed = 0;
    for (let at = whole; at < sums.length; at++) if (sums[at] !== 0) listed++;
    const scores = new Float32Array(whole + 2 * listed);
    for (let at = 0; at < whole; at++) scores[at] = sums[at]!;
    let middle = whole;
    let end = whole;
    for (let at = whole; at < sums.length; at++) {
      if (sums[at] === 0) continue;
      scores[end++] = at % labelCount;
      scores[end++] = sums[at]!;
      if (at < whole + labelCount) middle += 2;
    }
    return { word, part, scores, middle };
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

  function addListed({ scores }: WordScores, from: number, to: number, offset: number): void {
    for (let at = from; at < to; at += 2) values[offset + (scores[at]! | 0)]! += scores[at + 1]!;
  }

  /** Writes what the words say, each by itself, and the intent. */
  function scoreWords(words: readonly WordScores[], memory: PathMemory): void {
    const count = words.length;
    const { arrays, kernel } = memory;
    // Each word's list is written as well, and the next word's rows over it.
    arrays.words.set(edges.before.scores);
    for (let at = 0; at < count; at++) arrays.words.set(words[at]!.scores, (at + 1) * wholeRows * labelCount);
    arrays.words.set(edges.after.scores, (count + 1) * wholeRows * labelCount);
    arrays.shared.set(intentRow);
    kernel.sumWords(count, labelCount);
    for (let at = 0; at < count; at++) {
      const twoBefore = at > 1 ? words[at - 2]! : edges.before;
      const twoAfter = at < count - 2 ? words[at + 2]! : edges.after;
      const offset = at * labelCount;
      addListed(twoBefore, wholeRows * labelCount, twoBefore.middle, offset);
      addListed(twoAfter, twoAfter.middle, twoAfter.scores.length, offset);
    }
  }

  return ({ reading: { tokens }, words: knownWords, marks, intent }) => {
    const count = tokens.length;
    const memory = sharePathMemory({ labels: labelCount, pairs: 0, cells: count * labelCount });
    values = memory.arrays.values;
    const words: WordScores[] = [];
    for (let at = 0; at < count; at++) words.push(scoresOfToken(tokens[at]!, knownWords?.[at]));
    const context = { marks, intent: model.usesIntent && intent !== undefined ? hashIntent(intent) : undefined };
    intentRow.fill(0);
    hashCount = 0;
    if (context.intent !== undefined) {
      hashes[hashCount++] = context.intent;
      placeAt(0, 0);
      addFeatures(intentRow);
    }
    scoreWords(words, memory);
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
