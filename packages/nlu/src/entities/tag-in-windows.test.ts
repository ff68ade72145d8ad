import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaggerInput } from './score-tokens.ts';
import type { TagEntities } from './tag-entities.ts';
import { tagInWindows } from './tag-in-windows.ts';

/** Finds runs of the word «x», and counts how many tokens it was given at most. */
function createRunTagger(): { tag: TagEntities; most: () => number } {
  let most = 0;
  return {
    most: () => most,
    tag({ reading: { tokens } }) {
      most = Math.max(most, tokens.length);
      return tokens.flatMap(({ start, key }, at) => {
        if (key !== 'x' || tokens[at - 1]?.key === 'x') return [];
        let end = at;
        while (tokens[end + 1]?.key === 'x') end++;
        return [{ entity: 'run', start, end: tokens[end]!.end, confidence: 1 }];
      });
    },
  };
}

function inputOf(keys: readonly string[]): TaggerInput {
  const tokens = keys.map((key, at) => ({ start: 2 * at, end: 2 * at + 1, key }));
  return { text: keys.join(' '), reading: { tokens, entities: [] }, marks: keys.map((key) => [key]) };
}

describe('tagInWindows', () => {
  it('finds in long messages what tagging them as a whole finds, each once, also across the edges of windows', () => {
    const run = fc.tuple(fc.constantFrom('x', 'o'), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 120 }), (runs) => {
        const input = inputOf(runs.flatMap(([key, count]) => Array.from({ length: count }, () => key)));
        const { tag, most } = createRunTagger();
        expect(tagInWindows(tag, input)).toEqual(createRunTagger().tag(input));
        expect(most()).toBeLessThanOrEqual(512);
      }),
      { numRuns: 300 },
    );
  });

  it('gives each window the words and marks of its own tokens', () => {
    const input = inputOf(Array.from({ length: 2000 }, (_, at) => `${at}`));
    tagInWindows(({ reading: { tokens }, marks }) => {
      expect(marks.map(([mark]) => mark)).toEqual(tokens.map(({ key }) => key));
      return [];
    }, input);
  });
});
