import { featureKey } from '../features/word-hashes.ts';
import { vectorFeatures } from '../intents/dense-features.ts';
import type { IntentInput } from '../intents/score-intents.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { weightsFor } from './evidence-weights.ts';
import { shareNearestExample } from './nearest-example.ts';

/** Rasa's name for the intent of messages that a bot does not serve. */
const outOfScope = 'out_of_scope';

/** Gives what speaks for the pack's best intent, to stand against the logits of a shop's own intents. */
export function createPackWeigher(
  own: IntentModel,
  base: NluModel,
  vectors: Vectors | undefined,
): (input: IntentInput, packLogits: Float32Array) => number {
  const weights = weightsFor(own);
  const labels = base.intents?.labels ?? [];
  const nearest = own.vectorMean === null || vectors === undefined ? null : shareNearestExample(base, vectors);
  const other = labels.indexOf(outOfScope);
  return ({ reading, vector }, packLogits) => {
    let best = 0;
    for (let label = 1; label < labels.length; label++) if (packLogits[label]! > packLogits[best]!) best = label;
    const likeness = nearest?.(vectorFeatures(vector, own.vectorMean), labels[best]!) ?? 0;
    const nothing = packLogits[labels.length]!;
    let words = 0;
    for (const token of reading.tokens) if (featureKey(token) !== '') words++;
    let weight = weights.nearest * likeness + weights.sureness * (packLogits[best]! - nothing) + weights.bias;
    weight += weights.length * Math.log1p(words);
    if (other >= 0) weight += weights.outOfScope * (packLogits[other]! - nothing);
    return other === best ? weight + weights.isOutOfScope : weight;
  };
}
