export type PieceKind = 'word' | 'space' | 'other';

/** A run of the text: letters of the Arabic script with their marks and half-spaces, white space, or anything else. */
export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
}

const runs =
  /(?:[\u0621-\u064a\u064b-\u0655\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc\u200c\u200d])+|\s+|[^\s\u0621-\u064a\u064b-\u0655\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc\u200c\u200d]+/gu;

/** Cuts a text into words, spaces and the rest; the pieces add up to the text. */
export function scanPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(runs)) {
    const run = match[0];
    const kind = /^\s/u.test(run)
      ? 'space'
      : /[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]/u.test(run)
        ? 'word'
        : 'other';
    pieces.push({ kind, text: run });
  }
  return pieces;
}
