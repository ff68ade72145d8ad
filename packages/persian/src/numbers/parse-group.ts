import type { Term } from '../tokens/term.ts';
import type { NumberWord } from './number-words.ts';
import { parseNumeral } from './parse-numeral.ts';

/** Numerals below one thousand, or digits of any size: what a scale word multiplies. */
export interface Group {
  readonly next: number;
  readonly low: number;
  readonly high: number;
  readonly isOrdinal: boolean;
  readonly isWeak: boolean;
  readonly hasDigits: boolean;
}

/** Reads one group at `first`; `withRange` lets two or three numbers in a row mean «about» («سه چهار», «هفت هشت ده»). */
export function parseGroup(terms: readonly Term[], first: number, withRange: boolean): Group | undefined {
  const simple = parseSimple(terms, first);
  if (simple === undefined || simple.isOrdinal) return simple;
  const fraction = parseFraction(terms, simple);
  if (fraction !== undefined) return fraction;
  return withRange ? extendRange(terms, simple) : simple;
}

interface Simple extends Group {
  readonly last: NumberWord | undefined;
}

function parseSimple(terms: readonly Term[], first: number): Simple | undefined {
  const start = terms[first];
  if (start === undefined) return undefined;
  if (start.digits !== undefined) return parseDigits(terms, first, start.digits);
  if (start.word === undefined || start.word.rank === 'scale') return undefined;
  let sum = start.word.value;
  let last = start.word;
  let next = first + 1;
  for (;;) {
    const at = isAnd(terms[next]) ? next + 1 : next;
    const term = terms[at];
    if (term === undefined) break;
    if (term.digits !== undefined && last.rank === 'hundred') {
      const value = parseNumeral(term.digits);
      if (!(value > 0 && value < 100)) break;
      return {
        next: at + 1,
        low: sum + value,
        high: sum + value,
        isOrdinal: false,
        isWeak: false,
        hasDigits: true,
        last: undefined,
      };
    }
    if (term.word === undefined || last.ordinal === true) break;
    if (at === next && isHundreds(last, term.word)) sum += last.value * 100 - last.value;
    else if (composes(last, term.word, at > next)) sum += term.word.value;
    else break;
    last = term.word;
    next = at + 1;
  }
  const isAlone = next === first + 1;
  return {
    next,
    low: sum,
    high: sum,
    isOrdinal: last.ordinal === true,
    isWeak: isAlone && start.word.weak === true,
    hasDigits: false,
    last,
  };
}

function parseDigits(terms: readonly Term[], first: number, digits: string): Simple | undefined {
  const value = parseNumeral(digits);
  if (Number.isNaN(value)) return undefined;
  const suffix = terms[first + 1];
  const isOrdinal = suffix !== undefined && isOrdinalSuffix(suffix.key) && suffix.start - (terms[first]?.end ?? 0) <= 1;
  return {
    next: first + (isOrdinal ? 2 : 1),
    low: value,
    high: value,
    isOrdinal,
    isWeak: false,
    hasDigits: true,
    last: undefined,
  };
}

/** «۲۳م», «۵ام», «۱۵‌اُم», «۳مین». */
function isOrdinalSuffix(key: string): boolean {
  return key === 'م' || key === 'ام' || key === 'مین' || key === 'امین';
}

export function isAnd(term: Term | undefined): boolean {
  return term !== undefined && term.key === 'و' && term.kind === 'word';
}

/** «پنج صد», «چهار صد». */
function isHundreds(left: NumberWord, right: NumberWord): boolean {
  return left.rank === 'unit' && right.value === 100 && left.weak !== true;
}

function composes(left: NumberWord, right: NumberWord, hasAnd: boolean): boolean {
  if (left.weak === true && !hasAnd) return false;
  if (right.weak === true && !hasAnd && right.value !== 9) return false;
  switch (left.rank) {
    case 'hundred':
      return right.rank === 'unit' || right.rank === 'teen' || right.rank === 'ten';
    case 'ten':
      return right.rank === 'unit' && (hasAnd || right.weak !== true);
    default:
      return false;
  }
}

/** «سه چهارم», «دو و سه چهارم»; and «دو و نیم», «سه و ربع», «سه ممیز چهارده». */
function parseFraction(terms: readonly Term[], simple: Simple): Group | undefined {
  const after = terms[simple.next];
  if (after === undefined) return undefined;
  const group = { isOrdinal: false, isWeak: false, hasDigits: simple.hasDigits };
  const plain = partOfOne(terms, simple);
  if (plain !== undefined) return { ...group, next: plain.next, low: plain.value, high: plain.value };
  if (isAnd(after)) {
    const part = fractionValue(terms[simple.next + 1]?.key);
    const numerator = part > 0 ? undefined : parseSimple(terms, simple.next + 1);
    const rest = part > 0 ? { value: part, next: simple.next + 2 } : numerator && partOfOne(terms, numerator);
    if (rest !== undefined)
      return { ...group, next: rest.next, low: simple.low + rest.value, high: simple.low + rest.value };
  }
  if (after.key !== 'ممیز' && after.key !== 'اعشار') return undefined;
  const decimals = parseSimple(terms, simple.next + 1);
  if (decimals === undefined) return undefined;
  const value = Number(`${simple.low}.${decimals.low}`);
  return { ...group, next: decimals.next, low: value, high: value };
}

const DENOMINATORS = new Set(['دهم', 'صدم', 'هزارم']);

/** «سه چهارم», «یک دهم»: a numerator smaller than the ordinal after it. */
function partOfOne(
  terms: readonly Term[],
  numerator: Simple,
): { readonly value: number; readonly next: number } | undefined {
  const denominator = terms[numerator.next]?.word;
  const key = terms[numerator.next]?.key ?? '';
  if (denominator?.ordinal !== true || numerator.isOrdinal || numerator.last === undefined) return undefined;
  const isUnit = denominator.rank === 'unit' && numerator.last.rank === 'unit';
  if ((!isUnit && !DENOMINATORS.has(key)) || numerator.low >= denominator.value || numerator.low <= 0) return undefined;
  return { value: numerator.low / denominator.value, next: numerator.next + 1 };
}

export function fractionValue(key: string | undefined): number {
  if (key === 'نیم' || key === 'نیمه' || key === 'نصف') return 0.5;
  return key === 'ربع' ? 0.25 : 0;
}

/** Numbers in a row that rise by a likely step mean «from, to»; only the part of the last rank is said again. */
function extendRange(terms: readonly Term[], first: Simple): Group {
  let { high, next, last } = first;
  let isWeak = first.isWeak;
  for (let step = 0; step < 2; step += 1) {
    const following = parseSimple(terms, next);
    if (
      following === undefined ||
      last === undefined ||
      following.hasDigits ||
      following.isOrdinal ||
      following.last === undefined
    )
      break;
    const fraction = isAnd(terms[following.next]) ? fractionValue(terms[following.next + 1]?.key) : 0;
    const spoken = hundredsRange(first, following);
    if (spoken !== undefined) return spoken;
    const base =
      following.last.rank === last.rank && following.next === next + 1 && last.rank === 'unit' ? high - last.value : 0;
    const value = base + following.low + fraction;
    if (!isLikelyRange(high, value, last)) break;
    high = value;
    next = following.next + (fraction > 0 ? 2 : 0);
    last = following.last;
    isWeak = false;
  }
  const isHundreds = high > first.low && high < 10 && terms[next]?.word?.value === 100;
  const times = isHundreds ? 100 : 1;
  return {
    next: isHundreds ? next + 1 : next,
    low: first.low * times,
    high: high * times,
    isOrdinal: false,
    isWeak,
    hasDigits: first.hasDigits,
  };
}

/** «دو سیصد» is 200 to 300: the first «صد» is left out. */
function hundredsRange(first: Simple, following: Simple): Group | undefined {
  const { last } = first;
  const isBare = last?.rank === 'unit' && first.low === last.value && last.weak !== true && first.low > 1;
  if (!isBare || following.last?.rank !== 'hundred' || following.low % 100 !== 0) return undefined;
  const low = first.low * 100;
  const isNext = following.low === low + 100;
  return isNext
    ? { next: following.next, low, high: following.low, isOrdinal: false, isWeak: false, hasDigits: false }
    : undefined;
}

function isLikelyRange(low: number, high: number, last: NumberWord): boolean {
  if (low <= 0 || high <= low) return false;
  if (last.weak === true && last.value === 9) return high === low + 1;
  return high <= low * 2 || (low === 5 && high === 10);
}
