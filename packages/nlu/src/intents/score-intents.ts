import { hashesFor, type MessageHashes } from '../features/hash-message.ts';
import type { Reading } from '../features/reading.ts';
import { createWeigher } from '../features/weigh-features.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import { createRowAdder } from '../numbers/add-rows.ts';
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
  const weigh = createWeigher(model);
  const addRows = createRowAdder(model.matrix);
  return ({ hashes, vector }, baseScores = []) => {
    const features = vectorFeatures(vector, model.vectorMean);
    const dense = new Float32Array(1 + features.length + baseScores.length);
    dense[0] = biasValue;
    dense.set(features, 1);
    dense.set(baseScores, 1 + features.length);
    const { rows, values, count } = weigh(hashesFor(model.settings, hashes), dense);
    const logits = new Float32Array(model.matrix.columnCount);
    addRows(rows, values, count, logits);
    return logits;
  };
}
