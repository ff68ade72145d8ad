import type { Reader } from '../features/reading.ts';
import { createIntentScorer } from '../intents/score-intents.ts';
import { type LabelledReading, type TrainIntentsOptions, trainIntents } from '../intents/train-intents.ts';
import type { IntentModel, NluModel, RememberedExample } from '../model/nlu-model.ts';
import { baseFeatures } from './base-features.ts';
import { packLabel } from './pack-label.ts';

export interface TrainOverlayOptions extends TrainIntentsOptions {
  readonly reader: Reader;
  readonly base: NluModel;
}

/** Base examples held against the shop's own: enough to know what is not meant, few enough for a second of training. */
const contrastLimit = 1200;

/**
 * Trains a shop's own intents beside an untouched base: the base's scores are features, examples of the base are the
 * label `packLabel`, so that one softmax decides between the shop's intents and the pack as a whole.
 */
export function trainOverlayIntents(own: readonly LabelledReading[], options: TrainOverlayOptions): IntentModel {
  const { base, reader, vectors } = options;
  const baseIntents = base.intents;
  if (baseIntents === null) return trainIntents(own, options);
  const names = new Set(own.map(({ label }) => label));
  const contrast = spread(
    base.remembered.filter(({ intent }) => !names.has(intent)),
    contrastLimit,
  );
  const examples = [...own, ...contrast.map(({ text }) => ({ text, reading: reader.read(text), label: packLabel }))];
  const score = createIntentScorer(baseIntents);
  const scores = examples.map(({ text, reading }) =>
    baseFeatures(score({ reading, vector: vectors?.encode(text) ?? null }), baseIntents.labels.length),
  );
  return trainIntents(examples, {
    ...options,
    baseScores: { labelCount: baseIntents.labels.length, of: (index) => scores[index]! },
  });
}

/** Takes at most `limit` items, evenly over the list. */
function spread(items: readonly RememberedExample[], limit: number): readonly RememberedExample[] {
  if (items.length <= limit) return items;
  return Array.from({ length: limit }, (_, place) => items[Math.floor((place * items.length) / limit)]!);
}
