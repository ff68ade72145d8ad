import { type Catalogue, findCatalogueNames } from '../attributes/catalogue.ts';
import { findColours } from '../attributes/find-colours.ts';
import { findPlaces } from '../attributes/find-places.ts';
import { findQuantities } from '../attributes/find-quantities.ts';
import { findSizes } from '../attributes/find-sizes.ts';
import type { PlaceTable } from '../attributes/places.ts';
import { findDates } from '../calendar/find-dates.ts';
import { findDayParts } from '../calendar/find-day-parts.ts';
import { findDurations } from '../calendar/find-durations.ts';
import { findFrequencies } from '../calendar/find-frequencies.ts';
import { findTimes } from '../calendar/find-times.ts';
import type { Entity } from '../document.ts';
import { findIdentifiers, mayHoldIdentifiers } from '../identifiers/find-identifiers.ts';
import { findPrices } from '../money/find-prices.ts';
import { findNumbers } from '../numbers/find-numbers.ts';
import { startBit } from '../tokens/term.ts';
import type { EntityContext } from './entity-context.ts';

/** Tables that entities are found by. */
export interface EntityTables {
  readonly places: PlaceTable;
  readonly catalogue: Catalogue | undefined;
}

/**
 * All entities of a message in the order of the text. Grammars run from the surest to the loosest; identifiers, dates, times
 * and prices use up what they read, so that a date's day is no quantity.
 * Most messages start nothing that most grammars read: not to ask these spares the engine the work of compiling them well.
 */
export function findEntities(context: EntityContext, tables: EntityTables): Entity[] {
  const entities: Entity[] = [];
  const add = (found: readonly Entity[]): void => {
    for (let at = 0; at < found.length; at += 1) entities.push(found[at] as Entity);
  };
  const starts = startsOf(context);
  const may = (bits: number): boolean => (starts & bits) !== 0;
  const { number, date, time, colour, size, place } = startBit;
  if (mayHoldIdentifiers(context)) add(findIdentifiers(context));
  if (may(date)) add(findFrequencies(context));
  const dates = may(number | date) ? findDates(context) : [];
  add(dates);
  if (may(number | time)) add(findTimes(context, dates.length > 0));
  if (may(time)) add(findDayParts(context));
  if (may(number)) add(findDurations(context));
  if (may(number)) add(findPrices(context));
  if (may(colour)) add(findColours(context));
  if (may(number | size)) add(findSizes(context));
  if (may(place)) add(findPlaces(context, tables.places));
  if (may(number)) add(findQuantities(context));
  if (may(number)) add(findNumbers(context));
  if (tables.catalogue !== undefined) add(findCatalogueNames(context, tables.catalogue));
  if (entities.length < 2) return entities;
  return entities.sort((left, right) => left.start - right.start || left.end - right.end);
}

/** All that any term of the message may start. */
function startsOf({ terms }: EntityContext): number {
  let starts = 0;
  for (let at = 0; at < terms.length; at += 1) starts |= terms[at]?.starts ?? 0;
  return starts;
}
