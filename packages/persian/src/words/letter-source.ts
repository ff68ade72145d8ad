import type { NetworkPlace } from './network.ts';

/** Persian letters that a part of the source may stand for. */
export interface LetterReading {
  readonly to: number;
  readonly persian: string;
  readonly cost: number;
  /** A final e that is not written and links the word to the next one. */
  readonly links?: boolean;
}

/** A verb prefix at the beginning of the source: the stem follows at `at`. */
export interface VerbStart {
  readonly at: number;
  readonly place: NetworkPlace;
  readonly text: string;
  /** Bits of the prefix in the language, and of its spelling. */
  readonly language: number;
  readonly spelling: number;
}

/** What a word is read from: Latin letters, or Persian ones with slips of the keyboard. */
export interface LetterSource {
  readonly length: number;
  readonly starts: readonly VerbStart[];
  readingsAt(at: number, text: string): readonly LetterReading[];
  /** Letters that the source may leave out before `at`. */
  silentAt(at: number, text: string): readonly { readonly persian: string; readonly cost: number }[];
  /** Bits for a letter of any kind that is missing; absent if none may be. */
  readonly missingLetterBits?: number;
  /** Spellings dearer than this are given up. */
  readonly dearestSpellingBits: number;
  readonly wordWeight: number;
}
