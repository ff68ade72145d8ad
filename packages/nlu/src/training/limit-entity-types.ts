import { typeKey } from '../entities/label-set.ts';
import type { TrainingExample, TrainingWarning } from '../model/training-data.ts';

/** The tagger's time grows with the square of the types: 100 take seconds, 300 minutes. */
const typeLimit = 100;

/** Keeps the annotations of the entity types (with role and group) that stand most often, as many as can be learned. */
export function limitEntityTypes<Example extends TrainingExample>(
  examples: readonly Example[],
): { readonly examples: readonly Example[]; readonly warnings: readonly TrainingWarning[] } {
  const counts = new Map<string, number>();
  for (const { entities } of examples)
    for (const entity of entities) counts.set(typeKey(entity), (counts.get(typeKey(entity)) ?? 0) + 1);
  if (counts.size <= typeLimit) return { examples, warnings: [] };
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  const kept = new Set(sorted.slice(0, typeLimit).map(([key]) => key));
  const isKept = (entity: TrainingExample['entities'][number]): boolean => kept.has(typeKey(entity));
  return {
    examples: examples.map((example) => ({ ...example, entities: example.entities.filter(isKept) })),
    warnings: [
      {
        code: 'many-entity-types',
        message: `${counts.size} kinds of entities (with their roles and groups) are too many to be learned; the ${typeLimit} most frequent are. Join kinds, or find the others by lookup tables.`,
      },
    ],
  };
}
