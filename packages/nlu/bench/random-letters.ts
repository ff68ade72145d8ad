import type { Nlu } from '../src/index.ts';
import { createRandom } from '../src/numbers/random.ts';

/** Shares of messages of random letters that a bot takes for an intent, by their letters and their number of words. */
export interface LetterFigures {
  readonly persian_word: number;
  readonly persian_three: number;
  readonly latin_word: number;
  readonly latin_three: number;
}

const persian = 'ابپتجچحخدذرزسشصضطظعغفقکگلمنوهی';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const messages = 400;
const shortest = 4;
const longest = 8;

/** Sends a bot what keys hit at random write: 400 messages of each kind, words of 4 to 8 letters, the same every time. */
export function sendRandomLetters(nlu: Nlu): LetterFigures {
  const random = createRandom(1);
  const below = (count: number): number => Math.floor(random() * count);
  const wordOf = (letters: string): string =>
    Array.from({ length: shortest + below(longest - shortest + 1) }, () => letters[below(letters.length)]).join('');
  const shareOf = (letters: string, words: number): number => {
    let taken = 0;
    for (let sent = 0; sent < messages; sent++) {
      const text = Array.from({ length: words }, () => wordOf(letters)).join(' ');
      const { name } = nlu.parse(text).intent;
      if (name !== null && name !== 'nlu_fallback') taken++;
    }
    return taken / messages;
  };
  return {
    persian_word: shareOf(persian, 1),
    persian_three: shareOf(persian, 3),
    latin_word: shareOf(latin, 1),
    latin_three: shareOf(latin, 3),
  };
}
