import type { AttributeEntity, QuantityEntity } from '../document.ts';
import { isClassifier } from '../numbers/classifiers.ts';
import type { NumberMatch } from '../numbers/number-match.ts';
import { fractionValue, isAnd } from '../numbers/parse-group.ts';
import { tidy } from '../numbers/parse-number.ts';
import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { type EntityContext, nextStart } from '../reader/entity-context.ts';
import { type PhraseMatch, phraseAt } from '../tokens/phrase-at.ts';
import { isSuffix } from '../tokens/suffixes.ts';
import { startBit } from '../tokens/term.ts';
import { type UnitWord, unitTable } from './unit-words.ts';

/** Measures of the body and of goods: «قدم ۱۷۰ سانته», «عرضش دو متره» order nothing. */
const MEASURED =
  /^(?:قد|وزن|دور|عرض|طول|ارتفاع|عمق|قطر|کمر|سینه|باسن|ابعاد|حجم|وزنش|ضخامت|سن|پاشنه|استین)(?:م|ش|شون|مون|ت|ه|ی|شو|ام)?$/;
const MEASURED_WINDOW = 2;

/** Finds how many or how much of something is meant, with its unit: «دو تا», «نیم کیلو», «۳ جفت». */
export function findQuantities(context: EntityContext): (QuantityEntity | AttributeEntity)[] {
  const found: (QuantityEntity | AttributeEntity)[] = [];
  const { terms } = context;
  let first = nextStart(context, 0, startBit.number);
  while (first < terms.length) {
    const number = context.taken[first] === 1 ? undefined : parseNumberAt(terms, first);
    const quantity =
      number === undefined || number.isOrdinal || number.low <= 0 ? undefined : quantityAt(context, number);
    if (quantity !== undefined) found.push(...quantity.entities);
    first = nextStart(context, quantity?.next ?? first + 1, startBit.number);
  }
  return found;
}

function quantityAt(
  context: EntityContext,
  number: NumberMatch,
): { readonly entities: readonly (QuantityEntity | AttributeEntity)[]; readonly next: number } | undefined {
  const { terms } = context;
  const hasClassifier = isClassifier(terms[number.next]?.key);
  const at = hasClassifier ? number.next + 1 : number.next;
  const unit = unitAt(context, at);
  if (unit === undefined && (!hasClassifier || isArticle(context, number))) return undefined;
  if (
    !hasClassifier &&
    unit !== undefined &&
    (unit.value.isTechnical || unit.suffix.startsWith('ی') || isMeasured(context, number.first))
  )
    return undefined;
  if (
    number.isWeak &&
    unit === undefined &&
    terms[number.first]?.key === 'نه' &&
    terms[number.next]?.isGlued !== true &&
    terms[number.next]?.key !== 'تا'
  )
    return undefined;
  const isSold = unit !== undefined && !unit.value.isTechnical && !unit.suffix.startsWith('ی');
  const half = isSold && !hasClassifier && isAnd(terms[unit.next]) ? fractionValue(terms[unit.next + 1]?.key) : 0;
  const quantity = toQuantity(context, number, { hasClassifier, half, unit: isSold ? unit : undefined });
  const entities = isSold ? [quantity, toUnit(context, unit, at)] : [quantity];
  return { entities, next: half > 0 && unit !== undefined ? unit.next + 2 : isSold ? unit.next : at };
}

function unitAt(context: EntityContext, at: number): PhraseMatch<UnitWord> | undefined {
  if (context.taken[at] === 1) return undefined;
  return phraseAt(context, at, unitTable, {
    allows: (suffix, stem) => isSuffix(suffix) && stem.length > 1 && !/^[a-z]/.test(stem),
  });
}

/** «یه دونه», «یکی»: one of a thing with no measure is an article. */
function isArticle(context: EntityContext, number: NumberMatch): boolean {
  const key = context.terms[number.first]?.key;
  return key === 'یه' || key === 'یکی';
}

function isMeasured(context: EntityContext, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - MEASURED_WINDOW); at -= 1)
    if (MEASURED.test(context.terms[at]?.key ?? '')) return true;
  return false;
}

function toQuantity(
  context: EntityContext,
  number: NumberMatch,
  said: { readonly hasClassifier: boolean; readonly half: number; readonly unit: PhraseMatch<UnitWord> | undefined },
): QuantityEntity {
  const { terms } = context;
  const isGlued = said.hasClassifier && terms[number.next]?.isGlued === true && terms[number.next]?.kind === 'word';
  const classifierEnd = isGlued ? gluedClassifierEnd(context, number.next) : 0;
  const end =
    said.half > 0 && said.unit !== undefined
      ? (terms[said.unit.next + 1]?.end ?? 0)
      : isGlued
        ? classifierEnd
        : (terms[number.next - 1]?.end ?? 0);
  const low = tidy(number.low + said.half);
  const high = tidy(number.high + said.half);
  const unit = said.unit?.value.name;
  return {
    kind: 'quantity',
    ...context.span(terms[number.first]?.start ?? 0, end),
    value: low === high ? low : [low, high],
    ...(unit === undefined ? {} : { unit }),
  };
}

/** The glued classifier without the clitic after it: «دوتاشو» → «دوتا». */
function gluedClassifierEnd(context: EntityContext, index: number): number {
  return context.terms[index]?.end ?? 0;
}

function toUnit(context: EntityContext, unit: PhraseMatch<UnitWord>, at: number): AttributeEntity {
  return { kind: 'unit', ...context.span(context.terms[at]?.start ?? 0, unit.end), value: unit.value.name };
}
