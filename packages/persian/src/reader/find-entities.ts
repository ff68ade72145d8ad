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
import { findIdentifiers } from '../identifiers/find-identifiers.ts';
import { findPrices } from '../money/find-prices.ts';
import { findNumbers } from '../numbers/find-numbers.ts';
import type { EntityContext } from './entity-context.ts';

/** Tables that entities are found by. */
export interface EntityTables {
  readonly places: PlaceTable;
  readonly catalogue: Catalogue | undefined;
}

/**
 * All entities of a message in the order of the text. Grammars run from the surest to the loosest; identifiers, dates, times
 * and prices use up what they read, so that a date's day is no quantity.
 */
export function findEntities(context: EntityContext, tables: EntityTables): Entity[] {
  const entities: Entity[] = [];
  const add = (found: readonly Entity[]): void => {
    for (let at = 0; at < found.length; at += 1) entities.push(found[at] as Entity);
  };
  add(findIdentifiers(context));
  add(findFrequencies(context));
  const dates = findDates(context);
  add(dates);
  add(findTimes(context, dates.length > 0));
  add(findDayParts(context));
  add(findDurations(context));
  add(findPrices(context));
  add(findColours(context));
  add(findSizes(context));
  add(findPlaces(context, tables.places));
  add(findQuantities(context));
  add(findNumbers(context));
  if (tables.catalogue !== undefined) add(findCatalogueNames(context, tables.catalogue));
  if (entities.length < 2) return entities;
  return entities.sort((left, right) => left.start - right.start || left.end - right.end);
}
