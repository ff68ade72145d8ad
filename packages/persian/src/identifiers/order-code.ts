import type { IdentifierKind } from '../document.ts';
import type { EntityContext } from '../reader/entity-context.ts';
import type { Term } from '../tokens/term.ts';
import { type CueMatch, cueAfter, cueBefore } from './identifier-cues.ts';

interface CodeFound {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly next: number;
}

const GAP_WORDS =
  /^(?:شماره|کد|کدش|شمارش|شمارهم|#|من|با|به|پست|پستی|تیپاکس|چاپار|پیشتاز|ماهکس|پرداخت|تراکنش|بانکی|بانک|مرسوله|خرید|خریدم|قبلی|اینه|هست|رو|را|و|ی|سایت|زیر|خودم|number|no|id|code|num|ام|م|این|یعنی|داخلی|اسنپ|الوپیک|میاره|دیجیکالا|پیک|لطفا|سفارش|سفارشم)$/;
const COUNTED =
  /^(?:تا|تایی|عدد|عددی|دونه|تومن|تومان|تومنی|تومانی|هزار|میلیون|ریال|گرم|کیلو|متر|متری|درصد|جفت|بسته|روز|روزه|ساعت|ساعته|نفر|نفره|گیگ|سانت|بار|ماه|ماهه|سال|هفته|مورد|قلم|میل|میلی|٪|%)/;
const MOST_GAP = 3;

/** An order number or tracking code at a term: digits or a code after its cue, with little between. */
export function numberCodeAt(context: EntityContext, first: number): CodeFound | undefined {
  const { terms } = context;
  const term = terms[first];
  if (term === undefined || context.taken[first] === 1) return undefined;
  const value = codeOf(context, first);
  if (value === undefined) return undefined;
  const cue = cueBefore(terms, first);
  if (cue === undefined || !isNear(cue, value.code)) return namedAfter(context, first, value);
  if (COUNTED.test(terms[first + value.terms]?.key ?? '')) return undefined;
  const isOwn = cue.cue === 'order' && TRACKING_OF_ORDER.test(cue.phrase) && value.code.length >= SHORTEST_TRACKING;
  const kind = kindFor(isOwn ? 'tracking' : cue.cue, cue.phrase, cue.gap, value.code);
  return kind === undefined
    ? undefined
    : { kind, value: value.code, start: term.start, end: value.end, first, next: first + value.terms };
}

interface Code {
  readonly code: string;
  readonly end: number;
  readonly terms: number;
}

/** «ORD-1188 سفارش منه», «۴۵۸۲۱۳ شماره سفارشمه»: the cue comes after, for bare digits with «شماره» or «کد». */
function namedAfter(context: EntityContext, first: number, value: Code): CodeFound | undefined {
  const { terms } = context;
  const next = first + value.terms;
  const cue = cueAfter(terms, next);
  const isNamed = /^(?:شماره|کد)$/.test(terms[next]?.key ?? '') || terms[first]?.kind === 'code';
  if ((cue !== 'order' && cue !== 'tracking') || !isNamed || value.code.replace(/\D/g, '').length < 4) return undefined;
  const kind = cue === 'order' ? 'order_number' : 'tracking_code';
  return { kind, value: value.code, start: terms[first]?.start ?? 0, end: value.end, first, next };
}

/** «کد رهگیری سفارشم ۹۸۷۶۵۴۳۲۱۰» says the code; «کد رهگیری سفارش ۱۲۳۴۵۶» asks for that of an order. */
const TRACKING_OF_ORDER = /(?:رهگیری|پیگیری)\S* سفارش\S*$/;
const SHORTEST_TRACKING = 8;

/** Little may stand between cue and code; after words of tracking any few words may («کد رهگیری تیپاکسم …»). */
function isNear(cue: CueMatch, code: string): boolean {
  if (cue.gap.length > MOST_GAP) return false;
  return (
    cue.gap.every((word) => GAP_WORDS.test(word)) || (cue.cue === 'tracking' && cue.gap.length <= 2 && code.length >= 6)
  );
}

function kindFor(cue: string, phrase: string, gap: readonly string[], code: string): IdentifierKind | undefined {
  const digits = code.replace(/\D/g, '').length;
  if (cue === 'tracking') return digits >= 5 ? 'tracking_code' : undefined;
  if (cue !== 'order') return undefined;
  const isNamed =
    /(?:شماره|کد|id|number|no|num)(?: ی)? \S+$/.test(phrase) ||
    gap.some((word) => /^(?:شماره|کد|کدش|شمارش|#|number|no|id|code|num)$/.test(word));
  if (/فاکتور\p{L}*$/u.test(phrase) && !isNamed && !gap.includes('سفارش'))
    return digits >= 5 ? 'order_number' : undefined;
  return digits >= (isNamed ? 3 : 4) ? 'order_number' : undefined;
}

/** Digits, or a code of Latin letters and digits with its case kept (a code cut into number and unit is put together). */
function codeOf(
  context: EntityContext,
  first: number,
): { readonly code: string; readonly end: number; readonly terms: number } | undefined {
  const term = context.terms[first];
  if (term === undefined) return undefined;
  if (term.kind === 'code') {
    const isCut = context.terms[first + 1]?.token === term.token;
    const end = isCut ? (context.terms[first + 1]?.end ?? term.end) : term.end;
    return { code: latin(context.text.slice(term.start, end)), end, terms: isCut ? 2 : 1 };
  }
  if (term.digits === undefined || !/^\d{3,}$/.test(term.digits)) return undefined;
  return dashedCode(context, first, term.digits) ?? { code: term.digits, end: term.end, terms: 1 };
}

/** `20260318-55`: digits with a dash between them and no space; two of one length are two numbers. */
function dashedCode(context: EntityContext, first: number, digits: string): Code | undefined {
  const [term, dash, rest] = context.terms.slice(first, first + 3);
  if (term === undefined || dash?.key !== '-' || rest?.digits === undefined || !/^\d+$/.test(rest.digits))
    return undefined;
  if (dash.start !== term.end || rest.start !== dash.end || rest.digits.length === digits.length) return undefined;
  return { code: `${digits}-${rest.digits}`, end: rest.end, terms: 3 };
}

function latin(code: string): string {
  return code.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The next number of a list that starts with an order number or code: after «و» or «،», about as long. */
export function nextInList(context: EntityContext, before: CodeFound): CodeFound | undefined {
  const { terms } = context;
  const between: Term | undefined = terms[before.next];
  if (between === undefined || !['و', '،', ',', 'با'].includes(between.key)) return undefined;
  const value = codeOf(context, before.next + 1);
  const term = terms[before.next + 1];
  if (
    value === undefined ||
    term === undefined ||
    Math.abs(value.code.length - before.value.length) > 1 ||
    value.code.length < 4
  )
    return undefined;
  if (COUNTED.test(terms[before.next + 1 + value.terms]?.key ?? '')) return undefined;
  return {
    kind: before.kind,
    value: value.code,
    start: term.start,
    end: value.end,
    first: before.next + 1,
    next: before.next + 1 + value.terms,
  };
}
