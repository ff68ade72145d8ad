import type { AnnotatedEntity } from '../documents/nlu-data.ts';

/**
 * A text with its entities written into it, the opposite of `readAnnotatedText`. Entities that overlap an earlier one without covering
 * the same span cannot be written down and are left out.
 */
export function annotateText(text: string, entities: readonly AnnotatedEntity[]): string {
  const spans = groupBySpan(entities);
  const parts: string[] = [];
  let copied = 0;
  for (const span of spans) {
    const [first] = span;
    if (first === undefined || first.start < copied) continue;
    const surface = text.slice(first.start, first.end);
    parts.push(text.slice(copied, first.start), `[${surface}]`, writeTail(span, surface));
    copied = first.end;
  }
  parts.push(text.slice(copied));
  return parts.join('');
}

function groupBySpan(entities: readonly AnnotatedEntity[]): readonly (readonly AnnotatedEntity[])[] {
  const bySpan = new Map<string, AnnotatedEntity[]>();
  for (const entity of entities) {
    const key = `${entity.start} ${entity.end}`;
    const span = bySpan.get(key);
    if (span === undefined) bySpan.set(key, [entity]);
    else span.push(entity);
  }
  return [...bySpan.values()].sort((left, right) => (left[0]?.start ?? 0) - (right[0]?.start ?? 0));
}

function writeTail(span: readonly AnnotatedEntity[], surface: string): string {
  const [only, ...others] = span;
  if (only !== undefined && others.length === 0) {
    const isShort =
      only.value === surface && only.role === undefined && only.group === undefined && /^[^:)]+$/.test(only.entity);
    return isShort ? `(${only.entity})` : toJson(only, surface);
  }
  return `[${span.map((entity) => toJson(entity, surface)).join(', ')}]`;
}

function toJson({ entity, role, group, value }: AnnotatedEntity, surface: string): string {
  const fields = { entity, role, group, value: value === surface ? undefined : value };
  const written = Object.entries(fields).flatMap(([key, field]) =>
    field === undefined ? [] : [`"${key}": ${JSON.stringify(field)}`],
  );
  return `{${written.join(', ')}}`;
}
