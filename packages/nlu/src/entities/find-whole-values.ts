import { foldWord } from '../features/fold-word.ts';
import type { Reading, ReadToken } from '../features/reading.ts';
import { featureKey } from '../features/word-hashes.ts';
import type { AnnotatedSpan } from './label-tokens.ts';
import { wordEntities } from './word-entities.ts';

/** A value annotated once may be a slip of the pen. */
const fewestUses = 2;

/** A value as the list of whole values has it: without spaces, since the reader joins some words («کیف پول»). */
export function valueKey(words: readonly ReadToken[]): string {
  return words.map(featureKey).join('');
}

/** The words that lie in a span. */
export function wordsOf(
  { tokens }: Reading,
  span: { readonly start: number; readonly end: number },
): readonly ReadToken[] {
  return tokens.filter(({ start, end }) => start >= span.start && end <= span.end);
}

/**
 * Values whose last word looks as if something hung on it («ساتنا» as the plural of «ساتن», «قابلمه» as «قابل» with a
 * verb), but which the examples annotate more often than what would be left of them. Takes the examples in turn; the
 * values are told by `valueKey`.
 */
export function createWholeValueFinder() {
  const counts = new Map<string, number>();
  const stripped = new Map<string, string>();
  return {
    add(reading: Reading, entities: readonly AnnotatedSpan[]): void {
      for (const span of entities) {
        if (!wordEntities.has(span.entity)) continue;
        const words = wordsOf(reading, span);
        const key = valueKey(words);
        counts.set(key, (counts.get(key) ?? 0) + 1);
        const last = words.at(-1);
        if (last?.host === undefined || last.clitics === undefined || last.clitics.length === 0) continue;
        stripped.set(key, [...words.slice(0, -1).map(featureKey), foldWord(last.host).replace(/\s/gu, '')].join(''));
      }
    },
    found: (): readonly string[] =>
      [...stripped]
        .filter(([key, rest]) => {
          const uses = counts.get(key) ?? 0;
          return uses >= fewestUses && uses > (counts.get(rest) ?? 0);
        })
        .map(([key]) => key),
  };
}
