import type { IdentifierEntity, IdentifierKind } from '../document.ts';
import { type EntityContext, take } from '../reader/entity-context.ts';
import type { Term } from '../tokens/term.ts';
import { bankOfCard, bankOfSheba } from './banks.ts';
import { parseCard } from './card.ts';
import { digitRunAt } from './digit-run.ts';
import { type CueMatch, cueAfter, cueBefore } from './identifier-cues.ts';
import { parseLegalId } from './legal-id.ts';
import { parseNationalId } from './national-id.ts';
import { nextInList, numberCodeAt } from './order-code.ts';
import { parseLandline, parseMobile } from './phone.ts';
import { plateAt } from './plate-at.ts';
import { parsePostalCode } from './postal-code.ts';
import { parseSheba } from './sheba.ts';
import { spokenPhoneAt } from './spoken-phone.ts';

interface Found {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly next: number;
  readonly issuer?: string;
}

/** Finds checked identifiers, order numbers and tracking codes, web and e-mail addresses. Marks their terms as taken. */
export function findIdentifiers(context: EntityContext): IdentifierEntity[] {
  const entities: IdentifierEntity[] = [];
  const { terms } = context;
  let first = 0;
  while (first < terms.length) {
    const found = identifierAt(context, first);
    if (found === undefined) {
      first += 1;
      continue;
    }
    for (const one of [found, ...followers(context, found)]) {
      entities.push({
        kind: one.kind,
        ...context.span(one.start, one.end),
        value: one.value,
        ...(one.issuer === undefined ? {} : { issuer: one.issuer }),
      });
      take(context, one.first, one.next);
      first = one.next;
    }
  }
  takeLongDigits(context);
  return entities;
}

function identifierAt(context: EntityContext, first: number): Found | undefined {
  const { terms } = context;
  const term = terms[first];
  if (term === undefined || !mayStartIdentifier(term)) return undefined;
  const at = { start: term.start, end: term.end, first, next: first + 1 };
  if (term.kind === 'email')
    return { kind: 'email', value: context.text.slice(term.start, term.end).toLowerCase(), ...at };
  if (term.kind === 'url') return { kind: 'url', value: context.text.slice(term.start, term.end), ...at };
  if (term.key.startsWith('ir')) return shebaAt(context, first) ?? numberCodeAt(context, first);
  if (term.key === '+' || term.key === '(') return numberedAt(context, first + 1, first);
  if (term.word?.rank === 'zero') {
    const spoken = spokenPhoneAt(terms, first);
    return spoken === undefined
      ? undefined
      : { kind: 'phone', ...at, ...spoken, end: terms[spoken.next - 1]?.end ?? term.end };
  }
  if (term.digits !== undefined) return plateAt(context, first) ?? numberedAt(context, first, first);
  return term.kind === 'code' ? numberCodeAt(context, first) : undefined;
}

/** Whether any term may start an identifier, or is digits that are to be taken. */
export function mayHoldIdentifiers({ terms }: EntityContext): boolean {
  for (let at = 0; at < terms.length; at += 1) if (mayStartIdentifier(terms[at] as Term)) return true;
  return false;
}

function mayStartIdentifier({ kind, key, word, digits }: Term): boolean {
  switch (kind) {
    case 'word':
      return word?.rank === 'zero' || digits !== undefined || key.startsWith('ir');
    case 'punctuation':
      return key === '+' || key === '(';
    case 'emoji':
      return digits !== undefined;
    default:
      return true;
  }
}

/** «IR۸۰۰۵…» in one piece, in groups, or after «IR» alone. */
function shebaAt(context: EntityContext, first: number): Found | undefined {
  const { terms, text } = context;
  const term = terms[first];
  if (term === undefined || !/^ir\d*$/.test(term.key)) return undefined;
  const groups = digitRunAt(terms, first + 1);
  for (let count = groups.length; count >= 0; count -= 1) {
    const last = count === 0 ? undefined : groups[count - 1];
    const end = last?.end ?? term.end;
    const value = parseSheba(text.slice(term.start, end));
    if (value !== null)
      return {
        kind: 'sheba',
        value,
        start: term.start,
        end,
        first,
        next: (last?.term ?? first) + 1,
        ...issuerOf(bankOfSheba(value)?.name),
      };
  }
  return undefined;
}

function issuerOf(name: string | undefined): { readonly issuer?: string } {
  return name === undefined ? {} : { issuer: name };
}

const SHORTEST_CODE = 3;

/** The longest sequence of digit groups that passes a check, else an order number or tracking code by its cue. */
function numberedAt(context: EntityContext, first: number, from: number): Found | undefined {
  const { terms } = context;
  const groups = digitRunAt(terms, first);
  const head = groups[0];
  if (head === undefined || (from < first && terms[from]?.end !== head.start)) return undefined;
  if (groups.length === 1 && head.digits.length < SHORTEST_CODE) return undefined;
  const before = cueBefore(terms, from);
  const start = terms[from]?.start ?? head.start;
  const isPlus = terms[from]?.key === '+';
  for (let count = groups.length; count > 0; count -= 1) {
    const digits = groups
      .slice(0, count)
      .map((group) => group.digits)
      .join('');
    const last = groups[count - 1];
    if (last === undefined || digits.length < 8 || digits.length > 24) continue;
    const after = before === undefined ? cueAfter(terms, last.term + 1) : undefined;
    const checked = checkedKind(
      isPlus ? `+${digits}` : digits,
      before ?? (after === undefined ? undefined : { cue: after, gap: [], phrase: '' }),
    );
    if (checked !== undefined) return { ...checked, start, end: last.end, first: from, next: last.term + 1 };
  }
  return from === first ? numberCodeAt(context, first) : undefined;
}

function checkedKind(digits: string, cue: CueMatch | undefined): Pick<Found, 'kind' | 'value' | 'issuer'> | undefined {
  const named = cue?.cue;
  if (digits.length === 10 && named === 'national') return kindOf('national_id', parseNationalId(digits));
  if (digits.length === 10 && named === 'postal') return kindOf('postal_code', parsePostalCode(digits));
  if (digits.length === 11 && (named === 'legal' || named === 'national'))
    return kindOf('legal_id', parseLegalId(digits));
  if (named === 'tracking' && !/^(?:\+98|0098|0)/.test(digits)) return undefined;
  const isPlain = !/^(?:\+|0)/.test(digits) && digits.length === 10;
  const mobile = isPlain && (named === 'order' || named === 'other') ? null : parseMobile(digits);
  if (mobile !== null) return { kind: 'phone', value: mobile };
  const landline = digits.startsWith('98') ? null : parseLandline(digits);
  if (landline !== null) return { kind: 'landline', value: landline };
  const card = parseCard(digits);
  if (card !== null) return { kind: 'card', value: card, ...issuerOf(bankOfCard(card)?.name) };
  const sheba = digits.length === 24 ? parseSheba(digits, { allowsBare: true }) : null;
  if (sheba !== null && named !== 'order')
    return { kind: 'sheba', value: sheba, ...issuerOf(bankOfSheba(sheba)?.name) };
  return digits.length === 24 && named !== 'sheba' ? { kind: 'tracking_code', value: digits } : undefined;
}

function kindOf(kind: IdentifierKind, value: string | null): Pick<Found, 'kind' | 'value'> | undefined {
  return value === null ? undefined : { kind, value };
}

/** «سفارش ۱۰۰۴۵۲ و ۱۰۰۴۶۷»: more of the same kind in a list. */
function followers(context: EntityContext, found: Found): readonly Found[] {
  if (found.kind !== 'order_number' && found.kind !== 'tracking_code') return [];
  const list: Found[] = [];
  let last = found;
  for (let next = nextInList(context, last); next !== undefined; next = nextInList(context, last)) {
    list.push(next);
    last = next;
  }
  return list;
}

const LONG = 9;

/** Long digits that passed no check are no amounts either. Prices write nine digits and more with a unit; those stay. */
function takeLongDigits(context: EntityContext): void {
  context.terms.forEach((term, index) => {
    if (term.digits === undefined || context.taken[index] === 1) return;
    const next = context.terms[index + 1]?.key ?? '';
    if (/^\d+$/.test(term.digits) && term.digits.length >= LONG && !/^(?:ریال|تومن|تومان)/.test(next))
      take(context, index, index + 1);
  });
}
