import { bareLetters, matchKey, persianise } from '@hamzaban/persian';
import { foldCase } from './character-classes.ts';

/** What a character is compared as: code points, none for one that spellings may leave out. */
export type FoldedCharacter = readonly number[];

const known = new Map<number, FoldedCharacter>();
const knownWithCase = new Map<number, FoldedCharacter>();

/**
 * The code points that a character is compared as: Arabic letters and digits as the Persian ones, no half-spaces, marks and
 * tatweel, as in the key under which all spellings of a Persian word meet (`matchKey`); in one case unless case matters. But
 * «آ» and hamza stay what they are, since «آره» is no «اره» and nobody is there to tell them apart.
 */
export function foldCharacter(point: number, isCaseSensitive: boolean): FoldedCharacter {
  const memory = isCaseSensitive ? knownWithCase : known;
  const remembered = memory.get(point);
  if (remembered !== undefined) return remembered;
  const folded = fold(point, isCaseSensitive);
  // Of the letters of all alphabets, not of all that anybody may send.
  if (point < 0x10000) memory.set(point, folded);
  return folded;
}

function fold(point: number, isCaseSensitive: boolean): FoldedCharacter {
  if (point > 0xffff) return [isCaseSensitive ? point : foldCase(point)];
  const character = String.fromCharCode(point);
  if (isCaseSensitive && character.toLowerCase() !== character) return [point];
  const letter = persianise(character);
  if (letter === 'ء' || bareLetters(letter) !== letter) return Array.from(letter, (sign) => sign.charCodeAt(0));
  // Between digits, since a key has no white space at its ends.
  const key = matchKey(`0${character}0`).slice(1, -1);
  return Array.from(key, (sign) => foldCase(sign.charCodeAt(0)));
}

/** The alphabets of nearly all messages lie below. */
const tableSize = 0x700;
const several = -1;
const unknown = -2;
const singles = new Int32Array(tableSize).fill(unknown);

/** The one code point that a character is compared as when case does not matter; -1 where it is none or several. */
export function foldSingle(point: number): number {
  if (point >= tableSize) return several;
  const single = singles[point]!;
  if (single !== unknown) return single;
  const [first = several, ...others] = foldCharacter(point, false);
  singles[point] = others.length === 0 ? first : several;
  return singles[point]!;
}

/** A phrase as `scanText` has it in texts, which keep their offsets. */
export function foldPhrase(phrase: string, isCaseSensitive: boolean): readonly number[] {
  return Array.from(phrase).flatMap((character) => foldCharacter(character.codePointAt(0) ?? 0, isCaseSensitive));
}

/** A text as it is compared with others, whatever their case. */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const single = foldSingle(point);
    if (single === point) folded += character;
    else folded += String.fromCodePoint(...(single >= 0 ? [single] : foldCharacter(point, false)));
  }
  return folded;
}
