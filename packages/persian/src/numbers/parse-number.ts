import type { Range } from '../document.ts';
import type { Term } from '../tokens/term.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { isClassifier } from './classifiers.ts';
import { lexTerms } from './lex-terms.ts';
import type { NumberMatch } from './number-match.ts';
import { parseNumberAt } from './parse-number-at.ts';
import { createWordCache } from './word-cache.ts';

const LEADS = new Set(['حدود', 'حدودا', 'تقریبا', 'نزدیک', 'بین', 'از', 'قریب', 'حداقل', 'حداکثر']);
const ALONE = new Set(['نیم', 'نه', 'نصف', 'ربع']);
const COUNTED = new Set(['نفر', 'بار', 'مورد', 'درصد', '٪', '%']);

/**
 * The number that a whole string says, in digits of any script or words, formal or spoken; a classifier after it is allowed.
 * `[lowest, highest]` when it is approximate. Null when the string is not one number: «بده», «هفته», «نه ممنون».
 *
 * @example parseNumber('دو میلیون و نیم') === 2_500_000
 * @example parseNumber('سه چهار تا') // [3, 4]
 */
export function parseNumber(text: string): number | Range<number> | null {
  const terms = lexTerms(tokenise(text), { cache: createWordCache() });
  const match = parseNumberAt(terms, isLead(terms) ? 1 : 0);
  if (isQuarter(terms)) return 0.25;
  if (match === undefined || match.isOrdinal || !isWhole(terms, match) || isCopula(terms, match)) return null;
  const low = tidy(match.low);
  const high = tidy(match.high);
  return low === high ? low : [low, high];
}

/** «حدود بیست», «یه ده تایی»: about. */
function isLead(terms: readonly Term[]): boolean {
  const key = terms[0]?.key ?? '';
  const next = terms[1]?.word;
  return LEADS.has(key) || (key === 'یه' && next !== undefined && next.rank !== 'scale' && next.value > 2);
}

/** Drops what binary fractions add (3.14 × 1000). */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function isWhole(terms: readonly Term[], match: NumberMatch): boolean {
  const after = terms[match.next];
  const isCounted = after !== undefined && (isClassifier(after.key) || COUNTED.has(after.key));
  if (match.next + (isCounted ? 1 : 0) !== terms.length) return false;
  return !match.isWeak || isCounted || ALONE.has(terms[match.first]?.key ?? '');
}

/** «یه ربع». */
function isQuarter(terms: readonly Term[]): boolean {
  return terms.length === 2 && terms[1]?.key === 'ربع' && (terms[0]?.key === 'یه' || terms[0]?.key === 'یک');
}

/** A lone «شیشه» is glass and a lone «یکم» a little. */
function isCopula(terms: readonly Term[], match: NumberMatch): boolean {
  const last = terms[match.next - 1];
  return (
    match.next === match.first + 1 && last?.word?.weak === true && last.key !== 'نه' && match.next === terms.length
  );
}
