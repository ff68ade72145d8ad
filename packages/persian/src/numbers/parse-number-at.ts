import { startBit, type Term } from '../tokens/term.ts';
import type { NumberMatch } from './number-match.ts';
import { fractionValue, type Group, isAnd, parseGroup } from './parse-group.ts';
import { parseNumeral } from './parse-numeral.ts';

export interface NumberOptions {
  /** Reads «از تا», «-» and «الی» between two numbers as one range; on unless told. */
  readonly withSpan?: boolean;
  /** Reads two numbers in a row as about («سه چهار»); on unless told. */
  readonly withRange?: boolean;
}

/**
 * The longest numeral that starts at a term: words, digits or both, scales, halves, ordinals, approximate ranges. Undefined
 * when none starts there. Looks at most at the terms of the numeral and two after. The answer is remembered at the term, for
 * most grammars ask for it.
 */
export function parseNumberAt(
  terms: readonly Term[],
  first: number,
  options: NumberOptions = {},
): NumberMatch | undefined {
  const term = terms[first];
  if (term === undefined || !mayStartNumber(term)) return undefined;
  const { withRange = true, withSpan = true } = options;
  if (withRange !== withSpan) return readNumber(terms, first, { withRange, withSpan });
  const known = withRange ? term.number : term.plainNumber;
  if (known !== undefined) return known ?? undefined;
  const found = readNumber(terms, first, { withRange, withSpan });
  if (withRange) term.number = found ?? null;
  else term.plainNumber = found ?? null;
  return found;
}

function readNumber(
  terms: readonly Term[],
  first: number,
  { withRange, withSpan }: Required<NumberOptions>,
): NumberMatch | undefined {
  const negative = isMinus(terms, first);
  const scaled = parseScaled(terms, negative ? first + 1 : first, withRange);
  if (scaled === undefined) return undefined;
  const number = withRange ? extendScaled(terms, scaled) : scaled;
  if (negative) return { ...number, first, low: -number.high, high: -number.low, isWeak: false };
  return !withSpan || number.isOrdinal ? number : extendSpan(terms, number);
}

function mayStartNumber(term: Term): boolean {
  if ((term.starts & startBit.number) === 0) return false;
  return term.digits !== undefined || term.kind === 'word' || term.key === '-' || term.key === '−';
}

function isMinus(terms: readonly Term[], first: number): boolean {
  const term = terms[first];
  const next = terms[first + 1];
  if (term?.key === 'منفی' || term?.key === 'منهای') return true;
  const before = terms[first - 1];
  const isSign = (term?.key === '-' || term?.key === '−') && next?.digits !== undefined && next.start === term.end;
  return isSign && (before === undefined || before.end < (term?.start ?? 0));
}

function parseScaled(terms: readonly Term[], first: number, withRange: boolean): NumberMatch | undefined {
  let low = 0;
  let high = 0;
  let next = first;
  let scale = Number.POSITIVE_INFINITY;
  let topScale = 1;
  let isOrdinal = false;
  let isWeak = false;
  let hasDigits = false;
  while (next < terms.length) {
    const at = next > first && isAnd(terms[next]) ? next + 1 : next;
    const part = parsePart(terms, at, withRange);
    if (part === undefined || !fits(part, scale, at > next, next === first)) break;
    const isFirst = next === first;
    low += part.low;
    high += part.high;
    isOrdinal = part.isOrdinal;
    isWeak = isFirst && part.isWeak;
    hasDigits ||= part.hasDigits;
    next = part.next;
    scale = part.scale;
    topScale = Math.max(topScale, part.scale);
    if (part.scale === 1 || part.isOrdinal) break;
  }
  if (next === first) return undefined;
  const half = scale > 1 && isAnd(terms[next]) ? fractionValue(terms[next + 1]?.key) * scale : 0;
  return {
    first,
    next: half > 0 ? next + 2 : next,
    low: low + half,
    high: high + half,
    isOrdinal,
    isWeak,
    scale: Number.isFinite(scale) ? scale : 1,
    topScale,
    hasDigits,
  };
}

/** «هزار دو هزار تا», «یه میلیون یه میلیون و نیم»: two amounts with scale words in a row, the second a likely step up. */
function extendScaled(terms: readonly Term[], number: NumberMatch): NumberMatch {
  if (number.topScale === 1 || number.hasDigits || number.isOrdinal || number.low !== number.high) return number;
  const second = parseScaled(terms, number.next, false);
  if (second === undefined || second.topScale !== number.topScale || second.isOrdinal || second.hasDigits)
    return number;
  const isStep = second.low > number.high && second.low <= number.high * 2;
  return isStep ? { ...number, next: second.next, high: second.low, scale: second.scale } : number;
}

interface Part extends Group {
  readonly scale: number;
}

/** «دو هزار میلیارد»: no more than two scale words in a row. */
const MOST_SCALES = 2;

/** A group with its scale («دویست سیصد هزار»), a bare scale («هزار»), or «نیم» before a scale. */
function parsePart(terms: readonly Term[], at: number, withRange: boolean): Part | undefined {
  const group = parseGroup(terms, at, withRange) ?? parseHalf(terms, at);
  let next = group?.next ?? at;
  let scale = 1;
  let isOrdinal = group?.isOrdinal === true;
  const mostScales = next + MOST_SCALES;
  while (!isOrdinal && next < mostScales && terms[next]?.word?.rank === 'scale') {
    scale *= terms[next]?.word?.value ?? 1;
    isOrdinal = terms[next]?.word?.ordinal === true;
    next += 1;
  }
  if (group === undefined && scale === 1) return undefined;
  const { low, high, isWeak, hasDigits } = group ?? { low: 1, high: 1, isWeak: false, hasDigits: false };
  return { next, low: low * scale, high: high * scale, scale, isOrdinal, isWeak: isWeak && scale === 1, hasDigits };
}

function parseHalf(terms: readonly Term[], at: number): Group | undefined {
  const value = fractionValue(terms[at]?.key);
  if (value === 0 || terms[at]?.key === 'نیمه') return undefined;
  return { next: at + 1, low: value, high: value, isOrdinal: false, isWeak: true, hasDigits: false };
}

/** A further part must be smaller than the last scale; digits without «و» only after a scale and with one of their own. */
function fits(part: Part, scale: number, hasAnd: boolean, isFirst: boolean): boolean {
  if (isFirst) return true;
  if (part.high >= scale || part.low <= 0) return false;
  if (part.isWeak && part.low !== 9) return false;
  if (part.low < 1) return false;
  return hasAnd || part.scale > 1 || !part.hasDigits;
}

const SPAN_WORDS = new Set(['تا', 'الی', '-', '–', '—', '_', '~']);

const MOST_COUNTED = 20;
const WIDEST_SPAN = 100;

/** «دو تا ۵۰۰ تومنی» counts two; it is no span from 2 to 500, nor is any that is a hundred times as wide as its start. */
function isCounting(low: number, high: number): boolean {
  if (low <= 0) return false;
  return high > low * WIDEST_SPAN || (low <= MOST_COUNTED && high > low * MOST_COUNTED);
}

/** «۱۰ تا ۱۵», «۳-۴», «پنجاه تا صد»: the second number must be greater; a scale said once counts for both. */
function extendSpan(terms: readonly Term[], number: NumberMatch): NumberMatch {
  const between = terms[number.next];
  if (between === undefined || !SPAN_WORDS.has(between.key) || number.low !== number.high) return number;
  const after = terms[number.next + 1];
  if (between.isGlued && between.key === 'تا') return number;
  if (between.kind === 'punctuation' && (after === undefined || after.start - between.end > 1)) return number;
  const second = parseScaled(terms, number.next + 1, false);
  if (second === undefined || second.isOrdinal || second.isWeak) return number;
  if (isLongDigits(terms, number) || isLongDigits(terms, second)) return number;
  const isShared =
    number.topScale === 1 &&
    second.scale > 1 &&
    second.low / second.scale > number.low &&
    second.scale === second.topScale;
  const low = isShared ? number.low * second.scale : number.low;
  const ends = isShared ? [number.low, second.low / second.scale] : [low, second.low];
  if (second.low <= low || isCounting(ends[0] ?? 0, ends[1] ?? 0) || isAge(terms[second.next])) return number;
  return {
    ...second,
    first: number.first,
    low,
    high: second.high,
    hasDigits: number.hasDigits || second.hasDigits,
    isWeak: false,
  };
}

/** «شیش تا هیفده سالمه» counts six and says an age. */
function isAge(term: Term | undefined): boolean {
  return term !== undefined && /^سال(?:مه|شه|ته|مونه)$/.test(term.key);
}

/** Long digits are codes and phones, never the ends of a span; nor are numbers that begin with a zero. */
function isLongDigits(terms: readonly Term[], number: NumberMatch): boolean {
  const digits = terms[number.first]?.digits;
  return (
    digits !== undefined &&
    number.next === number.first + 1 &&
    (/^\d{7,}$/.test(digits) || (digits.length > 2 && digits.startsWith('0') && parseNumeral(digits) >= 1))
  );
}
