import { foldCase, isWordCharacter } from './character-classes.ts';

/** A text's characters with the word borders between them, found once for all lookup tables. */
export interface ScannedText {
  readonly text: string;
  /** The arrays may be longer than there are characters. */
  readonly count: number;
  /** Code points, in one case unless case matters. */
  readonly characters: Int32Array;
  /** UTF-16 offset of each character, and of the end. */
  readonly offsets: Int32Array;
  /** 1 where a word border (`\b`) lies before the character; one more for the end. */
  readonly borders: Uint8Array;
}

let characters = new Int32Array(256);
let offsets = new Int32Array(256);
let borders = new Uint8Array(256);

/** Scans a text; its arrays are those of the next text. */
export function scanText(text: string, isCaseSensitive: boolean): ScannedText {
  if (text.length >= characters.length) {
    characters = new Int32Array(2 * text.length);
    offsets = new Int32Array(2 * text.length);
    borders = new Uint8Array(2 * text.length);
  }
  let count = 0;
  let wasWord = false;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    const isWord = isWordCharacter(point);
    characters[count] = isCaseSensitive ? point : foldCase(point);
    offsets[count] = at;
    borders[count] = isWord === wasWord ? 0 : 1;
    wasWord = isWord;
    count++;
    at += point > 0xffff ? 2 : 1;
  }
  offsets[count] = text.length;
  borders[count] = wasWord ? 1 : 0;
  return { text, count, characters, offsets, borders };
}
