import type { WordAnalyser } from '../src/index.ts';
import { isEqual } from './case.ts';
import { type BenchRow, percentRight } from './row.ts';

const ZWNJ = '\u200c';

/**
 * Conventions in which projects differ and that are one to us: a half-space after a letter that does not join shows nothing,
 * and تر, ترین are joined or stand off.
 */
const folded = (text: string): string =>
  text.replace(/(?<=[اآأإدذرزژوؤءۀة])\u200c/gu, '').replace(/\u200c(?=تر(?:ین|ی)?(?:[^\p{L}]|$))/gu, '');

export function spacingRows(words: WordAnalyser): readonly BenchRow[] {
  return [
    {
      capability: 'half-space (zwnj)',
      files: ['zwnj', 'zwnj_tokens'],
      anchor: '73.5 %',
      goal: 85,
      direction: 'at-least',
      unit: '%',
      measure: percentRight((one) => {
        if (one.file === 'zwnj_tokens') return spacedTokens(words, one.in as readonly string[]);
        if (Array.isArray(one.in)) return one.in.map((text) => words.repairSpacing(String(text)));
        const given = words.repairSpacing(String(one.in));
        return !Array.isArray(one.out) && isEqual(folded(given), folded(String(one.out))) ? one.out : given;
      }),
    },
  ];
}

/** Tokens joined where they make one word. */
function spacedTokens(words: WordAnalyser, tokens: readonly string[]): readonly string[] {
  if (tokens.length === 0) return [];
  return words.repairSpacing(tokens.join(' ')).replaceAll(` ${ZWNJ}`, ' ').split(' ');
}
