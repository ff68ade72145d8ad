import { createRandom } from '../numbers/random.ts';

/** One split of examples. */
export interface Fold<Example> {
  readonly training: readonly Example[];
  readonly held: readonly Example[];
}

/**
 * Splits examples into folds so that each label is spread evenly; every example is held out exactly once. Labels that have
 * fewer examples than there are folds are left out, as in Rasa. The same seed gives the same folds.
 */
export function makeFolds<Example>(
  examples: readonly Example[],
  labelOf: (example: Example) => string | null,
  { folds, seed = 1 }: { readonly folds: number; readonly seed?: number },
): readonly Fold<Example>[] {
  const random = createRandom(seed);
  const byLabel = Map.groupBy(examples, labelOf);
  const foldOf = new Map<Example, number>();
  for (const [label, members] of byLabel) {
    if (label !== null && members.length < folds) continue;
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
