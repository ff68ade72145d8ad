import type { EntityMatch } from '../events/parse-data.ts';
import type { LabelPair } from './evaluated-story.ts';

/**
 * Entities of one text side by side: two stand together when their spans are equal. Roles, groups and confidences are not
 * compared, as in Rasa (rasa-compat 23.3).
 */
export function pairEntities(
  text: string,
  expected: readonly EntityMatch[],
  predicted: readonly EntityMatch[],
): readonly LabelPair[] {
  const left = [...expected].sort(bySpan);
  const right = [...predicted].sort(bySpan);
  const pairs: LabelPair[] = [];
  let at = 0;
  for (const entity of left) {
    while (at < right.length && bySpan(right[at] as EntityMatch, entity) < 0) {
      pairs.push({ expected: null, predicted: entityLabel(text, right[at] as EntityMatch) });
      at += 1;
    }
    const other = right[at];
    const isSamePlace = other !== undefined && bySpan(other, entity) === 0;
    pairs.push({ expected: entityLabel(text, entity), predicted: isSamePlace ? entityLabel(text, other) : null });
    if (isSamePlace) at += 1;
  }
  for (const entity of right.slice(at)) pairs.push({ expected: null, predicted: entityLabel(text, entity) });
  return pairs;
}

/** An entity as training data write it: `[Rome](city)`, with another value `[روم]{"entity": "city", "value": "Rome"}`. */
function entityLabel(text: string, { start = 0, end = 0, entity, value }: EntityMatch): string {
  const surface = text.slice(start, end);
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  if (value === null || written === surface) return `[${surface}](${entity})`;
  return `[${surface}]{"entity": ${JSON.stringify(entity)}, "value": ${JSON.stringify(written)}}`;
}

function bySpan(left: EntityMatch, right: EntityMatch): number {
  return (left.start ?? 0) - (right.start ?? 0) || (left.end ?? 0) - (right.end ?? 0);
}
