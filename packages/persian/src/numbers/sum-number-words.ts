import { convertDigits } from '../characters/digits.ts';
import { matchKey } from '../characters/match-key.ts';
import { type NumberWord, numberWords } from './number-words.ts';
import { parseNumeral } from './parse-numeral.ts';
import { splitGlued } from './split-glued.ts';

export interface SumOptions {
  /** Also takes words one letter off a number word (two for words of six letters and more). */
  readonly isFuzzy?: boolean;
}

const SHORTEST_FUZZY = 3;

/**
 * Adds up every number word and digit of a phrase and skips what is none, as older tools do: «کل چهارصد» is 400, «دهمین ۲۱»
 * 31. Null when no number is in it. For text that must be one number and nothing else use `parseNumber`.
 */
export function sumNumberWords(text: string, options: SumOptions = {}): number | null {
  let total = 0;
  let group = 0;
  let isNegative = false;
  let isFound = false;
  for (const word of wordsOf(text, options)) {
    if (word === 'minus') {
      isNegative = true;
      continue;
    }
    isFound = true;
    if (word.rank === 'scale') {
      total += (group === 0 ? 1 : group) * word.value;
      group = 0;
    } else if (word.value === 100 && group > 0 && group < 10) group *= 100;
    else group += word.value;
  }
  return isFound ? (total + group) * (isNegative ? -1 : 1) : null;
}

function* wordsOf(text: string, options: SumOptions): Generator<NumberWord | 'minus'> {
  for (const raw of text.split(/[\s\u200c]+/)) {
    const digits = convertDigits(raw, 'latin').replace(/[,٬]/g, '');
    const numeral = parseNumeral(digits.replace(/^-/, ''));
    const key = matchKey(raw);
    if (key === 'منفی' || digits.startsWith('-') || isNearMinus(key, options)) {
      yield 'minus';
      if (Number.isNaN(numeral)) continue;
    }
    if (!Number.isNaN(numeral)) yield { value: numeral, rank: 'unit', weak: false, ordinal: false };
    else {
      const word = numberWords.get(key);
      if (word !== undefined) yield word;
      else yield* gluedWords(key, options);
    }
  }
}

function* gluedWords(key: string, options: SumOptions): Generator<NumberWord> {
  const pieces = splitGlued(key);
  if (pieces !== undefined) {
    for (const piece of pieces) if (piece.word !== undefined) yield piece.word;
    return;
  }
  const near =
    options.isFuzzy === true && key.length >= SHORTEST_FUZZY && key !== 'منفی' ? nearestWord(key) : undefined;
  if (near !== undefined) yield near;
}

/** «منقی» with `isFuzzy`. */
function isNearMinus(key: string, options: SumOptions): boolean {
  return options.isFuzzy === true && key.length === 4 && !numberWords.has(key) && editDistance('منفی', key) <= 1;
}

function nearestWord(key: string): NumberWord | undefined {
  let best: NumberWord | undefined;
  let bestDistance = key.length >= 6 ? 3 : 2;
  for (const [word, value] of numberWords) {
    if (word.length < SHORTEST_FUZZY || Math.abs(word.length - key.length) >= bestDistance) continue;
    const distance = editDistance(word, key);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = value;
    }
  }
  return best;
}

/** Letters that are taken for each other by sound, shape or neighbouring keys. */
const ALIKE = ['صضسث', 'دذزظ', 'تط', 'کگ', 'بپی', 'جچحخ', 'فق', 'شس', 'هح', 'وؤ'];

function changeCost(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0;
  return ALIKE.some((letters) => letters.includes(left ?? ' ') && letters.includes(right ?? ' ')) ? 0.5 : 1;
}

/** Levenshtein's distance of two short words; a change between letters that are alike counts half. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + changeCost(left[i - 1], right[j - 1]);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
