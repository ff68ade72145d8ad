import type { Entity } from '../document.ts';
import { findPrices } from '../money/find-prices.ts';
import type { EntityContext } from './entity-context.ts';

/** All entities of a message in the order of the text; grammars run from the surest to the loosest. */
export function findEntities(context: EntityContext): Entity[] {
  const entities: Entity[] = [...findPrices(context)];
  return entities.sort((left, right) => left.start - right.start || left.end - right.end);
}
