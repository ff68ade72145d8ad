import type { Reading, ReadToken } from '../features/reading.ts';
import { createRecentCache } from '../features/recent-cache.ts';
import { rowOf } from '../features/vocabulary.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { bestLabels } from './best-labels.ts';
import { createForwardBackward } from './forward-backward.ts';
import type { EntityType } from './label-set.ts';
import { hashJointFeatures, type TokenMarks } from './token-features.ts';
import { transitionsOf } from './transition-table.ts';
import { strongestDirections } from './word-meanings.ts';
import { places, profileName, profileOf, spellingOf, textEnd, textStart, type WordProfile } from './word-profile.ts';

/** A span that the tagger found: UTF-16 offsets, and the mean probability of its tokens' labels. */
export interface TaggedSpan extends EntityType {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

export interface TaggerInput {
  readonly text: string;
  readonly reading: Reading;
  readonly marks: readonly TokenMarks[];
  readonly intent?: string | undefined;
}

/** Finds the entities of a message, in the order of the text, none overlapping. */
export type TagEntities = (input: TaggerInput) => readonly TaggedSpan[];

/** What a word adds to the scores of a token: one row of labels for each of `places`. */
interface WordScores {
  readonly word: number;
  readonly scores: Float32Array;
}

/** Words whose scores a tagger keeps: a kilobyte each for a bot of 20 kinds of entities, once for all shops of a pack. */
const keptWords = 3000;

/** Makes a tagger; `vectors` as in training. It keeps the scores of the words last met, at most twice `cachedWords`. */
export function createTagger(model: TaggerModel, vectors?: Vectors, cachedWords = keptWords): TagEntities {
  const { wordMean, vocabulary, matrix, start } = model;
  const labelCount = start.length;
  const table = transitionsOf(model.transition);
  const passes = createForwardBackward(table);
  const factors = {
    pairs: Float64Array.from(table.weights, Math.exp),
    other: Math.exp(table.other),
    start: Float64Array.from(start, Math.exp),
  };
  const recall = createRecentCache<WordScores>(cachedWords);
  const row = new Float32Array(labelCount);
  const edges = { before: scoresOf(textStart), after: scoresOf(textEnd) };
  let values = new Float32Array(0);

  function addHashes(hashes: readonly number[]): void {
    for (let at = 0; at < hashes.length; at++) {
      const found = rowOf(vocabulary, hashes[at]!);
      if (found >= 0) addRow(matrix, found, 1, row);
    }
  }

  function scoresOf({ word, features }: WordProfile): WordScores {
    const scores = new Float32Array(places.length * labelCount);
    features.forEach((hashes, place) => {
      row.fill(0);
      addHashes(hashes);
      scores.set(row, place * labelCount);
    });
    return { word, scores };
  }

  function wordScores(token: ReadToken): WordScores {
    return recall(profileName(token), () => {
      const meanings =
        vectors === undefined || wordMean === null
          ? []
          : strongestDirections(vectors.encode(spellingOf(token)), wordMean);
      return scoresOf(profileOf(token, meanings));
    });
  }

  function scoreTokens({ reading, marks, intent }: TaggerInput): void {
    const words = reading.tokens.map(wordScores);
    if (values.length < words.length * labelCount) values = new Float32Array(2 * words.length * labelCount);
    const context = { marks, intent: model.usesIntent ? intent : undefined };
    for (let at = 0; at < words.length; at++) {
      row.fill(0);
      addHashes(hashJointFeatures(words, at, context));
      const own = words[at]!.scores;
      const before = (words[at - 1] ?? edges.before).scores;
      const after = (words[at + 1] ?? edges.after).scores;
      const twoBefore = (words[at - 2] ?? edges.before).scores;
      const twoAfter = (words[at + 2] ?? edges.after).scores;
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
  }

  return (input) => {
    const { tokens } = input.reading;
    if (tokens.length === 0) return [];
    scoreTokens(input);
    const scores = { count: tokens.length, values };
    const labels = bestLabels(scores, { table, start });
    if (labels.every((label) => label === 0)) return [];
    passes.run(scores, factors);
    const probability = passes.probability();
    const spans: TaggedSpan[] = [];
    for (let at = 0; at < labels.length; ) {
      const label = labels[at]!;
      const from = at++;
      if (label % 2 === 0) continue;
      let sum = probability[from * labelCount + label]!;
      while (at < labels.length && labels[at] === label + 1) {
        sum += probability[at * labelCount + label + 1]!;
        at++;
      }
      spans.push({
        ...model.types[(label - 1) / 2]!,
        start: tokens[from]!.start,
        end: tokens[at - 1]!.end,
        confidence: Math.min(1, sum / (at - from)),
      });
    }
    return spans;
  };
}
