import type { WordAnalysis } from '../morphology/word-analysis.ts';

/** A word of a sentence with its readings, likeliest first. */
export interface SentenceWord {
  readonly text: string;
  readonly readings: readonly WordAnalysis[];
  /** No word follows before the next punctuation or the end. */
  readonly endsClause: boolean;
  /** A number, a Latin word or a mark comes next. */
  readonly beforeOther: boolean;
  /** No word stands before it since the last punctuation. */
  readonly startsClause: boolean;
}
