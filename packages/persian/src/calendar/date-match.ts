import type { DateEntity, Token } from '../document.ts';
import type { Term } from '../tokens/term.ts';

/** What the grammar of dates is given. `today` is the epoch day in Tehran, undefined when the caller gave no now. */
export interface DateInput {
  readonly terms: readonly Term[];
  readonly tokens: readonly Token[];
  readonly today: number | undefined;
}

/** A date found: terms from `first` up to `next`, its end in the text, and the days it names (both included). */
export interface DateMatch {
  readonly first: number;
  readonly next: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly granularity: DateEntity['granularity'];
  readonly certainty: number;
}

/** Endings of a date word that leave it a date: «دیروزم», «آبانه», «جمعه‌ها», «فردای». */
export function isDateEnding(suffix: string, stem: string): boolean {
  if (suffix === 'ی') return /(?:[اه]|دیروز|دیشب|پریروز|پریشب)$/.test(stem);
  return (
    suffix === 'م' ||
    suffix === 'هم' ||
    suffix === 'ه' ||
    suffix === 'و' ||
    suffix === 'رو' ||
    suffix === 'ست' ||
    suffix === 'س' ||
    suffix === 'ن'
  );
}

/** A term's key, or an empty string beyond the ends. */
export function keyAt(input: { readonly terms: readonly Term[] }, index: number): string {
  // A place before the first term is no index: the engine would look for a property of that name.
  return index < 0 ? '' : (input.terms[index]?.key ?? '');
}

/** Steps over a loose ezafe «ی» («هفته ی بعد»). */
export function skipEzafe(input: { readonly terms: readonly Term[] }, index: number): number {
  return keyAt(input, index) === 'ی' ? index + 1 : index;
}
