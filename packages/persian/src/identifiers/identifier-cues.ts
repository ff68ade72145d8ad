import type { Term } from '../tokens/term.ts';

/** What the words around a number say that it is. */
export type Cue = 'national' | 'legal' | 'postal' | 'card' | 'sheba' | 'phone' | 'order' | 'tracking' | 'other';

/** By the end of the words before a number, joined with spaces; the cue that ends last wins. */
const CUES: readonly (readonly [Cue, RegExp])[] = [
  ['national', /(?:کد ?ملی|شماره ?ملی|[ck]od[ei]? ?melli|national (?:id|code))\p{L}*/gu],
  ['legal', /(?:شناسه ?(?:ی )?ملی|شناسه شرکت)\p{L}*/gu],
  ['postal', /(?:کد ?(?:ی )?پستی|کدپستی|[ck]od[ei]? ?posti|postal code|zip code)\p{L}*/gu],
  ['card', /(?:شماره ?)?کارت(?:م|ش|تون|مون|ی)?(?= |$)|cart|kart/gu],
  ['sheba', /شبا\p{L}{0,3}(?= |$)|sheba|iban/gu],
  [
    'phone',
    /(?:موبایل|تلفن|همراه|شماره تماس|تماس|واتساپ|تلگرام|ایتا|گوشیم|شمارم|شمارمون|شمارهام|شماره من|شمارش|mobile|phone|tel)\p{L}*/gu,
  ],
  ['tracking', /(?:رهگیری|پیگیری|مرسوله|بارنامه|rahgiri|peygiri|tracking)\p{L}*/gu],
  ['order', /(?:سفارش|فاکتور|order|sefaresh)\p{L}*/gu],
  ['other', /(?:بارکد|مدل|سریال|تاریخ|سایز|پلاک|واحد|طبقه|model|imei)\p{L}*/gu],
];

const BEFORE = 7;
const AFTER = 3;
/** «شماره » may stand before the cue. */
const LONGEST_LEAD = 6;

export interface CueMatch {
  readonly cue: Cue;
  /** Words between the cue and the number. */
  readonly gap: readonly string[];
  readonly phrase: string;
}

/** The cue nearest before a term, in the same sentence. */
export function cueBefore(terms: readonly Term[], first: number): CueMatch | undefined {
  const words: string[] = [];
  for (let at = first - 1; at >= Math.max(0, first - BEFORE); at -= 1) {
    const term = terms[at];
    if (term === undefined || /^[.!\n]$/.test(term.key)) break;
    if (term.kind === 'punctuation' && term.key !== '#') continue;
    words.unshift(term.key);
  }
  return lastCue(words.join(' '));
}

/** The cue right after a term: «386-691064-9 کد ملی». */
export function cueAfter(terms: readonly Term[], next: number): Cue | undefined {
  const words: string[] = [];
  for (let at = next; at < Math.min(terms.length, next + AFTER); at += 1) {
    const term = terms[at];
    if (term === undefined || term.kind !== 'word') break;
    words.push(term.key);
  }
  const text = words.join(' ');
  if (!ANY_CUE.test(text)) return undefined;
  for (const [cue, pattern] of FIRST_CUES) {
    const match = pattern.exec(text);
    if (match !== null && match.index <= LONGEST_LEAD) return cue;
  }
  return undefined;
}

/** The same patterns, for the first place of each. */
const FIRST_CUES = CUES.map(([cue, pattern]) => [cue, new RegExp(pattern.source, 'u')] as const);

/** Spares the patterns of each cue where no word of any is. */
const ANY_CUE =
  /کد|شماره|شمار|ملی|پستی|کارت|شبا|موبایل|تلفن|همراه|تماس|واتساپ|تلگرام|ایتا|گوشیم|رهگیری|پیگیری|مرسوله|بارنامه|سفارش|فاکتور|بارکد|مدل|سریال|تاریخ|سایز|پلاک|واحد|طبقه|شناسه|[a-z]{2}/;

function lastCue(text: string): CueMatch | undefined {
  if (!ANY_CUE.test(text)) return undefined;
  let found: CueMatch | undefined;
  let foundEnd = -1;
  for (const [cue, pattern] of CUES) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (end <= foundEnd) continue;
      foundEnd = end;
      found = {
        cue,
        phrase: text.slice(0, end),
        gap: text
          .slice(end)
          .trim()
          .split(' ')
          .filter((word) => word !== ''),
      };
    }
  }
  return found;
}
