import type { NluEntity } from './nlu-parse.ts';

const mapperName = 'EntitySynonymMapper';

/** Replaces values that are surface forms of a synonym, and notes the mapper as processor (rasa-compat 16.6). */
export function mapSynonyms(
  entities: readonly NluEntity[],
  synonyms: { readonly [surface: string]: string },
): readonly NluEntity[] {
  return entities.map((entity) => {
    const surface = entity.value.toLowerCase();
    const value = Object.hasOwn(synonyms, surface) ? synonyms[surface] : undefined;
    return value === undefined ? entity : { ...entity, value, processors: [...(entity.processors ?? []), mapperName] };
  });
}
