import type { Token, TokenPart, TokenReading, WordReading, WordsToAnalyse } from '../document.ts';
import type { ScanLatin } from '../layout/scan-latin.ts';
import { isLatin } from '../tokens/written-word.ts';
import { evenReading } from './even-reading.ts';
import type { TellMeant } from './meant-reading.ts';
import type { PieceReader, PieceWord } from './piece-reader.ts';
import { type ReadWord, readSentence, type SentencePiece } from './read-sentence.ts';
import type { TellReading } from './word-reading.ts';
import { asTyped, type WordRepair } from './word-repair.ts';

export interface TokenTools {
  readonly scanLatin: ScanLatin;
  readonly pieces: PieceReader;
  readonly tell: TellReading;
  readonly tellMeant: TellMeant;
}

/** A word of the sentence made of tokens: several joined to one, or one of the parts of a glued token. */
interface Unit {
  readonly word: PieceWord;
  readonly first: number;
  readonly covers: number;
  readonly start: number;
  readonly end: number;
  /** How many parts the token was cut into; 1 for a whole one. */
  readonly parts: number;
}

const hasLatin = /[A-Za-z]/u;

/** Readings of the tokens of a message, parallel to them; see the port `AnalyseWords`. */
export function analyseTokens(tools: TokenTools, input: WordsToAnalyse): readonly (TokenReading | undefined)[] {
  const { text, tokens } = input;
  const readings: (TokenReading | undefined)[] = [];
  for (let index = 0; index < tokens.length; index += 1) readings.push(undefined);
  if (hasLatin.test(text)) readLatinTokens(tools, input, readings);
  const isKnown = (word: string, key: string): boolean =>
    input.knownKeys?.has(key) === true || input.knownKeys?.has(word) === true;
  const written: (PieceWord | undefined)[] = [];
  for (let index = 0; index < tokens.length; index += 1) written.push(pieceOf(tools, input, index));
  const units: Unit[] = [];
  const pieces: SentencePiece[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (readings[index] !== undefined) {
      index += (readings[index]?.covers ?? 1) - 1;
      pieces.push({ kind: 'other', text: token.kind === 'word' ? 'x' : token.raw });
      continue;
    }
    const word = written[index];
    if (!word?.isPersian) {
      pieces.push({ kind: 'other', text: token.raw });
      continue;
    }
    const repair = isKnown(token.raw, token.key) ? asTyped : tools.pieces.repairOf(word);
    if (repair.latin !== undefined) {
      readings[index] = evenReading({ script: 'layout', persian: repair.latin });
      pieces.push({ kind: 'other', text: 'x' });
      continue;
    }
    const before = units.length;
    index = addUnits(tools, { tokens, written, index, word, repair }, units);
    for (let unit = before; unit < units.length; unit += 1) {
      const { plain, readings } = (units[unit] as Unit).word;
      pieces.push({ kind: 'word', text: plain, readings });
    }
  }
  const words = readSentence(pieces);
  let part: TokenPart[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] as Unit;
    const word = words[at];
    const reading = word === undefined ? undefined : told(tools, unit.word, word);
    if (unit.parts > 1) {
      part = unit.start === tokens[unit.first]?.start ? [] : part;
      part.push({ start: unit.start, end: unit.end, reading });
      if (part.length === unit.parts) readings[unit.first] = evenReading({ parts: part });
    } else if (reading)
      readings[unit.first] = unit.covers > 1 ? evenReading({ ...reading, covers: unit.covers }) : reading;
  }
  return readings;
}

/** The word that a token is, if it is one. */
function pieceOf({ pieces }: TokenTools, { tokens, written }: WordsToAnalyse, index: number): PieceWord | undefined {
  const token = tokens[index] as Token;
  if (token.kind !== 'word' || isLatin(token.raw)) return undefined;
  const word = written?.[index];
  if (word === undefined) return pieces.wordOf(token.raw);
  word.analysed ??= pieces.wordOf(word.raw);
  return word.analysed as PieceWord;
}

/** What is told of a word as it was read, remembered with the word: for each reading in the form or two that it is read in. */
function told({ tell }: TokenTools, word: PieceWord, { chosen, readings, formal }: ReadWord): WordReading | undefined {
  if (chosen === undefined) return undefined;
  let known = word.told;
  while (known !== undefined && (known.chosen !== chosen || known.formal !== formal)) known = known.next;
  if (known !== undefined) return known.reading;
  const reading = tell(chosen, readings, formal);
  word.told = { chosen, formal, reading, next: word.told };
  return reading;
}

/** Adds the words that begin at a token; answers the last token they take. */
function addUnits(
  tools: TokenTools,
  at: {
    readonly tokens: readonly Token[];
    readonly written: readonly (PieceWord | undefined)[];
    readonly index: number;
    readonly word: PieceWord;
    readonly repair: WordRepair;
  },
  units: Unit[],
): number {
  const { tokens, index } = at;
  const { pieces } = tools;
  const token = tokens[index] as Token;
  let { word } = at;
  let last = index;
  while (last + 1 < tokens.length) {
    const next = tokens[last + 1] as Token;
    if (next.start !== (tokens[last] as Token).end + 1) break;
    const nextWord = at.written[last + 1];
    const joined = nextWord?.isPersian ? pieces.join(word, nextWord) : undefined;
    if (joined === undefined) break;
    word = pieces.wordOf(joined);
    last += 1;
  }
  const covers = last - index + 1;
  const end = (tokens[last] as Token).end;
  const { parts, mended } = at.repair;
  if (covers === 1 && parts !== undefined) {
    let start = token.start;
    for (const part of parts) {
      const end = start + part.length;
      units.push({ word: pieces.wordOf(part), first: index, covers: 1, start, end, parts: parts.length });
      start = end;
    }
    return index;
  }
  if (covers === 1 && mended !== undefined) word = pieces.wordOf(mended);
  units.push({ word, first: index, covers, start: token.start, end, parts: 1 });
  return last;
}

/** Lays the readings of Latin runs on the tokens that they cover. */
function readLatinTokens(tools: TokenTools, input: WordsToAnalyse, readings: (TokenReading | undefined)[]): void {
  const { tokens, text } = input;
  let index = 0;
  for (const latin of tools.scanLatin(text)) {
    const end = latin.start + latin.token.length;
    while (index < tokens.length && (tokens[index] as Token).start < latin.start) index += 1;
    const first = tokens[index];
    if (first === undefined || first.start !== latin.start || first.kind === 'url' || first.kind === 'email') continue;
    let last = index;
    while (last + 1 < tokens.length && (tokens[last + 1] as Token).end <= end) last += 1;
    const covers = latin.reading === 'layout' && (tokens[last] as Token).end === end ? last - index + 1 : 1;
    if (latin.reading === 'layout' && (tokens[last] as Token).end !== end) continue;
    readings[index] = tools.tellMeant(latin, covers);
    index += covers;
  }
}
