import type { TaggerInput } from './score-tokens.ts';
import type { TagEntities, TaggedSpan } from './tag-entities.ts';

/** A tagger's memory grows with the tokens of a message; so many are looked at together. */
const windowTokens = 512;
/** Tokens that two neighbouring windows share, so that what stands at an edge of one stands inside the other. */
const sharedTokens = 64;

/** Tags a message of any length: as a whole, or a long one in windows that overlap. */
export function tagInWindows(tag: TagEntities, input: TaggerInput): readonly TaggedSpan[] {
  const { tokens } = input.reading;
  if (tokens.length <= windowTokens) return tag(input);
  const spans: TaggedSpan[] = [];
  let done = 0;
  for (let from = 0; from < tokens.length; from += windowTokens - sharedTokens) {
    const isLast = from + windowTokens >= tokens.length;
    // Half of what is shared is this window's, half the next one's.
    const until = isLast ? undefined : tokens[from + windowTokens - sharedTokens / 2]!.start;
    for (const span of tag(windowOf(input, from))) {
      if (span.start < done || (until !== undefined && span.start >= until)) continue;
      spans.push(span);
      done = span.end;
    }
    if (until === undefined) break;
    done = Math.max(done, until);
  }
  return spans;
}

function windowOf({ text, reading, words, marks, intent }: TaggerInput, from: number): TaggerInput {
  const to = from + windowTokens;
  return {
    text,
    reading: { ...reading, tokens: reading.tokens.slice(from, to) },
    words: words?.slice(from, to),
    marks: marks.slice(from, to),
    intent,
  };
}
