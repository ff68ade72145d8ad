import { convertDigits } from '../characters/digits.ts';
import { matchKey } from '../characters/match-key.ts';
import type { Token } from '../document.ts';
import { keyOffset } from '../tokens/key-offset.ts';
import { startBit, type Term } from '../tokens/term.ts';
import type { WrittenWord } from '../tokens/written-word.ts';
import { type NumberWord, numberWords } from './number-words.ts';
import type { GluedPiece } from './split-glued.ts';
import type { WordCache, WordFacts } from './word-cache.ts';

/** `256GB`, `2.5kg`, `3xl`, `2ta`: digits and then letters. */
const DIGITS_THEN_LETTERS = /^([0-9٠-٩۰-۹]+(?:[.٫/][0-9٠-٩۰-۹]+)?)([A-Za-z]{1,12})$/;

export interface LexOptions {
  readonly cache: WordCache;
  /** Latin words (sizes, colours, cities, units) that are never read as Finglish for something else. */
  readonly latinKeys?: ReadonlySet<string>;
  /** Memory of the words, parallel to the tokens, whose persian nothing says. */
  readonly written?: readonly (WrittenWord | undefined)[] | undefined;
}

/** Turns tokens into terms: number words get their value, glued words fall into pieces, digits are read in Latin. */
export function lexTerms(tokens: readonly Token[], options: LexOptions): Term[] {
  const terms: Term[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.kind === 'word') pushWord(terms, token, index, options);
    else if (token.kind === 'number') terms.push(plainTerm(token, index, convertDigits(token.raw, 'latin')));
    else if (token.kind === 'code') pushCode(terms, token, index);
    else terms.push(plainTerm(token, index, token.kind === 'emoji' ? keycapDigits(token.raw) : undefined));
  }
  return terms;
}

function plainTerm(
  {
    key,
    start,
    end,
    kind,
    isGlued = false,
  }: Pick<Token, 'key' | 'start' | 'end' | 'kind'> & Partial<Pick<Term, 'isGlued'>>,
  index: number,
  digits: string | undefined,
): Term {
  return {
    key,
    start,
    end,
    kind,
    token: index,
    isGlued,
    word: undefined,
    digits,
    starts: startsOf(kind, key, digits),
    number: undefined,
    plainNumber: undefined,
  };
}

/** Signs and emoji start nothing, but for a minus; colours and places start with words alone. */
function startsOf(kind: Token['kind'], key: string, digits: string | undefined): number {
  if (digits !== undefined || kind === 'code') return startBit.any & ~(startBit.colour | startBit.place);
  return key === '-' || key === '−' ? startBit.number : 0;
}

function keycapDigits(raw: string): string | undefined {
  if (raw === '🔟') return '10';
  return /^([0-9])\ufe0f?\u20e3$/.exec(raw)?.[1];
}

function pushCode(terms: Term[], token: Token, index: number): void {
  const parts = DIGITS_THEN_LETTERS.exec(token.raw);
  const number = parts?.[1];
  if (parts === null || number === undefined) {
    terms.push(plainTerm(token, index, undefined));
    return;
  }
  const { start, end, kind } = token;
  const middle = start + number.length;
  const digits = convertDigits(number, 'latin');
  const letters = (parts[2] ?? '').toLowerCase();
  terms.push(plainTerm({ key: digits, start, end: middle, kind }, index, digits));
  terms.push(plainTerm({ key: letters, start: middle, end, kind, isGlued: true }, index, undefined));
}

function pushWord(terms: Term[], token: Token, index: number, { cache, latinKeys, written }: LexOptions): void {
  const word = written?.[index];
  const key = word?.key ?? wordKey(token, latinKeys);
  const facts = word === undefined ? cache.factsOf(key) : rememberedFacts(word, cache);
  if (key === token.key && facts.word === undefined) {
    const pieces = afterNumber(terms, key) ?? facts.pieces;
    if (pieces !== undefined) {
      pushPieces(terms, { token, index }, pieces, cache);
      return;
    }
  }
  let { start, end } = token;
  if (isEdge(token.raw.charCodeAt(token.raw.length - 1)) || isEdge(token.raw.charCodeAt(0))) {
    end -= token.raw.length - edgesEnd(token.raw);
    start += skipEdges(token.raw, 0);
  }
  terms.push({
    key,
    start,
    end,
    kind: token.kind,
    token: index,
    isGlued: false,
    word: facts.word,
    digits: undefined,
    starts: facts.starts,
    number: undefined,
    plainNumber: undefined,
  });
}

function rememberedFacts(word: WrittenWord, cache: WordCache): WordFacts {
  word.facts ??= cache.factsOf(word.key);
  return word.facts;
}

/** Finglish and wrongly laid out words are read by what was meant, save Latin words that a table knows as they stand. */
function wordKey(token: Token, latinKeys: ReadonlySet<string> | undefined): string {
  const { key, persian, script } = token;
  if (persian === undefined || (script !== 'finglish' && script !== 'layout')) return key;
  return isLatin(key) && latinKeys?.has(key) === true ? key : matchKey(persian);
}

function isLatin(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 0x61 && first <= 0x7a;
}

/** Words that fall into pieces only after a number. */
function afterNumber(terms: readonly Term[], key: string): readonly GluedPiece[] | undefined {
  // A place before the first term is no index: the engine would look for a property of that name.
  const before = terms.length === 0 ? undefined : terms[terms.length - 1];
  if (before === undefined) return undefined;
  if (before.key === 'و') return terms.length < 2 ? undefined : copulaUnit(terms[terms.length - 2], key);
  return before.word === undefined && before.digits === undefined ? undefined : andNumber(key);
}

/** «چهل وپنج», «هفت ونیم»: an «و» that is glued to the number after it. */
function andNumber(key: string): readonly GluedPiece[] | undefined {
  if (!key.startsWith('و')) return undefined;
  const rest = key.slice(1);
  const word = numberWords.get(rest);
  if (word === undefined && rest !== 'نیم' && rest !== 'ربع') return undefined;
  const last = { key: rest, from: 1, to: key.length };
  return [{ key: 'و', from: 0, to: 1 }, word === undefined ? last : { ...last, word }];
}

/** «نود و شیشه» is ninety-six: after «و» and a greater number «ه» is the copula, though «شیشه» alone is glass. */
function copulaUnit(greater: Term | undefined, key: string): readonly GluedPiece[] | undefined {
  const rank = greater?.word?.rank;
  if ((rank !== 'ten' && rank !== 'hundred') || !key.endsWith('ه')) return undefined;
  const word = numberWords.get(key.slice(0, -1));
  return word?.rank === 'unit' ? [{ key: key.slice(0, -1), from: 0, to: key.length - 1, word }] : undefined;
}

/** Half-spaces at the edges of a token are no part of what an entity shows. */
function isEdge(unit: number): boolean {
  return unit === 0x200c || unit === 0x200d || unit === 0xfeff;
}

function skipEdges(raw: string, from: number): number {
  let start = from;
  while (start < raw.length - 1 && isEdge(raw.charCodeAt(start))) start += 1;
  return start;
}

function edgesEnd(raw: string): number {
  let end = raw.length;
  while (end > 1 && isEdge(raw.charCodeAt(end - 1))) end -= 1;
  return end;
}

function pushPieces(
  terms: Term[],
  { token, index }: { readonly token: Token; readonly index: number },
  pieces: readonly GluedPiece[],
  cache: WordCache,
): void {
  for (const [order, piece] of pieces.entries()) {
    terms.push({
      key: piece.key,
      start: token.start + skipEdges(token.raw, keyOffset(token.raw, piece.from)),
      end: token.start + keyOffset(token.raw, piece.to),
      kind: 'word',
      token: index,
      isGlued: order > 0,
      word: piece.word === undefined ? undefined : weaken(piece, pieces, token.key),
      digits: undefined,
      starts: cache.factsOf(piece.key).starts,
      number: undefined,
      plainNumber: undefined,
    });
  }
}

/** A small number word with nothing but a copula on it («شیشه» glass) counts only after «و». */
function weaken(piece: GluedPiece, pieces: readonly GluedPiece[], key: string): NumberWord {
  const word = piece.word ?? { value: 0, rank: 'zero', weak: false, ordinal: false };
  const isBare = pieces.length === 1 && piece.to < key.length;
  const { value, rank, ordinal } = word;
  return isBare && value < 11 ? { value, rank, weak: true, ordinal } : word;
}
