import type { Reader, Reading } from '../features/reading.ts';
import type { TrainingExample } from '../model/training-data.ts';

export type ReadExample = TrainingExample & { readonly reading: Reading };

/** Relative dates are only found when there is a now; which one does not matter to what is learned. */
const trainingNowMs = Date.UTC(2026, 0, 15, 9);

/** The examples with what the reader sees in them. */
export function readExamples(examples: readonly TrainingExample[], reader: Reader): readonly ReadExample[] {
  return examples.map((example) => ({ ...example, reading: readText(example.text, reader) }));
}

/** A text as training reads it. */
export function readText(text: string, reader: Reader): Reading {
  return reader.read(text, { nowMs: trainingNowMs });
}
