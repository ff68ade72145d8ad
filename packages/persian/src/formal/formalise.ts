import { plainLetters } from '../lexicon/plain-letters.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { joinPieces } from '../spacing/join-pieces.ts';
import { type Piece, scanPieces } from '../spacing/scan-pieces.ts';
import { splitGlued } from '../spacing/split-glued.ts';
import type { AnalyseWord } from '../words/analyse-word.ts';
import { readSentence } from '../words/read-sentence.ts';
import { formalPunctuation } from './formal-punctuation.ts';

/** A sentence as formal Persian writes it: «اینو چند میدین» → «این را چند می‌دهید.» */
export function formaliseSentence(morphology: Morphology, analyse: AnalyseWord, text: string): string {
  const pieces = splitPieces(analyse, joinPieces(morphology, scanPieces(text)));
  const words = readSentence(
    pieces.map(({ kind, text }) =>
      kind === 'word' ? { kind, text: plainLetters(text), readings: analyse(text) } : { kind, text },
    ),
  );
  let at = 0;
  const output = pieces.map((piece) => {
    if (piece.kind !== 'word') return piece.text;
    const formal = words[at]?.formal ?? piece.text;
    at += 1;
    return formal;
  });
  return formalPunctuation(output.join(''));
}

/** Cuts glued words apart, with a space between the parts. */
export function splitPieces(analyse: AnalyseWord, pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => {
    const parts = piece.kind === 'word' ? splitGlued(analyse, piece.text)?.parts : undefined;
    if (!parts) return [piece];
    return parts.flatMap((text, index): Piece[] =>
      index === 0
        ? [{ kind: 'word', text }]
        : [
            { kind: 'space', text: ' ' },
            { kind: 'word', text },
          ],
    );
  });
}
