import type { Reading } from '../features/reading.ts';
import { createIntentFeatures, type IntentFeatures } from '../intents/intent-features.ts';
import { plainIntent } from '../model/plain-intent.ts';
import type { TrainingExample } from '../model/training-data.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';

/** Makes the features of the examples that have an intent. */
export interface ExampleFeatureMaker {
  /** Takes the readings of all examples in their order, those without an intent included. */
  readonly add: (reading: Reading) => void;
  readonly made: () => IntentFeatures;
}

export function createExampleFeatures(
  examples: readonly TrainingExample[],
  vectors: Vectors | undefined,
): ExampleFeatureMaker {
  const labels = examples.map(labelOf);
  const features = createIntentFeatures(labels.filter((label) => label !== null).length, vectors);
  let added = 0;
  return {
    add(reading) {
      const label = labels[added++]!;
      if (label !== null) features.add(reading, label);
    },
    made: features.made,
  };
}

export function labelOf({ intent }: TrainingExample): string | null {
  return intent === null ? null : plainIntent(intent);
}
