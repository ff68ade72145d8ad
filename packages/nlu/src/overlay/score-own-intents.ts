import { rowOf } from '../features/vocabulary.ts';
import { vectorFeatures, vectorScale } from '../intents/dense-features.ts';
import type { IntentInput } from '../intents/score-intents.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import { createRowAdder } from '../numbers/add-rows.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { weightsFor } from './evidence-weights.ts';
import { createWordKnowledge } from './knows-any-word.ts';
import { createWordMatcher } from './match-words.ts';
import { charactersOf, createRarity, wordsOf } from './own-features.ts';
import { packProfile } from './pack-profile.ts';

/**
 * Messages of an intent match its best example's words by more than this, most by .4 to .6; gibberish and words of another
 * matter by .15 to .25. Nothing else tells these from a short message that the pack does not know.
 */
const strangeBelow = 0.35;

/** Gives the logits of a shop's own intents, as `trainOverlayIntents` weighed them; of letters that are no words none is meant. */
export function createOwnScorer(
  own: IntentModel,
  base: NluModel,
  vectors: Vectors | undefined,
): (input: IntentInput, packLogits: Float32Array) => Float32Array {
  const rarityOf = createRarity(base);
  const weights = weightsFor(own);
  const addRows = createRowAdder(own.matrix);
  const constantRow = own.vocabulary.hashes.length;
  const knowsAnyWord = createWordKnowledge([own, base.intents].flatMap((each) => each?.vocabulary ?? []));
  const matchWords =
    own.ownWords === null || vectors === undefined
      ? null
      : createWordMatcher(own.ownWords, own.labels.length, { vectors, rarityOf });
  return (input, packLogits) => {
    if (!knowsAnyWord(input.reading)) return new Float32Array(own.matrix.columnCount).fill(Number.NEGATIVE_INFINITY);
    const rows = [constantRow];
    const values = [1];
    const add = (row: number, value: number): void => {
      if (row < 0) return;
      rows.push(row);
      values.push(value);
    };
    for (const hash of wordsOf(input.reading)) add(rowOf(own.vocabulary, hash), 1);
    if (weights.characters > 0)
      for (const [hash, value] of charactersOf(input.hashes, rarityOf)) add(rowOf(own.vocabulary, hash), value);
    const vector = vectorFeatures(input.vector, own.vectorMean);
    for (let at = 0; at < vector.length; at++) add(constantRow + 1 + at, vector[at]! / vectorScale);
    if (own.vectorMean !== null) {
      const profile = packProfile(packLogits);
      const profileRow = constantRow + 1 + vector.length;
      for (let label = 0; label < profile.length; label++) add(profileRow + label, profile[label]!);
    }
    const logits = new Float32Array(own.matrix.columnCount);
    addRows(Int32Array.from(rows), Float32Array.from(values), rows.length, logits);
    if (matchWords !== null) {
      const { message, example, standout } = matchWords(input.reading);
      for (let label = 0; label < logits.length; label++) {
        logits[label]! +=
          weights.messageWords * message[label]! +
          weights.exampleWords * example[label]! +
          weights.standout * standout[label]! -
          weights.strangeness * Math.max(0, strangeBelow - example[label]!);
      }
    }
    return logits;
  };
}
