import type { TrainingExample } from '../model/training-data.ts';
import type { NluResult } from './nlu-result.ts';

/** Two intents that were taken for each other. */
export interface ConfusedPair<Example extends TrainingExample = TrainingExample> {
  readonly intents: readonly [string, string];
  readonly count: number;
  /** Share of the examples of both that went wrong this way, 0 to 1. */
  readonly share: number;
  /** The surest of the wrong answers first. */
  readonly examples: readonly { readonly example: Example; readonly predicted: string; readonly confidence: number }[];
}

/** All pairs of intents that were confused, the most frequent first. */
export function confusedPairs<Example extends TrainingExample>(
  results: readonly NluResult<Example>[],
): readonly ConfusedPair<Example>[] {
  const sizes = new Map<string, number>();
  const pairs = new Map<string, { intents: [string, string]; examples: ConfusedPair<Example>['examples'][number][] }>();
  for (const { example, expectedIntent, intent } of results) {
    if (expectedIntent === null) continue;
    sizes.set(expectedIntent, (sizes.get(expectedIntent) ?? 0) + 1);
    const predicted = intent.name;
    if (predicted === null || predicted === expectedIntent) continue;
    const intents = [expectedIntent, predicted].sort() as [string, string];
    const key = intents.join('\n');
    const pair = pairs.get(key) ?? { intents, examples: [] };
    pair.examples.push({ example, predicted, confidence: intent.confidence });
    pairs.set(key, pair);
  }
  return [...pairs.values()]
    .map(({ intents, examples }) => ({
      intents,
      count: examples.length,
      share: examples.length / Math.max(1, (sizes.get(intents[0]) ?? 0) + (sizes.get(intents[1]) ?? 0)),
      examples: examples.sort((one, other) => other.confidence - one.confidence),
    }))
    .sort((one, other) => other.count - one.count || (one.intents.join() < other.intents.join() ? -1 : 1));
}
