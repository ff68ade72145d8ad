import { createIntentScorer } from '../intents/score-intents.ts';
import { type LabelledReading, type TrainIntentsOptions, trainIntents } from '../intents/train-intents.ts';
import type { Contrast } from '../model/nlu-model.ts';
import { encodeReading } from '../vectors/encode-reading.ts';

const logitScale = 12;
/** Enough to choose from for an overlay; never more than half of an intent, so that something is left to learn from. */
const perIntent = 12;
/** The model without them only has to err as the real one will; it need not be finished. */
const heldOutEpochs = 4;
/** Logit of a label of which the held-out model saw nothing. */
const absent = -6;

/**
 * Examples of a base with the logits (of `labels`) of a model that never saw them, so that a shop's overlay learns from
 * the base's scores and mistakes as they will be for new messages.
 */
export function buildContrast(
  examples: readonly LabelledReading[],
  labels: readonly string[],
  options: TrainIntentsOptions,
): Contrast {
  const picked = pick(examples);
  const isPicked = new Set(picked);
  const model = trainIntents(
    examples.filter((_, index) => !isPicked.has(index)),
    { ...options, epochs: heldOutEpochs },
  );
  const score = createIntentScorer(model);
  const places = labels.map((label) => model.labels.indexOf(label));
  const logits = new Int8Array(picked.length * labels.length);
  picked.forEach((index, row) => {
    const { reading } = examples[index]!;
    const scores = score({ reading, vector: options.vectors ? encodeReading(options.vectors, reading) : null });
    places.forEach((place, column) => {
      const logit = place < 0 ? absent : scores[place]!;
      logits[row * labels.length + column] = Math.max(-127, Math.min(127, Math.round(logit * logitScale)));
    });
  });
  return {
    examples: picked.map((index) => ({ text: examples[index]!.text, intent: examples[index]!.label })),
    logits,
    labelCount: labels.length,
  };
}

/** The held-out logits of one example. */
export function contrastLogits({ logits, labelCount }: Contrast, place: number): Float32Array {
  return Float32Array.from(logits.subarray(place * labelCount, (place + 1) * labelCount), (cell) => cell / logitScale);
}

/** Up to 12 examples an intent, evenly over the file. */
function pick(examples: readonly LabelledReading[]): readonly number[] {
  const byLabel = new Map<string, number[]>();
  examples.forEach(({ label }, index) => {
    const list = byLabel.get(label);
    if (list === undefined) byLabel.set(label, [index]);
    else list.push(index);
  });
  return [...byLabel.values()].flatMap((list) => {
    const count = Math.min(perIntent, Math.ceil(list.length / 2));
    return Array.from({ length: count }, (_, place) => list[Math.floor(((place + 0.5) * list.length) / count)]!);
  });
}
