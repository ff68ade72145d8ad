import { isSuffix } from '../tokens/suffixes.ts';
import { type NumberWord, numberWords } from './number-words.ts';

/** One piece of a glued word, in units of its match key. A suffix at the end belongs to no piece. */
export interface GluedPiece {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly word?: NumberWord;
}

/** Words that people glue to numbers: classifiers, money, measures, times. */
const TAILS = new Set(
  (
    'تا دونه دانه عدد تایی تومن تومان تومون ریال درصد متر سانت سانتی سانتیمتر میلیمتر کیلو کیلوگرم گرم میل میلی لیتر جفت بسته جین جعبه کارتن ' +
    'صبح عصر ظهر شب شاخه جلد تیکه تکه پارچه قواره دست پک رول لنگه نفر ساعت روز هفته ماه سال دقیقه دیقه ثانیه گیگ گیگابایت مگ ترابایت وات اینچ شات برگ ورق لایه چهارم سوم پنجم'
  ).split(' '),
);

const FRACTIONS = new Set(['نیم', 'ربع']);

/** Number word and «ه» that are words of their own. */
const NEVER = new Set(
  'هفته شیشه دهه سده پنجه هزاره یکه چله صده نهه دوه سیه دونه یهو یکو شیشهای یکیه سهه چاره صدا سینه دوجین'.split(' '),
);

const LONGEST_WORD = 40;

/**
 * Cuts a word that is made of number words, «و», classifiers and units with nothing left but an ending, or answers undefined
 * («صدا», «هفته», «پنجره» are no numbers). The key must be a match key.
 *
 * @example splitGlued('هزارتومنی') // هزار, تومن
 */
export function splitGlued(key: string): readonly GluedPiece[] | undefined {
  if (key.length > LONGEST_WORD || !startsLikeNumber(key) || isOtherWord(key)) return undefined;
  const pieces = continueFrom(key, 0, []);
  return pieces !== undefined && pieces.length > 0 && !(pieces.length === 1 && pieces[0]?.to === key.length)
    ? pieces
    : undefined;
}

/** The first two letters of all number words and fractions, for the first piece is one. */
const NUMBER_STARTS = new Set([...numberWords.keys(), ...FRACTIONS].map((word) => word.slice(0, 2)));

const startsLikeNumber = (key: string): boolean =>
  NUMBER_STARTS.has(key.slice(0, 2)) || NUMBER_STARTS.has(key.slice(0, 1));

/** A word of its own, with or without endings: «شیشه», «شیشه‌ش» (not شیش and هش). */
function isOtherWord(key: string): boolean {
  for (let to = 3; to <= key.length; to += 1) {
    if (NEVER.has(key.slice(0, to)) && isSuffix(key.slice(to))) return true;
  }
  return false;
}

function continueFrom(key: string, from: number, before: readonly GluedPiece[]): readonly GluedPiece[] | undefined {
  if (from === key.length) return before;
  const longest = Math.min(key.length, from + 9);
  for (let to = longest; to > from; to -= 1) {
    const piece = pieceAt(key, from, to);
    if (piece === undefined || !mayFollow(before.at(-1), piece, before.at(-2))) continue;
    const rest = continueFrom(key, to, [...before, piece]);
    if (rest !== undefined) return rest;
  }
  return mayEndIn(before, key.slice(from)) ? before : undefined;
}

function pieceAt(key: string, from: number, to: number): GluedPiece | undefined {
  const part = key.slice(from, to);
  const word = numberWords.get(part);
  if (word !== undefined) return { key: part, from, to, word };
  const teen = key.startsWith('تا', to) ? numberWords.get(`${part}ه`) : undefined;
  if (teen?.rank === 'teen') return { key: `${part}ه`, from, to, word: teen };
  return part === 'و' || TAILS.has(part) || FRACTIONS.has(part) ? { key: part, from, to } : undefined;
}

function mayFollow(previous: GluedPiece | undefined, next: GluedPiece, beforeThat: GluedPiece | undefined): boolean {
  if (previous === undefined) return next.word !== undefined || FRACTIONS.has(next.key);
  if (next.key === 'و') return previous.word !== undefined && previous.word.weak !== true;
  if (previous.key === 'و') return next.word !== undefined || FRACTIONS.has(next.key);
  if (TAILS.has(next.key))
    return (previous.word !== undefined && previous.word.ordinal !== true) || FRACTIONS.has(previous.key);
  if (next.word === undefined || previous.word === undefined) return false;
  if (previous.word.ordinal === true || previous.word.weak === true)
    return next.word.rank === 'scale' && previous.key === 'نه';
  return composes(previous.word, next.word) || (beforeThat?.key !== 'و' && isRange(previous.word, next.word));
}

function composes(left: NumberWord, right: NumberWord): boolean {
  if (right.rank === 'scale') return true;
  if (left.rank === 'scale') return right.rank === 'hundred';
  if (left.rank === 'hundred') return right.rank !== 'hundred' && right.rank !== 'zero';
  return left.rank === 'ten' && right.rank === 'unit';
}

function isRange(left: NumberWord, right: NumberWord): boolean {
  return left.value > 0 && right.value > left.value && right.value <= left.value * 2 && left.rank !== 'scale';
}

/** «میلیونی», «هزاریه»; «هزارتو» is a labyrinth. */
const SCALE_ENDINGS = /^(?:ی|ه|یه|ای|ها|ست|م|یش|یم|یو|یا)$/;

/** What may be left after the last piece: endings after classifiers, units and scales; a bare copula after a number. */
function mayEndIn(pieces: readonly GluedPiece[], rest: string): boolean {
  const last = pieces.at(-1);
  if (last === undefined) return false;
  if (TAILS.has(last.key)) return pieces.length > 1 && isSuffix(rest);
  if (last.word === undefined || last.word.ordinal === true || last.word.weak === true) return false;
  if (last.word.rank === 'scale') return SCALE_ENDINGS.test(rest);
  return rest === 'ه' || (rest === 'ست' && pieces.length > 1) || (rest === 'ا' && last.key === 'بیست');
}
