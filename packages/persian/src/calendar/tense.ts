import type { Term } from '../tokens/term.ts';

export type Tense = 'past' | 'future' | 'unknown';

const PAST_STEMS =
  'کرد|داد|زد|خرید|گرفت|فرستاد|رسید|رسوند|رساند|اومد|امد|یومد|شد|بود|داشت|ریخت|خورد|رفت|گفت|دید|پرسید|گذاشت|ذاشت|پرداخت|شکست|افتاد|یفتاد|برد|اورد|یاورد|موند|ماند|نوشت|خواست|خاست|تونست|توانست|بست|پوشید|دوخت|فروخت|شست|پرید|کشید|برگشت|گشت|انداخت|دونست|فهمید|شنید|باخت|ساخت|پیچید|سپرد|چسبید|تعمیرد|ثبتید';
const PERSON = '(?:م|ی|یم|ید|ین|ن|ند)?';
const OBJECT = '(?:ش|شو|شون|تون|مون|مو|و|ت|اش)?';
const PAST_VERB = new RegExp(`^ن?(?:${PAST_STEMS})(?:${PERSON}|ه(?:ام|م|ای|ایم|یم|اید|ین|اند|ن)?|گی)${OBJECT}$`);
const PAST_CONTINUOUS = new RegExp(`^ن?می(?:${PAST_STEMS})`);
const PRESENT_VERB = /^ن?می[^\s]{1,}(?:م|ی|ه|د|یم|ید|ین|ن|ند)(?:ش|شو|شون|تون|مون|ت)?$/;
const SUBJUNCTIVE =
  /^(?:ب|ن|بی|نی)(?:ذار|گذار|فرست|گیر|خر|رس|رسون|رسان|ا|اد|یاد|یا|ش|شو|کن|د|ده|گو|گ|رو|ر|ار|اور|یار|بر|مون|مان|تون|توان|پوش|فروش|زن|نویس|خون|خواه|خوا|بین|پرس|باش|ند|پرداز|افت|یفت|چسب|ساز|دوز|کش|گرد)(?:م|ی|ه|د|یم|ید|ین|ن|ند|اد|ان)(?:ش|شو|شون|تون|مون|ت)?$/;
/** Nouns and adverbs in the shape of a verb. */
const NO_VERB = new Set([
  'خرید',
  'پرداخت',
  'رسید',
  'برد',
  'شکست',
  'ساخت',
  'نشد',
  'بند',
  'بده',
  'بعد',
  'برگشت',
  'بسته',
  'ببین',
  'میلی',
  'میدون',
  'میدان',
  'میهن',
  'میز',
  'شسته',
  'کرده',
  'نرسید',
  'میل',
  'میلاد',
  'میلیون',
]);
const PRESENT_WORDS = new Set([
  'دارم',
  'داری',
  'داره',
  'دارد',
  'داریم',
  'دارین',
  'دارید',
  'دارن',
  'هست',
  'هستم',
  'هستین',
  'هستید',
  'خواهد',
  'خواهم',
  'خواهید',
  'خواهند',
  'باید',
  'گردد',
  'شود',
  'فرمایید',
  'کنید',
  'کنین',
  'هستن',
  'ندارین',
  'ندارم',
  'نیستم',
  'نداره',
  'خونهام',
  'خونم',
  'باز',
  'بازین',
  'بازید',
  'تعطیله',
  'تعطیلین',
  'میشه',
]);
const ALWAYS_PAST = new Set(['نرسید', 'کرده', 'نشد', 'شد']);
/** Third persons that are nouns elsewhere: a verb only at the end of their clause («دوشنبه رسید»). */
const LAST_ONLY = new Set(['رسید', 'برگشت', 'شکست', 'خرید']);
/** «از یکشنبه منتظرم», «سفارش شنبه‌م کو»: no verb, but what began or was ordered is past. */
const WAITING = /^(?:منتظر|معطل|درگیر|گرفتار|علاف|خبری)/;
const ORDERED = new Set(['سفارش', 'خرید', 'فاکتور', 'واریزی', 'بسته', 'مرسوله', 'سفارشات', 'خریدای']);
const ENDS = new Set(['.', '!', '؟', '?', '؛', '\n']);
const WINDOW = 14;

/**
 * Tense of the verb that a date belongs to: the first verb after it in its sentence, else the last one before it; «تا جمعه»
 * with no verb after it looks ahead. Unknown when there is none. Looks at 14 terms each way.
 */
export function tenseAround(terms: readonly Term[], first: number, next: number): Tense {
  const before = terms[first - 1]?.key ?? '';
  const after = tenseAfter(terms, next);
  if (after !== 'unknown') return after;
  if (before === 'تا') return 'future';
  const verb = tenseBefore(terms, first);
  if (verb !== 'unknown') return verb;
  if (ORDERED.has(before)) return 'past';
  return before === 'از' && terms.slice(next, next + 3).some((term) => WAITING.test(term.key)) ? 'past' : 'unknown';
}

function tenseAfter(terms: readonly Term[], next: number): Tense {
  for (let at = next; at < Math.min(terms.length, next + WINDOW); at += 1) {
    const term = terms[at];
    if (term === undefined || ENDS.has(term.key)) break;
    const tense = isLastVerb(terms, at) ? 'past' : tenseOf(term);
    if (tense !== 'unknown') return tense;
  }
  return 'unknown';
}

function tenseBefore(terms: readonly Term[], first: number): Tense {
  for (let at = first - 1; at >= Math.max(0, first - WINDOW); at -= 1) {
    const term = terms[at];
    if (term === undefined || ENDS.has(term.key)) break;
    const tense = tenseOf(term);
    if (tense !== 'unknown') return tense;
  }
  return 'unknown';
}

function isLastVerb(terms: readonly Term[], at: number): boolean {
  const after = terms[at + 1];
  return (
    LAST_ONLY.has(terms[at]?.key ?? '') &&
    (after === undefined || after.kind !== 'word' || after.key === 'ولی' || after.key === 'و')
  );
}

function tenseOf(term: Term): Tense {
  const { key } = term;
  if (term.kind !== 'word' || key.length < 2) return 'unknown';
  if (ALWAYS_PAST.has(key)) return 'past';
  if (PRESENT_WORDS.has(key)) return 'future';
  if (NO_VERB.has(key)) return 'unknown';
  if (PAST_CONTINUOUS.test(key)) return 'unknown';
  if (PAST_VERB.test(key)) return 'past';
  return PRESENT_VERB.test(key) || SUBJUNCTIVE.test(key) ? 'future' : 'unknown';
}
