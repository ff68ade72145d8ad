import { foldText } from '../patterns/fold-character.ts';
import type { NluEntity } from './nlu-parse.ts';

const mapperName = 'EntitySynonymMapper';
const digit = /\p{Nd}/u;

/** Replaces values that are surface forms of a synonym, and notes the mapper as processor (rasa-compat 16.6). */
export type MapSynonyms = (entities: readonly NluEntity[]) => NluEntity[];

/**
 * Makes a mapper of lower-cased surface forms and their values. A value in another spelling of the same letters («كفش»,
 * half-spaces, digits) is the surface form as well; the spelling of the file comes first. What only stands for itself
 * gives its spelling to others where it has no digits: a number is left as it was typed.
 */
export function createSynonymMapper(synonyms: { readonly [surface: string]: string }): MapSynonyms {
  const exact = new Map(Object.entries(synonyms));
  const others = new Map<string, string>();
  const selves = new Map<string, string>();
  for (const [surface, value] of exact) {
    const spellings = value.toLowerCase() !== surface ? others : digit.test(value) ? null : selves;
    const key = foldText(surface);
    if (key !== '' && spellings?.has(key) === false) spellings.set(key, value);
  }

  function valueFor(text: string): string | undefined {
    const surface = text.toLowerCase();
    const written = exact.get(surface);
    if (written !== undefined && written.toLowerCase() !== surface) return written;
    const key = foldText(text);
    return others.get(key) ?? written ?? selves.get(key);
  }

  return (entities) =>
    entities.map((entity) => {
      const value = valueFor(entity.value);
      return value === undefined
        ? entity
        : { ...entity, value, processors: [...(entity.processors ?? []), mapperName] };
    });
}
