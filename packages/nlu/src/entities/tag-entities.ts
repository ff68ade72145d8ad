import type { Reading } from '../features/reading.ts';
import type { TaggerModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { bestLabels } from './best-labels.ts';
import { createForwardBackward, type ScoreToken } from './forward-backward.ts';
import type { EntityType } from './label-set.ts';
import { rowsOfTokens } from './rows-of-tokens.ts';
import { hashTokenFeatures, type TokenMarks } from './token-features.ts';
import { wordMeanings } from './word-meanings.ts';

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

/** Makes a tagger; `vectors` as in training. */
export function createTagger(model: TaggerModel, vectors?: Vectors): TagEntities {
  const labelCount = model.start.length;
  const passes = createForwardBackward(labelCount);
  const factors = {
    into: Float64Array.from(model.transition, Math.exp),
    start: Float64Array.from(model.start, Math.exp),
  };
  const score: ScoreToken = (features, scores) => {
    scores.fill(0);
    for (let at = 0; at < features.length; at++) addRow(model.matrix, features[at]!, 1, scores);
  };
  const { wordMean } = model;
  return ({ text, reading, marks, intent }) => {
    const { tokens } = reading;
    if (tokens.length === 0) return [];
    const meanings =
      vectors === undefined || wordMean === null ? undefined : wordMeanings(text, reading, { vectors, mean: wordMean });
    const context = { marks, meanings, intent: model.usesIntent ? intent : undefined };
    const rows = rowsOfTokens(hashTokenFeatures(tokens, context), model.vocabulary);
    const labels = bestLabels(rows, score, model);
    if (labels.every((label) => label === 0)) return [];
    passes.run(rows, score, factors);
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
