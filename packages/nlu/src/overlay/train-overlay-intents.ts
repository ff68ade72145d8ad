import type { Reader } from '../features/reading.ts';
import { createIntentScorer } from '../intents/score-intents.ts';
import { type LabelledReading, type TrainIntentsOptions, trainIntents } from '../intents/train-intents.ts';
import type { IntentModel, NluModel } from '../model/nlu-model.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { baseFeatures } from './base-features.ts';
import { contrastLogits } from './contrast.ts';
import { packLabelOf } from './pack-label.ts';

export interface TrainOverlayOptions extends TrainIntentsOptions {
  readonly reader: Reader;
  readonly base: NluModel;
}

/** Base examples an intent that stand against the shop's own: as many as a shop has, so neither side is favoured. */
const contrastPerIntent = 5;

/**
 * Trains a shop's own intents beside an untouched base. A few examples of each base intent stand against them, and the
 * base's scores (of those examples held out, as they will be for new messages) are features.
 */
export function trainOverlayIntents(own: readonly LabelledReading[], options: TrainOverlayOptions): IntentModel {
  const { base, reader, vectors } = options;
  const { intents, contrast } = base;
  if (intents === null || contrast === null) return trainIntents(own, options);
  const names = new Set(own.map(({ label }) => label));
  const score = createIntentScorer(intents);
  const labelCount = intents.labels.length;
  const examples = [...own];
  const scores = own.map(({ reading }) =>
    baseFeatures(score({ reading, vector: vectors ? encodeReading(vectors, reading) : null }), labelCount),
  );
  const taken = new Map<string, number>();
  contrast.examples.forEach(({ text, intent }, place) => {
    const count = taken.get(intent) ?? 0;
    if (names.has(intent) || count >= contrastPerIntent) return;
    taken.set(intent, count + 1);
    examples.push({ text, reading: reader.read(text), label: packLabelOf(intent) });
    scores.push(baseFeatures(contrastLogits(contrast, place), labelCount));
  });
  return trainIntents(examples, {
    ...options,
    vocabularyCount: own.length,
    baseScores: { labelCount, of: (index) => scores[index]! },
  });
}
