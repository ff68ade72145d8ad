import type { Document, Entity } from '../src/index.ts';
import { matchKey } from '../src/index.ts';
import { isEqual } from './case.ts';
import type { BenchRow, BenchTools, Failure, FiledCase } from './row.ts';

type Check = Readonly<Record<string, unknown>> & { readonly type: string };

/** Judges one kind of probe; undefined when the kind asks for an act, which is left to NLU. */
const JUDGES: Readonly<Record<string, (document: Document, check: Check, tools: BenchTools) => boolean>> = {
  text: (document, check) => containsAll(formalText(document), check['contains']),
  finglish: (document, check) => isSameSentence(meantText(document), String(check['out'])),
  keyboard: (document, check) => isSameSentence(meantText(document), String(check['out'])),
  price: judgePrices,
  number: (document, check) => isEqual(valuesOf(document, 'number'), check['values']),
  phone: (document, check) => nationalPhones(document).includes(String(check['value'])),
  date: judgeDates,
  time: (document, check) => judgeTimes(document, check['values']),
  duration: (document, check) => isEqual(hoursOf(document), check['hours']),
  ids: judgeIdentifiers,
  attr: judgeAttributes,
  place: judgePlaces,
  product: judgeTokens,
  emoji: judgeTokens,
};

function formalText(document: Document): string {
  return document.tokens.map((token) => token.formal ?? token.persian ?? token.raw).join(' ');
}

function meantText(document: Document): string {
  return document.tokens.map((token) => token.persian ?? token.raw).join(' ');
}

function containsAll(text: string, parts: unknown): boolean {
  const plain = text.replaceAll('\u200c', ' ');
  return (parts as readonly string[]).every(
    (part) => text.includes(part) || plain.includes(part.replaceAll('\u200c', ' ')),
  );
}

function isSameSentence(left: string, right: string): boolean {
  const plain = (text: string): string => matchKey(text).replace(/[\s؟?.!،]+/g, '');
  return plain(left) === plain(right);
}

function valuesOf(document: Document, kind: Entity['kind']): readonly unknown[] {
  return document.entities.filter((entity) => entity.kind === kind).map((entity) => entity.value);
}

/** Amounts in toman; with `alt` both readings must be among those given, for no price range is. */
function judgePrices(document: Document, check: Check): boolean {
  const prices = document.entities.filter((entity) => entity.kind === 'price');
  const toman = prices.map((price) => (price.value as number) / 10);
  const operator = check['op'] === undefined || prices[0]?.operator === check['op'];
  if (check['alt'] !== undefined) {
    const readings = [toman[0], ...(prices[0]?.alternatives ?? []).map((rial) => rial / 10)];
    return (
      prices.length === 1 && readings.includes(check['toman'] as number) && readings.includes(check['alt'] as number)
    );
  }
  return operator && isEqual(toman, Array.isArray(check['toman']) ? check['toman'] : [check['toman']]);
}

function nationalPhones(document: Document): readonly string[] {
  return valuesOf(document, 'phone').map((value) => String(value).replace('+98', '0'));
}

function judgeDates(document: Document, check: Check, { nowMs }: BenchTools): boolean {
  const found = document.entities.filter((entity) => entity.kind === 'date' || entity.kind === 'duration');
  const spans = check['spans'] as readonly string[];
  if (
    !isEqual(
      found.map((entity) => entity.text),
      spans,
    )
  )
    return false;
  const days = (check['rel_days'] as readonly number[] | undefined)?.map((shift) =>
    new Date(nowMs + shift * 86_400_000).toISOString().slice(0, 10),
  );
  const dates = found.filter((entity) => entity.kind === 'date');
  if (days !== undefined && !days.every((day) => dates.some((date) => date.value === day))) return false;
  const jalali = check['jalali'] as readonly (readonly (number | null)[])[] | undefined;
  return jalali === undefined || jalali.every((wanted, index) => matchesJalali(dates[index]?.jalali ?? '', wanted));
}

function matchesJalali(date: string, wanted: readonly (number | null)[]): boolean {
  const parts = date.split('-').map(Number);
  return wanted.every((part, index) => part === null || part === parts[index]);
}

function judgeTimes(document: Document, values: unknown): boolean {
  const time = document.entities.find((entity) => entity.kind === 'time');
  if (time === undefined) return false;
  const readings = [time.value, ...(time.alternatives ?? [])];
  const wanted = (values as readonly unknown[]).map((value) =>
    Array.isArray(value) ? value.join('/') : String(value),
  );
  return isEqual(readings, wanted);
}

function hoursOf(document: Document): readonly unknown[] {
  return document.entities
    .filter((entity) => entity.kind === 'duration')
    .map((entity) =>
      entity.lowestSeconds === entity.highestSeconds
        ? entity.lowestSeconds / 3600
        : [entity.lowestSeconds / 3600, entity.highestSeconds / 3600],
    );
}

const ID_KINDS: Readonly<Record<string, Entity['kind']>> = {
  order: 'order_number',
  tracking: 'tracking_code',
  national_id: 'national_id',
  postal_code: 'postal_code',
  card: 'card',
  sheba: 'sheba',
};

function judgeIdentifiers(document: Document, check: Check): boolean {
  return Object.entries(check).every(([name, value]) => {
    if (name === 'type') return true;
    if (name === 'phone') return nationalPhones(document).includes(String(value));
    const kind = ID_KINDS[name];
    return kind !== undefined && valuesOf(document, kind).includes(value);
  });
}

function judgeAttributes(document: Document, check: Check): boolean {
  return Object.entries(check).every(([name, value]) => {
    if (name === 'type') return true;
    if (name === 'color' || name === 'size')
      return isEqual(valuesOf(document, name), Array.isArray(value) ? value : [value]);
    return valuesOf(document, 'number').includes(value);
  });
}

/** `address` and `district` are no entities here; the city must be right and alone. */
function judgePlaces(document: Document, check: Check): boolean {
  return valuesOf(document, 'city').includes(check['city']) && valuesOf(document, 'city').length === 1;
}

/** Every wanted token must be a token, or a few tokens in a row. */
function judgeTokens(document: Document, check: Check): boolean {
  const text = ` ${document.tokens.map((token) => matchKey(token.persian ?? token.raw)).join(' ')} `;
  const wanted = (check['tokens'] as readonly string[] | undefined) ?? [String(check['text'] ?? '')];
  return wanted.every((token) => text.includes(` ${matchKey(token)} `));
}

function measure(
  cases: readonly FiledCase[],
  tools: BenchTools,
): { readonly figure: number; readonly failures: readonly Failure[] } {
  const failures: Failure[] = [];
  let judged = 0;
  for (const one of cases) {
    const check = (one['check'] ?? one.out) as Check;
    if (check['act'] !== undefined) continue;
    judged += 1;
    const document = tools.reader.read(String(one.in), { nowMs: tools.nowMs });
    if (JUDGES[check.type]?.(document, check, tools) !== true)
      failures.push({ in: one.in, out: check, answer: summary(document) });
  }
  return { figure: (100 * (judged - failures.length)) / judged, failures };
}

function summary(document: Document): unknown {
  return {
    formal: formalText(document),
    entities: document.entities.map(({ kind, text, value }) => [kind, text, value]),
  };
}

export const probeRows: readonly BenchRow[] = [
  {
    capability: 'the probes (those that ask for an act left out)',
    files: ['probes_shopchat'],
    anchor: '2 of 5 in any group',
    goal: 85,
    direction: 'at-least',
    unit: '%',
    measure,
  },
];
