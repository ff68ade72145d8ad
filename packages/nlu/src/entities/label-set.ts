/** What an entity label says: its type, with the role and group that were annotated. */
export interface EntityType {
  readonly entity: string;
  readonly role?: string;
  readonly group?: string;
}

/**
 * BIO labels over entity types: 0 = outside, `2 t + 1` = type `t` begins, `2 t + 2` = it goes on.
 * Types with another role or group are types of their own.
 */
export function labelCountOf(types: readonly EntityType[]): number {
  return 2 * types.length + 1;
}

/** Two annotations with the same key have the same labels. */
export function typeKey(type: EntityType): string {
  return `${type.entity}\u0000${type.role ?? ''}\u0000${type.group ?? ''}`;
}

/** The types of some annotations by their keys, in the order first seen. */
export function typesOf(
  annotated: Iterable<{ readonly entities: readonly EntityType[] }>,
): ReadonlyMap<string, EntityType> {
  const types = new Map<string, EntityType>();
  for (const { entities } of annotated) {
    for (const { entity, role, group } of entities) {
      const type = { entity, ...(role === undefined ? {} : { role }), ...(group === undefined ? {} : { group }) };
      types.set(typeKey(type), type);
    }
  }
  return types;
}

/** Inside labels may only follow the begin label of their type or themselves. */
export function isInside(label: number): boolean {
  return label > 0 && label % 2 === 0;
}
