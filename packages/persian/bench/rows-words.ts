import type { BenchRow } from './row.ts';

/** Rows of the analysis of words: formal form, lemma, half-space, Finglish, layout, typos. */
export const wordRows: readonly BenchRow[] = [];
