import { vectorFeatures } from '../intents/dense-features.ts';
import type { IntentInput } from '../intents/score-intents.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { weightsFor } from './evidence-weights.ts';
import { shareNearestExample } from './nearest-example.ts';

/** Gives what speaks for the pack's best intent, to stand against the logits of a shop's own intents. */
export function createPackWeigher(
  own: IntentModel,
  base: NluModel,
  vectors: Vectors | undefined,
): (input: IntentInput, packLogits: Float32Array) => number {
  const weights = weightsFor(own);
  const labels = base.intents?.labels ?? [];
  const nearest = own.vectorMean === null || vectors === undefined ? null : shareNearestExample(base, vectors);
  return ({ vector }, packLogits) => {
    let best = 0;
    for (let label = 1; label < labels.length; label++) if (packLogits[label]! > packLogits[best]!) best = label;
    const likeness = nearest?.(vectorFeatures(vector, own.vectorMean), labels[best]!) ?? 0;
    const sureness = packLogits[best]! - packLogits[labels.length]!;
    return weights.nearest * likeness + weights.sureness * sureness + weights.bias;
  };
}
