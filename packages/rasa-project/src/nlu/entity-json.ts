import type { AnnotatedEntity } from '../documents/nlu-data.ts';

export type EntityWithoutSpan = Omit<AnnotatedEntity, 'start' | 'end'>;
export type ParsedEntityJson = { readonly entities: readonly EntityWithoutSpan[] } | { readonly detail: string };

/** The JSON of an annotation, one object or a list of them; `surface` is the value where none is given. `detail` says what is wrong. */
export function parseEntityJson(json: string, surface: string): ParsedEntityJson {
  const parsed = parseJson(json);
  if ('detail' in parsed) return parsed;
  const items: readonly unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  const entities: EntityWithoutSpan[] = [];
  for (const item of items) {
    const entity = toEntity(item, surface);
    if ('detail' in entity) return entity;
    entities.push(entity);
  }
  return { entities };
}

function parseJson(json: string): { readonly value: unknown } | { readonly detail: string } {
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    if (error instanceof SyntaxError) return { detail: `${json.slice(0, 80)} is not valid JSON` };
    throw error;
  }
}

function toEntity(item: unknown, surface: string): EntityWithoutSpan | { readonly detail: string } {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return { detail: 'it must be a JSON object' };
  const fields = item as Readonly<Record<string, unknown>>;
  const { entity, role, group, value } = fields as {
    entity?: unknown;
    role?: unknown;
    group?: unknown;
    value?: unknown;
  };
  if (typeof entity !== 'string' || entity === '')
    return { detail: 'the key "entity" with the name of the entity is missing' };
  for (const [key, field] of Object.entries({ role, group, value })) {
    if (field !== undefined && typeof field !== 'string') return { detail: `"${key}" must be a text in quotes` };
  }
  return {
    entity,
    value: typeof value === 'string' ? value : surface,
    ...(typeof role === 'string' ? { role } : {}),
    ...(typeof group === 'string' ? { group } : {}),
  };
}
