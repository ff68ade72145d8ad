import { scanPieces } from '../spacing/scan-pieces.ts';
import type { Mended } from './mend-word.ts';

/** The text with misspelt words mended, all else as typed. */
export function repairText(text: string, mend: (word: string) => Mended | undefined): string {
  return scanPieces(text)
    .map((piece) => (piece.kind === 'word' ? (mend(piece.text)?.text ?? piece.text) : piece.text))
    .join('');
}
