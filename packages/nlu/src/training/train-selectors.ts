import type { Reading } from '../features/reading.ts';
import { type TrainIntentsOptions, trainIntents } from '../intents/train-intents.ts';
import type { SelectorSettings } from '../model/components.ts';
import type { SelectorModel } from '../model/nlu-model.ts';
import type { TrainingExample } from '../model/training-data.ts';

/** Trains a classifier over the response keys (`faq/hours`) for each ResponseSelector that has examples. */
export function trainSelectors(
  examples: readonly (TrainingExample & { readonly reading: Reading })[],
  settings: readonly SelectorSettings[],
  options: Pick<TrainIntentsOptions, 'vectors' | 'seed' | 'signal'>,
): readonly SelectorModel[] {
  return settings.flatMap(({ retrievalIntent, rankingLength }): SelectorModel[] => {
    const chosen = examples.flatMap(({ text, reading, intent }) => {
      if (intent === null || !intent.includes('/')) return [];
      return retrievalIntent === null || intent.startsWith(`${retrievalIntent}/`)
        ? [{ text, reading, label: intent }]
        : [];
    });
    if (chosen.length === 0) return [];
    return [{ key: retrievalIntent ?? 'default', rankingLength, classifier: trainIntents(chosen, options) }];
  });
}
