import { isWordCharacter } from './character-classes.ts';
import { foldCharacter, foldSingle } from './fold-character.ts';

/** A text's characters as they are compared, with the word borders between them, found once for all lookup tables. */
export interface ScannedText {
  readonly text: string;
  /** The arrays may be longer than there are characters. */
  readonly count: number;
  /** Code points as `foldCharacter` gives them. */
  readonly characters: Int32Array;
  /** UTF-16 offsets of each character: where it begins, and where it ends, without what is left out behind it. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where a word border (`\b`) of the text lies before the character; one more for the end. */
  readonly borders: Uint8Array;
}

let characters = new Int32Array(256);
let starts = new Int32Array(256);
let ends = new Int32Array(256);
let borders = new Uint8Array(256);

/** The most characters that one of a text becomes (ligatures of whole phrases). */
const longestFold = 32;

/** Scans a text; its arrays are those of the next text. */
export function scanText(text: string, isCaseSensitive: boolean): ScannedText {
  let count = 0;
  let wasWord = false;
  /** Whether there is a border among the characters that are left out since the last one. */
  let isBorder = false;

  function put(character: number, start: number, end: number): void {
    characters[count] = character;
    starts[count] = start;
    ends[count] = end;
    borders[count] = isBorder ? 1 : 0;
    isBorder = false;
    count++;
  }

  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    const end = at + (point > 0xffff ? 2 : 1);
    const isWord = isWordCharacter(point);
    isBorder ||= isWord !== wasWord;
    wasWord = isWord;
    if (count + longestFold > characters.length) grow();
    const single = isCaseSensitive ? -1 : foldSingle(point);
    if (single >= 0) put(single, at, end);
    else {
      const folded = foldCharacter(point, isCaseSensitive);
      for (let part = 0; part < folded.length; part++) put(folded[part]!, at, end);
      // A letter that is left out (tatweel) belongs to the word before it, a half-space does not.
      if (folded.length === 0 && isWord && count > 0 && ends[count - 1] === at) ends[count - 1] = end;
    }
    at = end;
  }
  borders[count] = isBorder || wasWord ? 1 : 0;
  return { text, count, characters, starts, ends, borders };
}

function grow(): void {
  const size = 2 * characters.length;
  const longer = <List extends Int32Array | Uint8Array>(list: List, next: List): List => {
    next.set(list);
    return next;
  };
  characters = longer(characters, new Int32Array(size));
  starts = longer(starts, new Int32Array(size));
  ends = longer(ends, new Int32Array(size));
  borders = longer(borders, new Uint8Array(size));
}
