import { hashesFor, type MessageHashes } from '../features/hash-message.ts';
import type { Reading } from '../features/reading.ts';
import { weighFeatures } from '../features/weigh-features.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import { addRows } from '../numbers/quantised-matrix.ts';
import { vectorFeatures } from './dense-features.ts';
import { biasValue } from './train-intents.ts';

/** One message as the classifiers of a bot see it: read, hashed and encoded once for all of them. */
export interface IntentInput {
  readonly reading: Reading;
  /** Of all features (`hashEverything`); a classifier takes those that it was trained on. */
  readonly hashes: MessageHashes;
  readonly vector: Float32Array | null;
}

/** Gives the logits of the labels, the null class last. `baseScores` as in training. */
export type ScoreIntents = (input: IntentInput, baseScores?: ArrayLike<number>) => Float32Array;

export function createIntentScorer(model: IntentModel): ScoreIntents {
  return ({ hashes, vector }, baseScores = []) => {
    const dense = [biasValue, ...vectorFeatures(vector, model.vectorMean)];
    for (let at = 0; at < baseScores.length; at++) dense.push(baseScores[at]!);
    const { rows, values } = weighFeatures(hashesFor(model.settings, hashes), model, dense);
    const logits = new Float32Array(model.matrix.columnCount);
    addRows(model.matrix, rows, values, logits);
    return logits;
  };
}
