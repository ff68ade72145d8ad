import { plainIntent } from '../model/plain-intent.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { createRandom } from '../numbers/random.ts';

/** One split of examples. */
export interface Fold<Example> {
  readonly training: readonly Example[];
  readonly held: readonly Example[];
}

export interface FoldOptions {
  readonly folds: number;
  readonly seed?: number;
}

/**
 * Splits examples into folds so that each full intent (`faq/hours`) is spread evenly; every example is held out exactly once.
 * Intents that have fewer examples than there are folds are left out, those of a retrieval intent counted together, as in
 * Rasa. The same seed gives the same folds.
 */
export function makeFolds<Example extends Pick<TrainingExample, 'intent'>>(
  examples: readonly Example[],
  { folds, seed = 1 }: FoldOptions,
): readonly Fold<Example>[] {
  const random = createRandom(seed);
  const counts = new Map<string, number>();
  for (const { intent } of examples)
    if (intent !== null) counts.set(plainIntent(intent), (counts.get(plainIntent(intent)) ?? 0) + 1);
  const foldOf = new Map<Example, number>();
  for (const [intent, members] of Map.groupBy(examples, ({ intent }) => intent)) {
    if (intent !== null && (counts.get(plainIntent(intent)) ?? 0) < folds) continue;
    const start = Math.floor(random() * folds);
    for (const [index, member] of shuffled(members, random).entries()) foldOf.set(member, (start + index) % folds);
  }
  const kept = examples.filter((example) => foldOf.has(example));
  return Array.from({ length: folds }, (_, fold) => ({
    training: kept.filter((example) => foldOf.get(example) !== fold),
    held: kept.filter((example) => foldOf.get(example) === fold),
  }));
}

/** A copy in random order (Fisher-Yates). */
export function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other] as Item, copy[at] as Item];
  }
  return copy;
}
