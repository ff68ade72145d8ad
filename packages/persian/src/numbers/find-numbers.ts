import { unitWords } from '../attributes/unit-words.ts';
import type { NumberEntity } from '../document.ts';
import { type EntityContext, nextStart } from '../reader/entity-context.ts';
import { knownStemLength } from '../tokens/suffixes.ts';
import { startBit } from '../tokens/term.ts';
import { isClassifier } from './classifiers.ts';
import { isModelName } from './model-names.ts';
import type { NumberMatch } from './number-match.ts';
import { fractionValue, isAnd } from './parse-group.ts';
import { tidy } from './parse-number.ts';
import { parseNumberAt } from './parse-number-at.ts';

/** After these a weak word («یک», «نه», «یه») is a number: «سایز یک», «شماره نه». */
const CALLS_FOR_NUMBER = /^(?:سایز|شماره|کد|مدل|تعداد|ردیف|گزینه|طبقه|واحد|پلاک)/;
const OTHER_COUNTED = /^(?:نفر|بار|دفعه|مورد|سال|ساله|روز|ماه|هفته|ساعت|درصد|٪|%|قلم|رنگ|مدل|سایز|کیلو|متر)/;
/** «دو به شک», «دو دل», «یک کلام»: set phrases with a number word. */
const SET_PHRASES: ReadonlyMap<string, RegExp> = new Map([
  ['دو', /^(?:به|دل|رو|سره|طرفه)$/],
  ['سه', /^(?:شنبه)$/],
  ['سی', /^(?:دی)$/],
  ['یک', /^(?:کم|دفعه|جا|سره|کلام|بار|عالمه|خورده|ذره|جورایی|طرف)$/],
  ['صد', /^(?:در)$/],
  ['هزار', /^(?:بار|جور|تا)$/],
]);

/** Finds the numbers that no other grammar has used: quantities, sizes, counts, codes. */
export function findNumbers(context: EntityContext): NumberEntity[] {
  const numbers: NumberEntity[] = [];
  const { terms } = context;
  let first = nextStart(context, 0, startBit.number);
  while (first < terms.length) {
    const found = context.taken[first] === 1 ? undefined : parseNumberAt(terms, first);
    const number = found === undefined || isTaken(context, found) ? undefined : found;
    if (number !== undefined && counts(context, number)) numbers.push(toEntity(context, number));
    first = nextStart(context, number?.next ?? first + 1, startBit.number);
  }
  return numbers;
}

function isTaken(context: EntityContext, number: NumberMatch): boolean {
  for (let at = number.first; at < number.next; at += 1) if (context.taken[at] === 1) return true;
  return false;
}

function counts(context: EntityContext, number: NumberMatch): boolean {
  const { terms } = context;
  const key = terms[number.first]?.key ?? '';
  const after = terms[number.next]?.key ?? '';
  const before = terms[number.first - 1]?.key ?? '';
  if (isModelName(terms, number)) return false;
  const isSingle = number.next === number.first + 1;
  if (isHyperbole(key, after) || ADDRESS.test(before) || isNetwork(context, number.next)) return false;
  const isCounted = isClassifier(after) || isUnit(after) || OTHER_COUNTED.test(after);
  if (isSingle && !isCounted && SET_PHRASES.get(key)?.test(after) === true) return false;
  if (isSingle && key === 'صد' && before === 'در' && terms[number.first - 2]?.key === 'صد') return false;
  if (key === 'یکی') return number.low !== number.high;
  const isArticle = isSingle && (key === 'یک' || key === 'یه');
  if (number.isWeak || isArticle)
    return (
      isCounted ||
      (isArticle && key === 'یک' && CALLS_FOR_NUMBER.test(before)) ||
      (!isArticle && CALLS_FOR_NUMBER.test(before))
    );
  return before !== 'هر' || isCounted;
}

/** «هزار بار گفتم», «صد بار»: many times. */
function isHyperbole(key: string, after: string): boolean {
  return (key === 'هزار' || key === 'صد') && /^(?:بار|دفعه|مرتبه|جور|ماشالله)$/.test(after);
}

const ADDRESS = /^(?:پلاک|واحد|طبقه|کوچه|زنگ|منطقه|فاز|بلوک|خیابان|خیابون)$/;

/** `5G`, `4K`: names of a technique; `5g` is a weight. */
function isNetwork(context: EntityContext, index: number): boolean {
  const term = context.terms[index];
  if (term === undefined || !term.isGlued) return false;
  return /^[GKDk]$/.test(context.text.slice(term.start, term.end));
}

function isUnit(key: string): boolean {
  return unitWords.has(key) || knownStemLength(key, (stem) => stem.length > 1 && unitWords.has(stem)) > 0;
}

/** «یه متر و نیم», «دو کیلو و نیم»: the half after the unit belongs to the number. */
function halfAfterUnit(context: EntityContext, number: NumberMatch): { readonly half: number; readonly next: number } {
  const { terms } = context;
  const none = { half: 0, next: number.next };
  if (!isUnit(terms[number.next]?.key ?? '') || !isAnd(terms[number.next + 1])) return none;
  const half = fractionValue(terms[number.next + 2]?.key);
  return half === 0 ? none : { half, next: number.next + 3 };
}

function toEntity(context: EntityContext, number: NumberMatch): NumberEntity {
  const { terms } = context;
  const { half, next } = halfAfterUnit(context, number);
  const low = tidy(number.low + half);
  const high = tidy(number.high + half);
  return {
    kind: 'number',
    ...context.span(terms[number.first]?.start ?? 0, terms[next - 1]?.end ?? 0),
    value: low === high ? low : [low, high],
    ...(number.isOrdinal ? { ordinal: true as const } : {}),
  };
}
