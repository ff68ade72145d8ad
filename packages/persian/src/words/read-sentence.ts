import { chooseReading, type Neighbours } from '../formal/choose-reading.ts';
import { functionWord } from '../formal/function-words.ts';
import type { SentenceWord } from '../formal/sentence-word.ts';
import { styled } from '../formal/styled.ts';
import { noFeatures } from '../morphology/nominal-features.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';

/** A piece of a sentence: a word in plain letters with its readings, likeliest first, or what stands between words. */
export type SentencePiece =
  | { readonly kind: 'word'; readonly text: string; readonly readings: readonly WordAnalysis[] }
  | { readonly kind: 'space' | 'other'; readonly text: string };

/** A word as it is read in its sentence. */
export interface ReadWord {
  readonly text: string;
  readonly readings: readonly WordAnalysis[];
  /** Undefined where nothing explains the word. */
  readonly chosen: WordAnalysis | undefined;
  readonly formal: string;
}

const endsClause = /[.!?؟،,؛;:…«»()\n]|\p{Extended_Pictographic}/u;

/** Reads the words of a sentence from left to right, each with its neighbours; the answer is parallel to the word pieces. */
export function readSentence(pieces: readonly SentencePiece[]): readonly ReadWord[] {
  const words = sentenceWords(pieces);
  const output: ReadWord[] = [];
  let before: WordAnalysis | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as SentenceWord;
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
    output.push({ text: word.text, readings: word.readings, chosen, formal });
    before = little && chosen ? asLittleWord(chosen, little) : chosen;
  }
  return output;
}

/** A reading as that of a word whose sense the neighbours told. */
function asLittleWord(reading: WordAnalysis, formal: string): WordAnalysis {
  return {
    kind: 'closed',
    formal,
    base: formal,
    features: noFeatures,
    verb: reading.verb,
    hostLength: reading.hostLength,
    cost: reading.cost,
    informal: reading.informal,
    listed: reading.listed,
    respelled: reading.respelled,
    mayBeAdjective: reading.mayBeAdjective,
  };
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
