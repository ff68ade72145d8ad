import { chooseReading, type Neighbours } from '../formal/choose-reading.ts';
import { functionWord } from '../formal/function-words.ts';
import type { SentenceWord } from '../formal/sentence-word.ts';
import { styled } from '../formal/styled.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';

/** A piece of a sentence: a word in plain letters with its readings, likeliest first, or what stands between words. */
export type SentencePiece =
  | { readonly kind: 'word'; readonly text: string; readonly readings: readonly WordAnalysis[] }
  | { readonly kind: 'space' | 'other'; readonly text: string };

/** A word as it is read in its sentence. */
export interface ReadWord {
  readonly text: string;
  readonly readings: readonly WordAnalysis[];
  /** Absent where nothing explains the word. */
  readonly chosen?: WordAnalysis;
  readonly formal: string;
}

const endsClause = /[.!?؟،,؛;:…«»()\n]|\p{Extended_Pictographic}/u;

/** Reads the words of a sentence from left to right, each with its neighbours; the answer is parallel to the word pieces. */
export function readSentence(pieces: readonly SentencePiece[]): readonly ReadWord[] {
  const words = sentenceWords(pieces);
  const output: ReadWord[] = [];
  let before: WordAnalysis | undefined;
  words.forEach((word, index) => {
    if (word.startsClause) before = undefined;
    const around: Neighbours = {
      before,
      word,
      next: word.endsClause || word.beforeOther ? undefined : words[index + 1],
      afterNext: words[index + 2],
    };
    const little = functionWord(around);
    const chosen = chooseReading(around);
    const formal = little ?? (chosen ? styled(chosen, around) : word.text);
    output.push({ text: word.text, readings: word.readings, formal, ...(chosen ? { chosen } : {}) });
    before = little && chosen ? { ...chosen, kind: 'closed', base: little, formal: little, features: {} } : chosen;
  });
  return output;
}

function sentenceWords(pieces: readonly SentencePiece[]): readonly SentenceWord[] {
  const words: SentenceWord[] = [];
  let starts = true;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) continue;
    if (piece.kind === 'other' && endsClause.test(piece.text)) starts = true;
    if (piece.kind !== 'word') continue;
    let following = index + 1;
    while (pieces[following]?.kind === 'space') following += 1;
    const next = pieces[following];
    words.push({
      text: piece.text,
      readings: piece.readings,
      startsClause: starts,
      endsClause: next === undefined || (next.kind === 'other' && endsClause.test(next.text)),
      beforeOther: next?.kind === 'other',
    });
    starts = false;
  }
  return words;
}
