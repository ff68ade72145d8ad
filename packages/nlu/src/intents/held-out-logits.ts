import { createIntentScorer } from './score-intents.ts';
import { type LabelledReading, type TrainIntentsOptions, trainIntents } from './train-intents.ts';

const foldCount = 3;
/** A fold's model only has to err as the real one will; it need not be finished. */
const foldEpochs = 4;
/** Logit of a label that a fold never saw. */
const absent = -6;

/**
 * The logits of each example (one a label of `labels`) from a model that never saw it, so that what is trained on top
 * learns from scores and mistakes as they will be.
 */
export function heldOutLogits(
  examples: readonly LabelledReading[],
  labels: readonly string[],
  options: TrainIntentsOptions,
): readonly Float32Array[] {
  const labelIndex = new Map(labels.map((label, index) => [label, index]));
  const logits: Float32Array[] = examples.map(() => new Float32Array(labels.length).fill(absent));
  for (let fold = 0; fold < foldCount; fold++) {
    const seen = examples.filter((_, index) => index % foldCount !== fold);
    if (seen.length === 0) continue;
    const model = trainIntents(seen, {
      ...options,
      epochs: foldEpochs,
      onProgress: (fraction) => options.onProgress?.((fold + fraction) / foldCount),
    });
    const score = createIntentScorer(model);
    examples.forEach(({ text, reading }, index) => {
      if (index % foldCount !== fold) return;
      const scores = score({ reading, vector: options.vectors?.encode(text) ?? null });
      model.labels.forEach((label, place) => {
        logits[index]![labelIndex.get(label) ?? 0] = scores[place]!;
      });
    });
  }
  return logits;
}
