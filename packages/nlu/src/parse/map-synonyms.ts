import { foldText } from '../patterns/fold-character.ts';
import type { NluEntity } from './nlu-parse.ts';

const mapperName = 'EntitySynonymMapper';
const digit = /\p{Nd}/u;

/** Replaces values that are surface forms of a synonym, and notes the mapper as processor (rasa-compat 16.6). */
export type MapSynonyms = (entities: readonly NluEntity[]) => NluEntity[];

/** Lower-cased surface forms and their values. */
export interface Synonyms {
  readonly [surface: string]: string;
}

/** Synonyms as they are looked up. */
interface Lists {
  readonly exact: ReadonlyMap<string, string>;
  /** By folded spelling: what stands for another value, and what only stands for itself. */
  readonly others: ReadonlyMap<string, string>;
  readonly selves: ReadonlyMap<string, string>;
}

/** The thousands of a pack are held once for all shops on it. */
const shared = new WeakMap<Synonyms, Lists>();

/**
 * Makes a mapper of synonyms, those of a base below the bot's own. A value in another spelling of the same letters («كفش»,
 * half-spaces, digits) is the surface form as well; the spelling of the file comes first. What only stands for itself
 * gives its spelling to others where it has no digits: a number is left as it was typed.
 */
export function createSynonymMapper(own: Synonyms, base?: Synonyms): MapSynonyms {
  const layers = [own, base].flatMap((synonyms) => (synonyms === undefined ? [] : [listsOf(synonyms)]));

  function valueFor(text: string): string | undefined {
    const surface = text.toLowerCase();
    const key = foldText(text);
    for (const { exact, others, selves } of layers) {
      const written = exact.get(surface);
      if (written !== undefined && written.toLowerCase() !== surface) return written;
      const value = others.get(key) ?? written ?? selves.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  return (entities) =>
    entities.map((entity) => {
      const value = valueFor(entity.value);
      return value === undefined
        ? entity
        : { ...entity, value, processors: [...(entity.processors ?? []), mapperName] };
    });
}

function listsOf(synonyms: Synonyms): Lists {
  const known = shared.get(synonyms);
  if (known !== undefined) return known;
  const exact = new Map(Object.entries(synonyms));
  const others = new Map<string, string>();
  const selves = new Map<string, string>();
  for (const [surface, value] of exact) {
    const spellings = value.toLowerCase() !== surface ? others : digit.test(value) ? null : selves;
    const key = foldText(surface);
    if (key !== '' && spellings?.has(key) === false) spellings.set(key, value);
  }
  const lists = { exact, others, selves };
  shared.set(synonyms, lists);
  return lists;
}
