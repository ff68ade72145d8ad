import type { TaggedSpan } from '../entities/tag-entities.ts';
import type { CommaSettings } from '../model/components.ts';

/** A comma or semicolon with white space beside it; one between digits («1,250») holds together. */
const separator = /\s*[,;،؛]+\s+|\s+[,;،؛]+\s*/gu;

/**
 * Ends learned values at commas, as `split_entities_by_comma` of Rasa's learned extractors («تهران، یزد» are two cities).
 * Where a pipeline does not say, whether a value goes on behind a comma is learned.
 */
export function splitAtCommas(
  text: string,
  spans: readonly TaggedSpan[],
  commas: CommaSettings | null,
): readonly TaggedSpan[] {
  if (commas === null) return spans;
  const named = new Map(commas.named);
  return spans.flatMap((span) => ((named.get(span.entity) ?? commas.others) ? partsOf(text, span) : [span]));
}

function partsOf(text: string, span: TaggedSpan): readonly TaggedSpan[] {
  const parts: TaggedSpan[] = [];
  const add = (start: number, end: number): void => {
    if (start < end) parts.push({ ...span, start, end });
  };
  let start = span.start;
  for (const { 0: gap, index } of text.slice(span.start, span.end).matchAll(separator)) {
    add(start, span.start + index);
    start = span.start + index + gap.length;
  }
  add(start, span.end);
  return parts;
}
