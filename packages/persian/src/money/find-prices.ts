import type { PriceEntity, PriceOperator, Range } from '../document.ts';
import type { NumberMatch } from '../numbers/number-match.ts';
import { fractionValue, isAnd } from '../numbers/parse-group.ts';
import { tidy } from '../numbers/parse-number.ts';
import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { type EntityContext, knownWordAt, nextStart, take } from '../reader/entity-context.ts';
import { stemEnd } from '../tokens/stem-end.ts';
import { startBit } from '../tokens/term.ts';
import { tomanReadings, withDroppedThousand } from './amount-in-toman.ts';
import { isCounted, isLimitOfPrice, isPlainSum, mayBeMoneyWithoutUnit, mayInheritScale } from './bare-amount.ts';
import { moneyUnits } from './money-words.ts';
import { priceOperator } from './price-operator.ts';

/** An amount with what was read around it, before it becomes an entity. */
interface Amount {
  readonly first: number;
  readonly next: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly topScale: number;
  readonly rialPerUnit: number;
}

/** Finds amounts of money: with a unit, or with a scale word and no counted thing after it. Marks their terms as taken. */
export function findPrices(context: EntityContext): PriceEntity[] {
  const prices: PriceEntity[] = [];
  const { terms, taken } = context;
  let first = nextStart(context, 0, startBit.number);
  while (first < terms.length) {
    const amount = taken[first] === 1 ? undefined : amountAt(context, first, prices.length > 0);
    if (amount === undefined) {
      first = nextStart(context, first + 1, startBit.number);
      continue;
    }
    const second = spanSecond(context, amount);
    prices.push(second === undefined ? toEntity(context, amount) : toSpan(context, amount, second));
    const next = second?.next ?? amount.next;
    take(context, amount.first, next);
    first = nextStart(context, next, startBit.number);
  }
  return prices;
}

function amountAt(context: EntityContext, first: number, hasPrice: boolean): Amount | undefined {
  const { terms } = context;
  const number = parseNumberAt(terms, first);
  if (number === undefined || number.isOrdinal || number.low < 0 || isCountOfPrice(context, number)) return undefined;
  return (
    betweenAmount(context, number) ??
    joinedAmount(context, number) ??
    amountWithUnit(context, number) ??
    (mayBeMoneyWithoutUnit(context, number) ? bareAmount(context, number, number.topScale) : undefined) ??
    (isLimitOfPrice(context, number) ? bareAmount(context, number, 1) : undefined) ??
    (isPlainSum(context, number) ? bareAmount(context, number, 1000) : undefined) ??
    (hasPrice && mayInheritScale(context, number) ? bareAmount(context, number, 1) : undefined)
  );
}

function amountWithUnit(context: EntityContext, number: NumberMatch): Amount | undefined {
  const { terms, tokens } = context;
  const unit = unitAt(context, number.next);
  const term = terms[number.next];
  if (unit === undefined || term === undefined) return undefined;
  const amount = {
    ...scaled(number),
    first: number.first,
    next: number.next + 1,
    end: stemEnd(term, tokens, unit.length),
    rialPerUnit: moneyUnits.get(unit) ?? 10,
  };
  return number.topScale === 1 ? withTail(context, amount) : amount;
}

/** «یه تومن و نیم», «یه تومن و هشتصد»: the rest is said after the unit, as half or as thousandths of it. */
function withTail(context: EntityContext, amount: Amount): Amount {
  const { terms } = context;
  if (!isAnd(terms[amount.next]) || amount.low !== amount.high || amount.low >= 100) return amount;
  const half = fractionValue(terms[amount.next + 1]?.key);
  if (half > 0) {
    return {
      ...amount,
      low: amount.low + half,
      high: amount.low + half,
      next: amount.next + 2,
      end: terms[amount.next + 1]?.end ?? amount.end,
    };
  }
  const rest = parseNumberAt(terms, amount.next + 1, { withRange: false, withSpan: false });
  if (rest === undefined || rest.isOrdinal || rest.topScale > 1 || rest.low < 100 || rest.low > 999) return amount;
  if (unitAt(context, rest.next) !== undefined) return amount;
  const value = (amount.low + rest.low / 1000) * 1e6;
  return {
    ...amount,
    low: value,
    high: value,
    topScale: 1e6,
    next: rest.next,
    end: terms[rest.next - 1]?.end ?? amount.end,
  };
}

/** «پنج تا پنجاه تومنی»: a small number and one many times as great, with «از» or «بین» not said. */
function isCountOfPrice(context: EntityContext, number: NumberMatch): boolean {
  if (number.low === number.high || number.topScale > 1 || number.low > 20 || number.high < number.low * 5)
    return false;
  const before = context.terms[number.first - 1]?.key ?? '';
  return !/^(?:از|بین|قیمت|رنج|حدود)$/.test(before) && context.terms[number.first + 1]?.key === 'تا';
}

/** «بین ۵۰۰ و ۸۰۰ هزار تومن»: the scale and unit of the second count for the first. */
function betweenAmount(context: EntityContext, number: NumberMatch): Amount | undefined {
  const { terms } = context;
  if (terms[number.first - 1]?.key !== 'بین' || !isAnd(terms[number.next]) || number.low !== number.high)
    return undefined;
  const second = parseNumberAt(terms, number.next + 1, { withRange: false, withSpan: false });
  if (second === undefined || second.isOrdinal) return undefined;
  const amount =
    amountWithUnit(context, second) ??
    (mayBeMoneyWithoutUnit(context, second) ? bareAmount(context, second, second.topScale) : undefined);
  if (amount === undefined) return undefined;
  const low =
    number.topScale === 1 && second.topScale > 1 && number.low < second.low / second.topScale
      ? number.low * second.topScale
      : number.low;
  return low < amount.high ? { ...amount, first: number.first, low } : undefined;
}

/** «دو و سیصد تومن», «سه و پونصد»: millions and thousands with both scale words left out. */
function joinedAmount(context: EntityContext, number: NumberMatch): Amount | undefined {
  const { terms } = context;
  if (number.topScale > 1 || number.low >= 100 || number.low !== number.high || !isAnd(terms[number.next]))
    return undefined;
  const rest = parseNumberAt(terms, number.next + 1, { withRange: false, withSpan: false });
  if (rest === undefined || rest.isOrdinal || rest.topScale > 1 || rest.low < 100 || rest.low > 999) return undefined;
  const unit = unitAt(context, rest.next);
  const value = number.low * 1e6 + rest.low * 1000;
  const said = { first: number.first, low: value, high: value, topScale: 1e6, rialPerUnit: 10 };
  if (unit === undefined) {
    return isCounted(context, rest.next)
      ? undefined
      : { ...said, next: rest.next, end: terms[rest.next - 1]?.end ?? 0 };
  }
  if (moneyUnits.get(unit) === 1) return undefined;
  const term = terms[rest.next];
  return { ...said, next: rest.next + 1, end: term === undefined ? 0 : stemEnd(term, context.tokens, unit.length) };
}

function bareAmount(context: EntityContext, number: NumberMatch, topScale: number): Amount {
  const end = context.terms[number.next - 1]?.end ?? 0;
  return { ...scaled(number), first: number.first, next: number.next, end, topScale, rialPerUnit: 10 };
}

function scaled(number: NumberMatch): { readonly low: number; readonly high: number; readonly topScale: number } {
  const { low, high, topScale, scale } = number;
  return {
    low: withDroppedThousand(low, topScale, scaleOf(low, scale)),
    high: withDroppedThousand(high, topScale, scale),
    topScale,
  };
}

/** The first end of a span keeps its own last part: «یک میلیون و دویست تا یک میلیون و پونصد هزار». */
function scaleOf(value: number, scale: number): number {
  return value % 1000 === 0 ? scale : 1;
}

/** A money unit at a term, apart from «ت» that stands far from its number or starts another word. */
function unitAt(context: EntityContext, index: number): string | undefined {
  const { terms } = context;
  const term = terms[index];
  const before = terms[index - 1];
  if (term === undefined || before === undefined || (term.kind !== 'word' && term.kind !== 'code' && term.key !== '﷼'))
    return undefined;
  const unit = knownWordAt(terms, index, moneyUnits);
  if (unit === undefined) return undefined;
  if (unit.length > 1) return unit;
  return term.key === unit && term.start - before.end <= 1 && before.digits !== undefined ? unit : undefined;
}

/** «از ۵۰۰ تومن تا ۱ میلیون تومن», «بین ۵۰۰ و ۷۰۰ تومن»: the amount that ends the span. */
function spanSecond(context: EntityContext, amount: Amount): Amount | undefined {
  const { terms } = context;
  const between = terms[amount.next]?.key;
  const opener = terms[amount.first - 1]?.key;
  const isSpan = (between === 'تا' || between === 'الی') && (opener === 'از' || opener === 'بین' || opener === 'قیمت');
  if (!isSpan && !(between === 'و' && opener === 'بین')) return undefined;
  const number = parseNumberAt(terms, amount.next + 1, { withSpan: false, withRange: false });
  const second = number === undefined ? undefined : amountWithUnit(context, number);
  return second !== undefined && second.high > amount.low ? second : undefined;
}

function toEntity(context: EntityContext, amount: Amount): PriceEntity {
  const start = context.terms[amount.first]?.start ?? 0;
  const low = readings(context, amount, amount.low);
  const best = tidy(low[0] ?? 0);
  if (amount.low !== amount.high) {
    const high = amount.high * (best / amount.low);
    return { kind: 'price', ...context.span(start, amount.end), value: [best, tidy(high)], operator: 'between' };
  }
  const others = low.slice(1).map(tidy);
  const operator = priceOperator(context.terms, amount.first, amount.next);
  return {
    kind: 'price',
    ...context.span(start, amount.end),
    value: best,
    operator,
    ...(others.length > 0 ? { alternatives: others } : {}),
  };
}

function toSpan(context: EntityContext, amount: Amount, second: Amount): PriceEntity {
  const start = context.terms[amount.first]?.start ?? 0;
  const value: Range<number> = [
    tidy(readings(context, amount, amount.low)[0] ?? 0),
    tidy(readings(context, second, second.high)[0] ?? 0),
  ];
  const operator: PriceOperator = 'between';
  return { kind: 'price', ...context.span(start, second.end), value, operator };
}

function readings(context: EntityContext, amount: Amount, value: number): readonly number[] {
  if (amount.rialPerUnit === 1) return [value];
  return tomanReadings({ value, topScale: amount.topScale }, context.priceRange);
}
