import type { Term } from '../tokens/term.ts';

/** Digits that may belong together: a term of plain digits each, with spaces, dashes or brackets between them. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Index of its term. */
  readonly term: number;
}

const MOST_GROUPS = 9;
const JOINERS = new Set(['-', '–', '—', '_', '(', ')', '.', '/']);
const DOTTED = /^\d+(?:[./]\d+){2,}$/;

/** The groups that start at a term of digits; none when there are more than any identifier is written in. */
export function digitRunAt(terms: readonly Term[], first: number): readonly DigitGroup[] {
  const groups: DigitGroup[] = [];
  let at = first;
  while (at < terms.length && groups.length < MOST_GROUPS) {
    const term = terms[at];
    const digits = term === undefined ? undefined : plainGroup(term);
    if (term === undefined || digits === undefined) break;
    groups.push({ digits, start: term.start, end: term.end, term: at });
    const next = nextGroup(terms, at);
    if (next === undefined) return groups;
    at = next;
  }
  return groups.length < MOST_GROUPS ? groups : [];
}

function plainGroup(term: Term): string | undefined {
  if (term.digits === undefined || term.kind === 'emoji') return undefined;
  if (/^\d+$/.test(term.digits)) return term.digits;
  return DOTTED.test(term.digits) && term.digits.length >= 10 ? term.digits.replace(/\D/g, '') : undefined;
}

/** The next term of digits when nothing but one or two joining signs and little space is between. */
function nextGroup(terms: readonly Term[], at: number): number | undefined {
  let end = terms[at]?.end ?? 0;
  for (let next = at + 1; next <= at + 3; next += 1) {
    const term = terms[next];
    if (term === undefined || term.start - end > 2) return undefined;
    if (term.digits !== undefined) return next;
    if (!JOINERS.has(term.key)) return undefined;
    end = term.end;
  }
  return undefined;
}
