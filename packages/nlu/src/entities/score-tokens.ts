import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { rowOf } from '../features/vocabulary.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import type { TokenScores } from './forward-backward.ts';
import { hashIntent, hashJointFeatures, type TokenMarks } from './token-features.ts';
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

/** What a word adds to the scores of a token: one row of labels for each of `places`. */
interface WordScores {
  readonly word: number;
  readonly scores: Float32Array;
}

/** `vectors` as in training. It keeps the scores of the words last met, at most twice `cachedWords`. */
export function createTokenScorer(model: TaggerModel, vectors: Vectors | undefined, cachedWords: number): ScoreTokens {
  const { wordMean, vocabulary, matrix } = model;
  const labelCount = model.start.length;
  /** What the words of a token decide together. */
  const row = new Float32Array(labelCount);
  /** What the intent alone says, of each token the same. */
  const intentRow = new Float32Array(labelCount);
  const edges = { before: scoresOf(textStart), after: scoresOf(textEnd) };
  const recall = createTokenCache({ size: cachedWords, make: wordScores, isAlike: haveSameProfile });
  const joint: number[] = [];
  let values = new Float32Array(0);

  /** Adds the rows of features, but of the one that is in the sum already. */
  function addRows(hashes: readonly number[], into: Float32Array, place: number, added?: number): void {
    for (let at = 0; at < hashes.length; at++) {
      if (hashes[at] === added) continue;
      const found = rowOf(vocabulary, hashes[at]!);
      if (found >= 0) addRow(matrix, found, 1, into, place);
    }
  }

  function scoresOf({ word, features }: WordProfile): WordScores {
    const scores = new Float32Array(places.length * labelCount);
    for (let place = 0; place < places.length; place++) addRows(features[place]!, scores, place * labelCount);
    return { word, scores };
  }

  function wordScores(token: ReadToken): WordScores {
    const hasMeaning = vectors !== undefined && wordMean !== null;
    return scoresOf(
      profileOf(token, hasMeaning ? strongestDirections(vectors.encode(spellingOf(token)), wordMean) : []),
    );
  }

  function scoreToken(words: readonly WordScores[], at: number): void {
    const last = words.length - 1;
    const own = words[at]!.scores;
    const before = (at > 0 ? words[at - 1]! : edges.before).scores;
    const after = (at < last ? words[at + 1]! : edges.after).scores;
    const twoBefore = (at > 1 ? words[at - 2]! : edges.before).scores;
    const twoAfter = (at < last - 1 ? words[at + 2]! : edges.after).scores;
    const offset = at * labelCount;
    for (let label = 0; label < labelCount; label++) {
      values[offset + label] =
        row[label]! +
        own[label]! +
        before[labelCount + label]! +
        after[2 * labelCount + label]! +
        twoBefore[3 * labelCount + label]! +
        twoAfter[4 * labelCount + label]!;
    }
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
      row.set(intentRow);
      addRows(hashJointFeatures(words, at, context, joint), row, 0, context.intent);
      scoreToken(words, at);
    }
    return { count, values };
  };
}
