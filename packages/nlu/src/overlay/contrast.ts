import type { LabelledReading } from '../intents/train-intents.ts';
import type { RememberedExample } from '../model/nlu-model.ts';

/** Examples of a base with the scores that a model which never saw them gave, for shops to be trained against. */
export interface Contrast {
  readonly examples: readonly RememberedExample[];
  /** `example × labelCount + label`, logit × `logitScale`. */
  readonly logits: Int8Array;
  readonly labelCount: number;
}

const logitScale = 12;
const perIntent = 12;

/** Picks up to 12 examples an intent, evenly over the file, with their held-out logits. */
export function pickContrast(
  examples: readonly LabelledReading[],
  labels: readonly string[],
  logits: readonly Float32Array[],
): Contrast {
  const byLabel = new Map<string, number[]>();
  examples.forEach(({ label }, index) => {
    const list = byLabel.get(label);
    if (list === undefined) byLabel.set(label, [index]);
    else list.push(index);
  });
  const picked: number[] = [];
  for (const list of byLabel.values()) {
    const count = Math.min(perIntent, list.length);
    for (let place = 0; place < count; place++) picked.push(list[Math.floor(((place + 0.5) * list.length) / count)]!);
  }
  const cells = new Int8Array(picked.length * labels.length);
  picked.forEach((index, place) => {
    logits[index]!.forEach((logit, label) => {
      cells[place * labels.length + label] = Math.max(-127, Math.min(127, Math.round(logit * logitScale)));
    });
  });
  return {
    examples: picked.map((index) => ({ text: examples[index]!.text, intent: examples[index]!.label })),
    logits: cells,
    labelCount: labels.length,
  };
}

/** The held-out logits of one picked example. */
export function contrastLogits({ logits, labelCount }: Contrast, place: number): Float32Array {
  return Float32Array.from(logits.subarray(place * labelCount, (place + 1) * labelCount), (cell) => cell / logitScale);
}
