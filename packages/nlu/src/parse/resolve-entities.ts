import { latinNumerals } from '@hamzaban/persian';
import type { ReaderTrusts } from '../entities/measure-trust.ts';
import { isReadAlone, namesOfKind } from '../entities/reader-kinds.ts';
import type { TaggedSpan } from '../entities/tag-entities.ts';
import type { ReadEntity, Reading } from '../features/reading.ts';
import type { NluEntity } from './nlu-parse.ts';
import type { ReadAlone } from './read-alone.ts';
import { trimSpan } from './trim-span.ts';
import { endWithoutSuffix } from './without-suffix.ts';

/** Name under which entities that only the reader found are listed. */
export const readerExtractor = 'PersianReader';

/** Kinds that a check digit or a form of their own make certain: they stand even against the tagger. */
const certainKinds: ReadonlySet<string> = new Set(['phone', 'landline', 'card', 'sheba', 'national_id', 'email']);
/** Kinds too common to be entities without the tagger's word for it. */
const uncertainKinds: ReadonlySet<string> = new Set(['number', 'unit', 'duration', 'url', 'size', 'quantity']);

const unboundedKinds: ReadonlySet<string> = new Set(['quantity', 'number', 'size']);
const codeNames: ReadonlySet<string> = new Set([
  'order_number',
  'tracking_code',
  'national_id',
  'card_number',
  'postal_code',
]);

export interface ResolveOptions {
  readonly spans: readonly TaggedSpan[];
  /** Name of the learned extractor. */
  readonly extractor: string;
  readonly entityNames: ReadonlySet<string>;
  /** What the training examples say of the reader's values. */
  readonly trusts: ReaderTrusts;
  /** Values that hold together though something seems to hang on their last word (`createWholeValueFinder`). */
  readonly wholeValues: ReadonlySet<string>;
  readonly readAlone: ReadAlone;
}

function overlaps(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end;
}

/**
 * Joins what the tagger learned with what the reader knows: a tagged span gets the reader's resolved value, and values
 * of a trained entity that only the reader found are added.
 */
export function resolveEntities(text: string, reading: Reading, options: ResolveOptions): readonly NluEntity[] {
  const { spans, extractor, entityNames, trusts, wholeValues, readAlone } = options;
  const known: { entity: ReadEntity; name: string }[] = [];
  for (const entity of reading.entities) {
    const name = namesOfKind(entity.kind).find((candidate) => entityNames.has(candidate));
    if (name !== undefined) known.push({ entity, name });
  }
  const certain = known.filter(({ entity }) => certainKinds.has(entity.kind));
  const entities: NluEntity[] = [];
  for (const span of spans) {
    if (certain.some(({ entity, name }) => name !== span.entity && overlaps(entity, span))) continue;
    const match = known.find(({ entity, name }) => name === span.entity && overlaps(entity, span));
    // What the reader resolved is bounded by what it resolved; of a quantity it leaves the classifier out, we do not.
    const isBounded = match !== undefined && (trusts[match.name]?.bounds ?? !unboundedKinds.has(match.entity.kind));
    const whole = isBounded
      ? match.entity
      : { start: span.start, end: endWithoutSuffix(text, reading, span, wholeValues) };
    const trimmed = trimSpan(text, whole);
    if (trimmed === null) continue;
    const { start, end } = trimmed;
    if (entities.some((other) => overlaps(other, { start, end }))) continue;
    const value = text.slice(start, end);
    const resolved = match === undefined ? resolveAlone(value, span.entity, readAlone) : resolvedOf(match.entity);
    entities.push(
      resolved === undefined
        ? { ...span, start, end, value, extractor }
        : { ...span, start, end, value, extractor, resolved },
    );
  }
  for (const { entity, name } of known) {
    const isAdded = certainKinds.has(entity.kind) || (trusts[name]?.alone ?? !uncertainKinds.has(entity.kind));
    if (!isAdded || entities.some((other) => overlaps(entity, other))) continue;
    const { start, end } = trimSpan(text, entity) ?? entity;
    entities.push({
      entity: name,
      start,
      end,
      value: text.slice(start, end),
      extractor: readerExtractor,
      resolved: resolvedOf(entity),
    });
  }
  return entities.length < 2 ? entities : entities.sort((one, other) => one.start - other.start);
}

/** Reads a tagged span by itself: without its neighbours the reader may see what it is. */
function resolveAlone(text: string, name: string, readAlone: ReadAlone): unknown {
  const found = !isReadAlone(name) ? undefined : readAlone(text).find(({ kind }) => namesOfKind(kind).includes(name));
  return found === undefined ? plainOf(text, name) : resolvedOf(found);
}

/** The value, or all values when several are open («ساعت ۴»: in the morning or in the afternoon). */
function resolvedOf({ kind, value, alternatives }: ReadEntity): unknown {
  return kind === 'time' && alternatives !== undefined ? [value, ...alternatives] : value;
}

/** Codes and numbers in Latin digits without separators («GL-66071» keeps its own), for spans that only the tagger knows. */
function plainOf(text: string, name: string): string | undefined {
  if (!codeNames.has(name)) return undefined;
  const code = latinNumerals(text).replace(/[\s\u200c#]/gu, '');
  return /\p{L}/u.test(code) ? code : code.replaceAll('-', '');
}
