import type { AttributeEntity } from '../document.ts';
import { isClassifier } from '../numbers/classifiers.ts';
import type { NumberMatch } from '../numbers/number-match.ts';
import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { type EntityContext, nextStart } from '../reader/entity-context.ts';
import { phraseAt } from '../tokens/phrase-at.ts';
import { isSuffix } from '../tokens/suffixes.ts';
import { startBit } from '../tokens/term.ts';
import { hasNumberedSize } from './garments.ts';
import { letterSizes, sizeWords } from './size-words.ts';
import { unitWords } from './unit-words.ts';

interface Size {
  readonly first: number;
  readonly next: number;
  readonly end: number;
  readonly value: string;
}

const MOST_GAP = 2;
const AFTER_NUMBER =
  /^(?:تومن|تومان|تومنی|هزار|میلیون|ریال|درصد|٪|%|روز|ساعت|ماه|سال|نفر|بار|ساله|روزه|ماهه|گیگ|وات|اینچ|سانت|متر)/;

/** Finds sizes: after «سایز», in letters anywhere, and bare shoe and garment numbers next to what they fit. */
export function findSizes(context: EntityContext): AttributeEntity[] {
  const sizes: Size[] = [];
  const { terms } = context;
  const bits = startBit.number | startBit.size;
  let first = nextStart(context, 0, bits);
  while (first < terms.length) {
    const found = isSizeWord(terms[first]?.key) ? saidSizes(context, first) : looseSize(context, first);
    sizes.push(...found);
    first = nextStart(context, Math.max(first + 1, found.at(-1)?.next ?? 0), bits);
  }
  return sizes.map((size) => ({
    kind: 'size',
    ...context.span(terms[size.first]?.start ?? 0, size.end),
    value: size.value,
  }));
}

/** «سایز», «سایزم», «سایزهای», `size`; not «سایزبندی». */
export function isSizeWord(key: string | undefined): boolean {
  if (key === undefined) return false;
  if (key === 'size' || key === 'sayz' || key === 'saiz') return true;
  return (key.startsWith('سایز') && isSuffix(key.slice(4))) || key === 'سایزه';
}

/** What may hang on a size in letters: «لارجشو». */
export function isSizeEnding(suffix: string, stem: string): boolean {
  return stem.length > 3 && isSuffix(suffix);
}

/** The sizes after the word, in a list with «و», «یا», «تا», a comma or a dash. */
function saidSizes(context: EntityContext, word: number): readonly Size[] {
  const sizes: Size[] = [];
  let at = firstSizeIndex(context, word + 1);
  while (at !== undefined) {
    const size = letterSizeAt(context, at, true) ?? numberSizeAt(context, at, sizes.length > 0);
    if (size === undefined) break;
    sizes.push(size);
    at = isListSign(context.terms[size.next]?.key) ? size.next + 1 : undefined;
  }
  return sizes;
}

/** Up to two words may stand between: «سایز فرزندم ۳۲», «سایز پام ۴۰». */
function firstSizeIndex(context: EntityContext, from: number): number | undefined {
  for (let at = from; at <= from + MOST_GAP && at < context.terms.length; at += 1) {
    const term = context.terms[at];
    if (term === undefined || context.taken[at] === 1) return undefined;
    if (
      term.digits !== undefined ||
      (term.word !== undefined && term.word.weak !== true) ||
      letterSizeAt(context, at, true) !== undefined
    )
      return at;
    if (term.kind === 'punctuation' && term.key !== ':' && term.key !== '=') return undefined;
    if (isSizeWord(term.key)) return undefined;
  }
  return undefined;
}

function isListSign(key: string | undefined): boolean {
  return key === 'و' || key === 'یا' || key === '،' || key === ',' || key === '-' || key === '/' || key === 'تا';
}

function letterSizeAt(context: EntityContext, first: number, isSaid: boolean): Size | undefined {
  const match = phraseAt(context, first, sizeWords, { allows: isSizeEnding });
  if (match !== undefined) return { first, next: match.next, end: match.end, value: match.value };
  const term = context.terms[first];
  const letter = term === undefined ? undefined : letterSizes.get(term.key);
  if (term === undefined || letter === undefined) return undefined;
  const isCapital =
    context.text.slice(term.start, term.end) === letter &&
    !term.isGlued &&
    context.terms[first - 1]?.digits === undefined;
  return isSaid || isCapital ? { first, next: first + 1, end: term.end, value: letter } : undefined;
}

function numberSizeAt(context: EntityContext, first: number, isListed: boolean): Size | undefined {
  const number = parseNumberAt(context.terms, first, { withRange: false, withSpan: false });
  if (number === undefined || number.isOrdinal || number.low < 0 || number.low > 200 || number.topScale > 1)
    return undefined;
  const after = context.terms[number.next]?.key ?? '';
  const isSpan = after === 'تا' && context.terms[number.next + 1]?.digits !== undefined;
  const isCounted = (isClassifier(after) && !isSpan) || AFTER_NUMBER.test(after) || (isListed && unitWords.has(after));
  return isCounted ? undefined : toSize(context, number);
}

function toSize(context: EntityContext, number: NumberMatch): Size {
  return {
    first: number.first,
    next: number.next,
    end: context.terms[number.next - 1]?.end ?? 0,
    value: String(number.low),
  };
}

/** A size with no «سایز» before it: in letters, or a number of 20 to 60 beside a shoe, a garment or a foot. */
function looseSize(context: EntityContext, first: number): readonly Size[] {
  if (context.taken[first] === 1) return [];
  const letter = letterSizeAt(context, first, false);
  if (letter !== undefined) return [letter];
  const number = parseNumberAt(context.terms, first, { withRange: false, withSpan: false });
  if (
    number === undefined ||
    number.isOrdinal ||
    number.isWeak ||
    number.low < 20 ||
    number.low > 60 ||
    number.topScale > 1
  )
    return [];
  if ((number.low * 2) % 1 !== 0 || !isBare(context, number)) return [];
  return isFitted(context, number) ? [toSize(context, number)] : [];
}

function isBare(context: EntityContext, number: NumberMatch): boolean {
  const after = context.terms[number.next]?.key ?? '';
  const before = context.terms[number.first - 1]?.key ?? '';
  if (isClassifier(after) || unitWords.has(after) || AFTER_NUMBER.test(after)) return false;
  return !/^(?:کد|شماره|مدل|پلاک|واحد|ساعت|تا|صفحه|قیمت|کوچه|طبقه|-)$/.test(before);
}

function isFitted(context: EntityContext, number: NumberMatch): boolean {
  for (let at = number.first - 1; at >= Math.max(0, number.first - 3); at -= 1) {
    const key = context.terms[at]?.key;
    if (hasNumberedSize(key) || key === 'پام' || key === 'پاش' || key === 'پای' || key === 'پا') return true;
  }
  return isSizeWord(context.terms[number.next]?.key) || isSizeWord(context.terms[number.next + 1]?.key);
}
