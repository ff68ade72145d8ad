import { zwnj } from '../morphology/stem-ending.ts';
import type { LetterReading, LetterSource, VerbStart } from '../words/letter-source.ts';

/** Letters that sound alike in Persian. */
const soundGroups = ['تط', 'سصث', 'زذضظ', 'هح', 'قغ', 'اعآء', 'وؤ', 'یئ'];
/** Rows of the Persian keyboard; a slip hits a neighbour. */
const keyboardRows = ['ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو'];

export const soundBits = 2;
const shapeBits = 4;
const neighbourBits = 5;
const otherLetterBits = 12;
const doubledBits = 2.5;
const extraLetterBits = 6.5;
const swappedBits = 5;
/** A letter left out costs less than one put in by mistake. */
const missingLetterBits = 6;

/** Letters that share their shape and differ in dots. */
const shapeGroups = ['بپتثن', 'جچحخ', 'دذ', 'رزژ', 'سش', 'صض', 'طظ', 'عغ', 'فق', 'کگ'];

/** For every letter the letters that may have been meant, with the bits of the slip. */
const meant: ReadonlyMap<string, readonly (readonly [string, number])[]> = (() => {
  const table = new Map<string, Map<string, number>>();
  const put = (typed: string, letter: string, bits: number): void => {
    if (typed === letter) return;
    const row = table.get(typed) ?? new Map<string, number>();
    row.set(letter, Math.min(row.get(letter) ?? bits, bits));
    table.set(typed, row);
  };
  const all = 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
  for (const typed of all) for (const letter of all) put(typed, letter, otherLetterBits);
  for (const row of keyboardRows) {
    for (let index = 0; index + 1 < row.length; index += 1) {
      put(row[index] as string, row[index + 1] as string, neighbourBits);
      put(row[index + 1] as string, row[index] as string, neighbourBits);
    }
  }
  const groups = (list: readonly string[], bits: number): void => {
    for (const group of list) for (const typed of group) for (const letter of group) put(typed, letter, bits);
  };
  groups(shapeGroups, shapeBits);
  groups(soundGroups, soundBits);
  put('ا', 'آ', 0.5);
  put('آ', 'ا', 1);
  // No mended word pays for any other letter: the row keeps those that are near.
  return new Map([...table].map(([typed, row]) => [typed, [...row].filter(([, bits]) => bits < otherLetterBits)]));
})();

const nothing: readonly LetterReading[] = [];

/** A typed word as a source of the words that may have been meant, slips priced in bits. */
export function slipSource(typed: string, dearestSpellingBits: number): LetterSource {
  const readings: LetterReading[][] = [];
  for (let at = 0; at < typed.length; at += 1)
    readings.push(readingsAt(typed, at).filter(({ cost }) => cost <= dearestSpellingBits));
  return {
    length: typed.length,
    starts: verbStarts(typed),
    readingsAt: (at) => readings[at] ?? [],
    silentAt: () => nothing,
    missingLetterBits,
    dearestSpellingBits,
    wordWeight: 1,
  };
}

function readingsAt(typed: string, at: number): readonly LetterReading[] {
  const letter = typed[at] ?? '';
  const next = typed[at + 1];
  const found: LetterReading[] = [{ to: at + 1, persian: letter, cost: 0 }];
  for (const [other, bits] of meant.get(letter) ?? []) found.push({ to: at + 1, persian: other, cost: bits });
  found.push({
    to: at + 1,
    persian: '',
    cost: letter === next || letter === typed[at - 1] ? doubledBits : extraLetterBits,
  });
  // خوا is said خا («خاستن»).
  if (letter === 'ا' && typed[at - 1] === 'خ') found.push({ to: at + 1, persian: 'وا', cost: soundBits });
  if (next !== undefined && next !== letter) found.push({ to: at + 2, persian: next + letter, cost: swappedBits });
  return found;
}

function verbStarts(typed: string): readonly VerbStart[] {
  const starts: VerbStart[] = [{ at: 0, place: 'bare', text: '', language: 3.5, spelling: 0 }];
  if (typed.startsWith('می')) starts.push({ at: 2, place: 'afterMi', text: `می${zwnj}`, language: 1.5, spelling: 0 });
  if (typed.startsWith('نمی')) starts.push({ at: 3, place: 'afterMi', text: `نمی${zwnj}`, language: 3, spelling: 0 });
  if (typed.startsWith('ب')) starts.push({ at: 1, place: 'afterSubjunctive', text: 'ب', language: 2.5, spelling: 0 });
  if (typed.startsWith('ن')) starts.push({ at: 1, place: 'afterBeh', text: 'ن', language: 3.5, spelling: 0 });
  return starts;
}
