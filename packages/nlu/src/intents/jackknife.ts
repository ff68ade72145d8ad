import { largestLogit } from './largest-logit.ts';
import { createIntentScorer } from './score-intents.ts';
import { type LabelledReading, type TrainIntentsOptions, trainIntents } from './train-intents.ts';

const foldCount = 3;
/** A fold's model only has to err as the real one will; it need not be finished. */
const foldEpochs = 4;

/**
 * The intent of each example as a model that never saw it would predict it, so that what is trained on top learns from
 * mistakes as they will be.
 */
export function jackknifeIntents(
  examples: readonly LabelledReading[],
  options: TrainIntentsOptions,
): readonly string[] {
  const predicted: string[] = new Array<string>(examples.length).fill('');
  for (let fold = 0; fold < foldCount; fold++) {
    const model = trainIntents(
      examples.filter((_, index) => index % foldCount !== fold),
      { ...options, epochs: foldEpochs, onProgress: (fraction) => options.onProgress?.((fold + fraction) / foldCount) },
    );
    const score = createIntentScorer(model);
    examples.forEach(({ text, reading }, index) => {
      if (index % foldCount !== fold) return;
      const logits = score({ reading, vector: options.vectors?.encode(text) ?? null });
      predicted[index] = model.labels[largestLogit(logits, model.labels.length)] ?? '';
    });
  }
  return predicted;
}
