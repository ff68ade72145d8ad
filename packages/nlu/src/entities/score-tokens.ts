import { shareRowFinder } from '../features/find-rows.ts';
import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { hashIntent, hashJointFeatures, type TokenMarks } from './token-features.ts';
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
  readonly marks: readonly TokenMarks[];
  readonly intent?: string | undefined;
}

/** Gives the scores of all labels of a message's tokens; in the same array as those of the next message. */
export type ScoreTokens = (input: TaggerInput) => TokenScores;

/** What a word adds to the scores of tokens. */
interface WordScores {
  readonly word: number;
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

/** `vectors` as in training. It keeps the scores of the words last met, at most twice `cachedWords`. */
export function createTokenScorer(model: TaggerModel, vectors: Vectors | undefined, cachedWords: number): ScoreTokens {
  const { wordMean, vocabulary, matrix } = model;
  const labelCount = model.start.length;
  const findRows = shareRowFinder(vocabulary);
  const sums = new Float32Array(places.length * labelCount);
  /** What the intent alone says, of each token the same. */
  const intentRow = new Float32Array(labelCount);
  const edges = { before: scoresOf(textStart), after: scoresOf(textEnd) };
  const recall = createTokenCache({ size: cachedWords, make: wordScores, isAlike: haveSameProfile });
  let values = new Float32Array(0);

  /** Adds the rows of features, but of the one that is in the sum already. */
  function addRows(hashes: readonly number[], into: Float32Array, place: number, added?: number): void {
    const rows = findRows(hashes);
    for (let at = 0; at < hashes.length; at++)
      if (rows[at]! >= 0 && hashes[at] !== added) addRow(matrix, rows[at]!, 1, into, place);
  }

  function scoresOf({ word, features }: WordProfile): WordScores {
    sums.fill(0);
    for (let place = 0; place < places.length; place++) addRows(features[place]!, sums, place * labelCount);
    const listed: number[] = [];
    let middle = wholeRows * labelCount;
    for (let at = wholeRows * labelCount; at < sums.length; at++) {
      if (sums[at] === 0) continue;
      listed.push(at % labelCount, sums[at]!);
      if (at < (wholeRows + 1) * labelCount) middle += 2;
    }
    const scores = new Float32Array(wholeRows * labelCount + listed.length);
    scores.set(sums.subarray(0, wholeRows * labelCount));
    scores.set(listed, wholeRows * labelCount);
    return { word, scores, middle };
  }

  function wordScores(token: ReadToken): WordScores {
    const hasMeaning = vectors !== undefined && wordMean !== null;
    return scoresOf(
      profileOf(token, hasMeaning ? strongestDirections(vectors.encode(spellingOf(token)), wordMean) : []),
    );
  }

  function addListed({ scores }: WordScores, from: number, to: number, offset: number): void {
    for (let at = from; at < to; at += 2) values[offset + (scores[at]! | 0)]! += scores[at + 1]!;
  }

  /** Writes what the words say, each by itself, and the intent. */
  function scoreToken(words: readonly WordScores[], at: number): void {
    const last = words.length - 1;
    const own = words[at]!.scores;
    const before = (at > 0 ? words[at - 1]! : edges.before).scores;
    const after = (at < last ? words[at + 1]! : edges.after).scores;
    const offset = at * labelCount;
    for (let label = 0; label < labelCount; label++)
      values[offset + label] =
        intentRow[label]! + own[label]! + before[labelCount + label]! + after[2 * labelCount + label]!;
    const twoBefore = at > 1 ? words[at - 2]! : edges.before;
    const twoAfter = at < last - 1 ? words[at + 2]! : edges.after;
    addListed(twoBefore, wholeRows * labelCount, twoBefore.middle, offset);
    addListed(twoAfter, twoAfter.middle, twoAfter.scores.length, offset);
  }

  return ({ reading: { tokens }, marks, intent }) => {
    const count = tokens.length;
    if (values.length < count * labelCount) values = new Float32Array(2 * count * labelCount);
    const words: WordScores[] = [];
    for (let at = 0; at < count; at++) words.push(recall(tokens[at]!, plainWord(tokens[at]!.key)));
    const context = { marks, intent: model.usesIntent && intent !== undefined ? hashIntent(intent) : undefined };
    intentRow.fill(0);
    if (context.intent !== undefined) addRows([context.intent], intentRow, 0);
    for (let at = 0; at < count; at++) {
      scoreToken(words, at);
      addRows(hashJointFeatures(words, at, context), values, at * labelCount, context.intent);
    }
    return { count, values };
  };
}
