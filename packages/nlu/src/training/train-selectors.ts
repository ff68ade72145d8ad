import type { Reading } from '../features/reading.ts';
import { createIntentTrainer, type FitIntentsOptions } from '../intents/train-intents.ts';
import type { SelectorSettings } from '../model/components.ts';
import type { SelectorModel } from '../model/nlu-model.ts';
import type { TrainingExample } from '../model/training-data.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';

/** Learns to select responses from examples whose readings it is given in their order. */
export interface SelectorTrainer {
  readonly add: (reading: Reading) => void;
  /** Learns, when all readings are there. Deterministic for a seed; throws the signal's reason when aborted. */
  readonly fit: (options: Pick<FitIntentsOptions, 'seed' | 'signal'>) => readonly SelectorModel[];
}

/** Trains a classifier over the response keys (`faq/hours`) for each ResponseSelector that has examples. */
export function createSelectorTrainer(
  examples: readonly TrainingExample[],
  settings: readonly SelectorSettings[],
  vectors: Vectors | undefined,
): SelectorTrainer {
  const selectors = settings.flatMap(({ retrievalIntent, rankingLength, isRenormalized }) => {
    const keys = examples.map(({ intent }) => (isKeyOf(intent, retrievalIntent) ? intent : null));
    const count = keys.filter((key) => key !== null).length;
    return count === 0
      ? []
      : [
          {
            key: retrievalIntent ?? 'default',
            rankingLength,
            isRenormalized,
            keys,
            trainer: createIntentTrainer(count, vectors),
          },
        ];
  });
  let added = 0;
  return {
    add(reading) {
      for (const { keys, trainer } of selectors) {
        const key = keys[added]!;
        if (key !== null) trainer.add(reading, key);
      }
      added++;
    },
    fit: (options) =>
      selectors.map(({ key, rankingLength, isRenormalized, trainer }) => ({
        key,
        rankingLength,
        isRenormalized,
        classifier: trainer.fit(options),
      })),
  };
}

function isKeyOf(intent: string | null, retrievalIntent: string | null): boolean {
  if (intent === null || !intent.includes('/')) return false;
  return retrievalIntent === null || intent.startsWith(`${retrievalIntent}/`);
}
