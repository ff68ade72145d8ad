import type { PriceOperator } from '../document.ts';
import type { Term } from '../tokens/term.ts';
import { greaterThan, lowerThan, nearly, turning } from './money-words.ts';

const WINDOW_AFTER = 5;
const FILLERS = new Set(['قیمت', 'مبلغ', 'سقف', 'حتی', 'همون', 'همین', 'فقط', 'یه', 'بودجه', 'های', 'ی']);

/** Reads from the words around an amount whether it is a limit, an estimate or exact. `first`/`next` are term indices. */
export function priceOperator(terms: readonly Term[], first: number, next: number): PriceOperator {
  const before = operatorBefore(terms, first);
  const turned = isTurned(terms, next);
  if (before !== undefined) return turned && before !== 'about' ? opposite(before) : before;
  return operatorAfter(terms, next, turned);
}

function operatorBefore(terms: readonly Term[], first: number): PriceOperator | undefined {
  let at = first - 1;
  for (let skipped = 0; skipped < 2; skipped += 1) {
    const found = operatorAt(terms, at);
    if (found !== undefined) return found;
    if (!FILLERS.has(terms[at]?.key ?? '')) break;
    at -= 1;
  }
  return undefined;
}

function operatorAt(terms: readonly Term[], at: number): PriceOperator | undefined {
  const one = terms[at]?.key;
  if (one === undefined) return undefined;
  const two = `${terms[at - 1]?.key ?? ''} ${one}`;
  const three = `${terms[at - 2]?.key ?? ''} ${two}`;
  for (const words of [three, two, one]) {
    if (nearly.has(words)) return 'about';
    if (greaterThan.has(words)) return 'gt';
    if (lowerThan.has(words)) return 'lt';
  }
  return one === 'تا' && !isClassifierTa(terms, at) ? 'lt' : undefined;
}

function operatorAfter(terms: readonly Term[], next: number, turned: boolean): PriceOperator {
  const one = terms[next]?.key;
  const two = `${one ?? ''} ${terms[next + 1]?.key ?? ''}`;
  if (two === 'به بالا' || two === 'به بالاتر' || one === 'ببالا') return 'gt';
  if (two === 'به پایین' || two === 'به زیر' || two === 'به پایینتر') return 'lt';
  if (one === 'حدودا' || one === 'تقریبا' || one === 'اینا' || one === 'اینطورا') return 'about';
  if (turned && (one === 'بیشتر' || one === 'بالاتر' || one === 'گرونتر')) return 'lt';
  if (turned && (one === 'کمتر' || one === 'پایینتر')) return 'gt';
  return 'eq';
}

function isTurned(terms: readonly Term[], next: number): boolean {
  for (let at = next; at < Math.min(terms.length, next + WINDOW_AFTER); at += 1) {
    const term = terms[at];
    if (term === undefined || term.kind === 'punctuation') return false;
    if (turning.has(term.key)) return true;
  }
  return false;
}

function opposite(operator: PriceOperator): PriceOperator {
  return operator === 'lt' ? 'gt' : 'lt';
}

/** «دوتا ۹۰۰ هزار تومن» counts two. */
function isClassifierTa(terms: readonly Term[], at: number): boolean {
  const before = terms[at - 1];
  return before?.digits !== undefined || before?.word !== undefined;
}
