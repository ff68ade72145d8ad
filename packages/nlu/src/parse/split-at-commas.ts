import type { TaggedSpan } from '../entities/tag-entities.ts';
import type { CommaSettings } from '../model/components.ts';

const commas = /[,;،؛]+/gu;
const space = /\s/u;

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

/** Ends at commas and semicolons with white space beside them; one between digits («1,250») holds together. */
function partsOf(text: string, span: TaggedSpan): readonly TaggedSpan[] {
  const parts: TaggedSpan[] = [];
  const add = (start: number, end: number): void => {
    if (start < end) parts.push({ ...span, start, end });
  };
  let start = span.start;
  for (const { 0: found, index } of text.slice(span.start, span.end).matchAll(commas)) {
    // Character by character: a regex that looks for white space before a comma begins at every blank of a long gap anew.
    let [before, after] = [span.start + index, span.start + index + found.length];
    while (before > start && space.test(text.charAt(before - 1))) before--;
    while (after < span.end && space.test(text.charAt(after))) after++;
    if (after - before === found.length) continue;
    add(start, before);
    start = after;
  }
  add(start, span.end);
  return parts;
}
