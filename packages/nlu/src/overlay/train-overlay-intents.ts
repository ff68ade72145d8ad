import { hashEverything } from '../features/hash-message.ts';
import type { Reader } from '../features/reading.ts';
import { createIntentScorer } from '../intents/score-intents.ts';
import { type LabelledReading, type TrainIntentsOptions, trainIntents } from '../intents/train-intents.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { baseFeatures } from './base-features.ts';
import { packLabelOf } from './pack-label.ts';
import { pickContrast } from './pick-contrast.ts';

export interface TrainOverlayOptions extends TrainIntentsOptions {
  readonly reader: Reader;
  readonly base: NluModel;
}

/**
 * Trains a shop's own intents beside an untouched base. A few examples of each base intent stand against them, and the
 * base's scores are features.
 */
export function trainOverlayIntents(own: readonly LabelledReading[], options: TrainOverlayOptions): IntentModel {
  const { base, reader, vectors } = options;
  const { intents } = base;
  if (intents === null || intents.isByLikeness) return trainIntents(own, options);
  const score = createIntentScorer(intents);
  const names = new Set(own.map(({ label }) => label));
  const against = pickContrast(base.remembered, names).map(
    ({ text, intent }): LabelledReading => ({ text, reading: reader.read(text), label: packLabelOf(intent) }),
  );
  const examples = [...own, ...against];
  const labelCount = intents.labels.length;
  const scores = examples.map(({ reading }) =>
    baseFeatures(
      score({ reading, hashes: hashEverything(reading), vector: vectors ? encodeReading(vectors, reading) : null }),
      labelCount,
    ),
  );
  return trainIntents(examples, {
    ...options,
    vocabularyCount: own.length,
    baseScores: { labelCount, of: (index) => scores[index]! },
  });
}
