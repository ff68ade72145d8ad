import type { TrainingExample } from '../model/training-data.ts';
import type { NluResult } from './nlu-result.ts';

/** An example that a model trained without it puts elsewhere. */
export interface SuspectedLabel<Example extends TrainingExample = TrainingExample> {
  readonly example: Example;
  readonly intent: string;
  readonly suggested: string;
  /** How sure the model is of the other intent, 0 to 1. */
  readonly confidence: number;
}

/** Of cross-validated results the examples whose label looks wrong, the surest first. */
export function suspectedLabels<Example extends TrainingExample>(
  results: readonly NluResult<Example>[],
): readonly SuspectedLabel<Example>[] {
  return results
    .flatMap(({ example, expectedIntent, intent }): readonly SuspectedLabel<Example>[] =>
      expectedIntent === null || intent.name === null || intent.name === expectedIntent
        ? []
        : [{ example, intent: expectedIntent, suggested: intent.name, confidence: intent.confidence }],
    )
    .sort((one, other) => other.confidence - one.confidence);
}
