import { type LabelledReading, trainIntents } from '../intents/train-intents.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import { needsNets, trainNets } from '../nets/train-nets.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { limitEntityTypes } from './limit-entity-types.ts';
import { plainIntent } from './plain-intent.ts';
import type { ReadExample } from './read-examples.ts';

export interface TrainClassifierOptions {
  readonly vectors: Vectors | undefined;
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (fraction: number) => void;
}

/** The linear classifier's part of the time where nets are learned too. */
const linearPart = 0.25;

/** Trains the classifier of a bot without a base: with nets beside it where the examples are such that they pay. */
export function trainClassifier(read: readonly ReadExample[], options: TrainClassifierOptions): IntentModel {
  const { vectors, onProgress } = options;
  const labelled = read.flatMap((example): (LabelledReading & ReadExample)[] =>
    example.intent === null ? [] : [{ ...example, label: plainIntent(example.intent) }],
  );
  const hasNets = vectors !== undefined && needsNets(labelled.length, new Set(labelled.map(({ label }) => label)).size);
  const intents = trainIntents(labelled, {
    ...options,
    onProgress: (fraction) => onProgress(hasNets ? linearPart * fraction : fraction),
  });
  if (!hasNets || intents.isByLikeness) return intents;
  const nets = trainNets(limitEntityTypes(labelled).examples, {
    ...options,
    vectors,
    labels: intents.labels,
    onProgress: (fraction) => onProgress(linearPart + (1 - linearPart) * fraction),
  });
  return { ...intents, nets };
}
