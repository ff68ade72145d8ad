import { plainLetters } from '../lexicon/plain-letters.ts';
import type { Morphology } from '../morphology/morphology.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';
import { joinPieces } from '../spacing/join-pieces.ts';
import { type Piece, scanPieces } from '../spacing/scan-pieces.ts';
import { splitGlued } from '../spacing/split-glued.ts';
import { chooseReading, type Neighbours } from './choose-reading.ts';
import { formalPunctuation } from './formal-punctuation.ts';
import { functionWord } from './function-words.ts';
import type { SentenceWord } from './sentence-word.ts';
import { styled } from './styled.ts';

export type AnalyseWord = (word: string) => readonly WordAnalysis[];

/** A sentence as formal Persian writes it: «اینو چند میدین» → «این را چند می‌دهید.» */
export function formaliseSentence(morphology: Morphology, analyse: AnalyseWord, text: string): string {
  const pieces = splitPieces(analyse, joinPieces(morphology, scanPieces(text)));
  const words = sentenceWords(pieces, analyse);
  const output: string[] = [];
  let before: WordAnalysis | undefined;
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind !== 'word') {
      output.push(piece.text);
      if (piece.kind === 'other' && endsClause.test(piece.text)) before = undefined;
      continue;
    }
    const word = words[at] as SentenceWord;
    const around: Neighbours = {
      before,
      word,
      next: word.endsClause ? undefined : words[at + 1],
      afterNext: words[at + 2],
    };
    at += 1;
    const little = functionWord(around);
    const reading = chooseReading(around);
    output.push(little ?? (reading ? styled(reading, around) : word.text));
    before = little && reading ? { ...reading, kind: 'closed', base: little, formal: little } : reading;
  }
  return formalPunctuation(output.join(''));
}

function splitPieces(analyse: AnalyseWord, pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.kind !== 'word') return [piece];
    const parts = splitGlued(analyse, piece.text);
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

const endsClause = /[.!?؟،,؛;:…«»()\n]/u;

function sentenceWords(pieces: readonly Piece[], analyse: AnalyseWord): SentenceWord[] {
  const words: SentenceWord[] = [];
  let starts = true;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] as Piece;
    if (piece.kind === 'other' && endsClause.test(piece.text)) starts = true;
    if (piece.kind !== 'word') continue;
    let following = index + 1;
    while (pieces[following]?.kind === 'space') following += 1;
    const next = pieces[following];
    const text = plainLetters(piece.text);
    words.push({
      text,
      readings: analyse(piece.text),
      startsClause: starts,
      endsClause: next === undefined || next.kind === 'other',
    });
    starts = false;
  }
  return words;
}
