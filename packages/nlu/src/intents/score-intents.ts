import { hashesFor, type MessageHashes } from '../features/hash-message.ts';
import type { Reading } from '../features/reading.ts';
import { createWeigher } from '../features/weigh-features.ts';
import type { KnownWord } from '../features/word-memory.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import { mixIntents } from '../nets/mix-intents.ts';
import { shareNets } from '../nets/run-nets.ts';
import { createRowAdder } from '../numbers/add-rows.ts';
import { onceForBoth } from '../numbers/once-for.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { createDenseAdder } from './add-dense.ts';
import { writeVectorFeatures } from './dense-features.ts';
import { createCharacterScorer } from './score-characters.ts';
import { biasValue } from './train-intents.ts';

/** One message as the classifiers of a bot see it: read, hashed and encoded once for all of them. */
export interface IntentInput {
  readonly reading: Reading;
  /** Of its tokens, where they are in memory. */
  readonly words?: readonly KnownWord[] | undefined;
  /** Of all features (`hashEverything`); a classifier takes those that it was trained on. */
  readonly hashes: MessageHashes;
  readonly vector: Float32Array | null;
}

/** Gives the logits of the labels, the null class last; in the same array as those of the next message. */
export type ScoreIntents = (input: IntentInput) => Float32Array;

const noDense = new Float32Array(0);
const shareScorer = onceForBoth(makeScorer);

/** The classifier of a model: one for all bots that share it, so that what it keeps of words stands in memory once. */
export function createIntentScorer(model: IntentModel, vectors?: Vectors): ScoreIntents {
  return shareScorer(model, vectors);
}

function makeScorer(model: IntentModel, vectors: Vectors | undefined): ScoreIntents {
  const runNets = model.nets === null || vectors === undefined ? null : shareNets(model.nets, vectors);
  const weigh = createWeigher(model);
  const addRows = createRowAdder(model.matrix);
  const scoreCharacters = model.matrix.columns === null ? createCharacterScorer(model, addRows) : null;
  const dense = new Float32Array(1 + (model.vectorMean?.length ?? 0));
  const addDense = createDenseAdder(model.matrix, dense.length);
  dense[0] = biasValue;
  const logits = new Float32Array(model.matrix.columnCount);
  return ({ reading, words: known, hashes, vector }) => {
    writeVectorFeatures(vector, model.vectorMean, dense, 1);
    const own = hashesFor(model.settings, hashes);
    logits.fill(0);
    scoreCharacters?.(own.characters, logits);
    const rest = scoreCharacters === null ? own : { characters: [], sequences: own.sequences };
    const { rows, values, count } = weigh(rest, noDense);
    addRows(rows, values, count, logits);
    addDense(dense, logits);
    if (runNets !== null) mixIntents(logits, model.labels.length, () => runNets(reading, known));
    return logits;
  };
}
