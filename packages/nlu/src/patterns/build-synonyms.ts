import type { TrainingExample } from '../model/training-data.ts';

/**
 * The table of EntitySynonymMapper: lower-cased surface forms to values. Every value and every annotated text maps to
 * itself too, so that `ab-123` becomes the `AB-123` of the examples (rasa-compat 0, 16.6).
 */
export function buildSynonyms(
  synonyms: readonly { readonly variant: string; readonly value: string }[],
  examples: readonly TrainingExample[],
): { readonly [surface: string]: string } {
  const table = new Map<string, string>();
  const add = (surface: string, value: string): void => {
    if (surface !== value) table.set(surface.toLowerCase(), value);
    const self = value.toLowerCase();
    if (!table.has(self)) table.set(self, value);
  };
  for (const { variant, value } of synonyms) add(variant, value);
  for (const { text, entities } of examples)
    for (const { start, end, value } of entities) add(text.slice(start, end), value);
  return Object.fromEntries(table);
}
