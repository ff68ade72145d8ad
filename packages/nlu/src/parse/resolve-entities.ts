import type { TaggedSpan } from '../entities/tag-entities.ts';
import type { ReadEntity, Reader, Reading } from '../features/reading.ts';
import type { NluEntity } from './nlu-parse.ts';

/** Name under which entities that only the reader found are listed. */
export const readerExtractor = 'PersianReader';

/** Kinds of the reader whose entities have another name in `shop-intents.yml`. */
const otherNames: { readonly [kind: string]: readonly string[] } = {
  phone: ['phone_number'],
  landline: ['phone_number'],
  card: ['card_number'],
  sheba: ['iban'],
};

/** Kinds that a check digit or a form of their own make certain: they stand even against the tagger. */
const certainKinds: ReadonlySet<string> = new Set(['phone', 'landline', 'card', 'sheba', 'national_id', 'email']);
/** Kinds too common to be entities without the tagger's word for it. */
const uncertainKinds: ReadonlySet<string> = new Set(['number', 'unit', 'duration', 'url', 'size', 'quantity']);

export interface ResolveOptions {
  readonly spans: readonly TaggedSpan[];
  /** Name of the learned extractor. */
  readonly extractor: string;
  readonly entityNames: ReadonlySet<string>;
  readonly reader: Reader;
}

function namesOf(kind: string): readonly string[] {
  return [...(otherNames[kind] ?? []), kind];
}

function overlaps(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end;
}

/**
 * Joins what the tagger learned with what the reader knows: a tagged span gets the reader's resolved value, and values
 * of a trained entity that only the reader found are added.
 */
export function resolveEntities(text: string, reading: Reading, options: ResolveOptions): readonly NluEntity[] {
  const { spans, extractor, entityNames, reader } = options;
  const known = reading.entities.flatMap((entity): { entity: ReadEntity; name: string }[] => {
    const name = namesOf(entity.kind).find((candidate) => entityNames.has(candidate));
    return name === undefined ? [] : [{ entity, name }];
  });
  const certain = known.filter(({ entity }) => certainKinds.has(entity.kind));
  const entities: NluEntity[] = [];
  for (const { confidence, ...span } of spans) {
    if (certain.some(({ entity, name }) => name !== span.entity && overlaps(entity, span))) continue;
    const match = known.find(({ entity, name }) => name === span.entity && overlaps(entity, span));
    const value = text.slice(span.start, span.end);
    const resolved = match?.entity.value ?? resolveAlone(value, span.entity, reader);
    entities.push({ ...span, value, confidence, extractor, ...(resolved === undefined ? {} : { resolved }) });
  }
  for (const { entity, name } of known) {
    if (uncertainKinds.has(entity.kind) || entities.some((other) => overlaps(entity, other))) continue;
    const { start, end, value } = entity;
    entities.push({
      entity: name,
      start,
      end,
      value: text.slice(start, end),
      extractor: readerExtractor,
      resolved: value,
    });
  }
  return entities.sort((one, other) => one.start - other.start);
}

/** Reads a tagged span by itself: without its neighbours the reader may see what it is. */
function resolveAlone(text: string, name: string, reader: Reader): unknown {
  const found = reader.read(text).entities.find(({ kind }) => namesOf(kind).includes(name));
  return found?.value;
}
