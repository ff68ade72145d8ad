import {
  isPlateDigits,
  parseCard,
  parseLegalId,
  parseMobile,
  parseNationalId,
  parsePlate,
  parsePostalCode,
  parseSheba,
} from '../src/index.ts';
import { unmapped } from './case.ts';
import { type BenchRow, type BenchTools, type FiledCase, percentRight } from './row.ts';

const IDENTIFIERS: ReadonlySet<string> = new Set([
  'phone',
  'landline',
  'national_id',
  'legal_id',
  'card',
  'sheba',
  'postal_code',
  'plate',
  'order_number',
  'tracking_code',
  'email',
  'url',
]);
const ATTRIBUTES: ReadonlySet<string> = new Set(['color', 'size', 'city', 'province', 'quantity', 'unit']);

function identifiers(one: FiledCase, { reader, nowMs }: BenchTools): unknown {
  const { entities } = reader.read(String(one.in), { nowMs });
  return entities.filter((entity) => IDENTIFIERS.has(entity.kind)).map(({ kind, value }) => ({ kind, value }));
}

function attributes(one: FiledCase, { reader, nowMs }: BenchTools): unknown {
  const { entities } = reader.read(String(one.in), { nowMs });
  return entities
    .filter((entity) => ATTRIBUTES.has(entity.kind))
    .map(({ kind, text, value }) => ({ kind, text, value }));
}

/** Projects that take nothing but Latin digits, and ids whose ten digits are equal. */
const STRICT = new Set(['VahidN/DNTPersianUtils.Core', 'amiranmanesh/go-persian-tools']);

function nationalId(one: FiledCase): unknown {
  const isStrict = STRICT.has(one.source_repo ?? '');
  return parseNationalId(String(one.in), { isStrict, allowsEqualDigits: isStrict }) !== null;
}

function legalId(one: FiledCase): unknown {
  const options = {
    isStrict: STRICT.has(one.source_repo ?? ''),
    allowsComplement: one.source_repo === 'obsernetics/rust-lib',
  };
  return parseLegalId(String(one.in), options) !== null;
}

function postalCode(one: FiledCase): unknown {
  return parsePostalCode(String(one.in), { isLoose: one.source_repo === 'asdeveloop/persian-tools' }) !== null;
}

function plate(one: FiledCase): unknown {
  if (one.fn === 'isPlateNumberValid') return isPlateDigits(String(one.in));
  if (typeof one.in === 'string' || typeof one.in === 'number') return parsePlate(String(one.in)) !== null;
  const info = one.in as { readonly template?: unknown; readonly province?: unknown } | null;
  if (typeof info?.template !== 'string') return unmapped;
  return parsePlate(info.template) !== null && info.province !== null;
}

export const identifierRows: readonly BenchRow[] = [
  row('shop/identifiers', '-', 95, percentRight(identifiers)),
  row(
    'phone',
    '94 %',
    98,
    percentRight((one) => parseMobile(String(one.in)) !== null),
  ),
  row('national_id', '91 %', 98, percentRight(nationalId)),
  row(
    'card',
    '74 %',
    98,
    percentRight((one) => parseCard(String(one.in)) !== null),
  ),
  row(
    'sheba',
    '89 %',
    98,
    percentRight((one) => parseSheba(String(one.in)) !== null),
  ),
  row('legal_id', '86 %', 98, percentRight(legalId)),
  row('postal_code', '-', 98, percentRight(postalCode)),
  row('plate', '63 %', 98, percentRight(plate)),
  row('shop/attributes', 'none', 90, percentRight(attributes)),
];

function row(file: string, anchor: string, goal: number, measure: BenchRow['measure']): BenchRow {
  return { capability: file, files: [file], anchor, goal, direction: 'at-least', unit: '%', measure };
}
