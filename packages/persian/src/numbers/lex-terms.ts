import { convertDigits } from '../characters/digits.ts';
import { matchKey } from '../characters/match-key.ts';
import type { Token } from '../document.ts';
import { keyOffset } from '../tokens/key-offset.ts';
import type { Term } from '../tokens/term.ts';
import { type NumberWord, numberWords } from './number-words.ts';
import { type GluedPiece, splitGlued } from './split-glued.ts';

/** Remembers how words are cut, for the same words come back in every message. Bounded; cleared when full. */
export type GluedCache = Map<string, readonly GluedPiece[] | null>;

const CACHE_SIZE = 20_000;
/** `256GB`, `2.5kg`, `3xl`, `2ta`: digits and then letters. */
const DIGITS_THEN_LETTERS = /^([0-9٠-٩۰-۹]+(?:[.٫/][0-9٠-٩۰-۹]+)?)([A-Za-z]{1,12})$/;
/** «یدونه» and what else is a number and a classifier in one, with the length of the number. */
const ONE_AND_CLASSIFIER: ReadonlyMap<string, number> = new Map([
  ['یدونه', 1],
  ['یدانه', 1],
  ['یهدونه', 2],
  ['یکدونه', 2],
  ['یکعدد', 2],
  ['یهدونهای', 2],
]);

export interface LexOptions {
  readonly cache: GluedCache;
  /** Latin words (sizes, colours, cities, units) that are never read as Finglish for something else. */
  readonly latinKeys?: ReadonlySet<string>;
}

/** Turns tokens into terms: number words get their value, glued words fall into pieces, digits are read in Latin. */
export function lexTerms(tokens: readonly Token[], options: LexOptions): Term[] {
  const terms: Term[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.kind === 'number') terms.push(digitTerm(token, index));
    else if (token.kind === 'code') pushCode(terms, token, index);
    else if (token.kind === 'word') pushWord(terms, token, index, options);
    else if (token.kind === 'emoji') terms.push(emojiTerm(token, index));
    else terms.push(plainTerm(token, index, token.key));
  }
  return terms;
}

function plainTerm(token: Token, index: number, key: string): Term {
  return { key, start: token.start, end: token.end, kind: token.kind, token: index, isGlued: false };
}

function digitTerm(token: Token, index: number): Term {
  return { ...plainTerm(token, index, token.key), digits: convertDigits(token.raw, 'latin') };
}

function emojiTerm(token: Token, index: number): Term {
  const keycap = /^([0-9])\ufe0f?\u20e3$/.exec(token.raw);
  if (keycap === null && token.raw !== '🔟') return plainTerm(token, index, token.key);
  return { ...plainTerm(token, index, token.key), digits: keycap?.[1] ?? '10' };
}

function pushCode(terms: Term[], token: Token, index: number): void {
  const parts = DIGITS_THEN_LETTERS.exec(token.raw);
  const number = parts?.[1];
  if (parts === null || number === undefined) {
    terms.push(plainTerm(token, index, token.key));
    return;
  }
  const middle = token.start + number.length;
  const latin = convertDigits(number, 'latin');
  terms.push({
    key: latin,
    start: token.start,
    end: middle,
    kind: 'code',
    token: index,
    isGlued: false,
    digits: latin,
  });
  terms.push({
    key: (parts[2] ?? '').toLowerCase(),
    start: middle,
    end: token.end,
    kind: 'code',
    token: index,
    isGlued: true,
  });
}

function pushWord(terms: Term[], token: Token, index: number, { cache, latinKeys }: LexOptions): void {
  const key = wordKey(token, latinKeys);
  const word = numberWords.get(key);
  if (word !== undefined) {
    terms.push(numberTerm(token, index, key, word));
    return;
  }
  if (key === token.key && pushAndNumber(terms, token, index, key)) return;
  const copula = copulaUnit(terms, key);
  const pieces = key === token.key ? (copula ?? cachedPieces(key, cache)) : undefined;
  if (pieces === undefined || pieces === null) terms.push(edgeTerm(token, index, key));
  else pushPieces(terms, token, index, pieces);
}

/** «چهل وپنج»: an «و» that is glued to the number after it, when a number stands before. */
function pushAndNumber(terms: Term[], token: Token, index: number, key: string): boolean {
  const before = terms[terms.length - 1];
  if (!key.startsWith('و') || (before?.word === undefined && before?.digits === undefined)) return false;
  const rest = key.slice(1);
  const word = numberWords.get(rest);
  if (word === undefined && rest !== 'نیم' && rest !== 'ربع') return false;
  pushPieces(terms, token, index, [
    { key: 'و', from: 0, to: 1 },
    { key: rest, from: 1, to: key.length, ...(word === undefined ? {} : { word }) },
  ]);
  return true;
}

/** «نود و شیشه» is ninety-six: after «و» and a greater number «ه» is the copula, though «شیشه» alone is glass. */
function copulaUnit(terms: readonly Term[], key: string): readonly GluedPiece[] | undefined {
  if (!key.endsWith('ه') || terms[terms.length - 1]?.key !== 'و') return undefined;
  const rank = terms[terms.length - 2]?.word?.rank;
  const word = rank === 'ten' || rank === 'hundred' ? numberWords.get(key.slice(0, -1)) : undefined;
  return word?.rank === 'unit' ? [{ key: key.slice(0, -1), from: 0, to: key.length - 1, word }] : undefined;
}

/** Finglish and wrongly laid out words are read by what was meant, save Latin words that a table knows as they stand. */
function wordKey(token: Token, latinKeys: ReadonlySet<string> | undefined): string {
  const isRewritten = token.persian !== undefined && (token.script === 'finglish' || token.script === 'layout');
  if (!isRewritten || (isLatin(token.key) && (token.key.length === 1 || latinKeys?.has(token.key) === true)))
    return token.key;
  return matchKey(token.persian ?? '');
}

function numberTerm(token: Token, index: number, key: string, word: NumberWord): Term {
  return { ...edgeTerm(token, index, key), word };
}

/** Half-spaces at the edges of a token are no part of what an entity shows. */
function edgeTerm(token: Token, index: number, key: string): Term {
  let { start, end } = token;
  while (end > start + 1 && isEdge(token.raw.charCodeAt(end - 1 - token.start))) end -= 1;
  while (start < end - 1 && isEdge(token.raw.charCodeAt(start - token.start))) start += 1;
  return { key, start, end, kind: token.kind, token: index, isGlued: false };
}

function isEdge(unit: number): boolean {
  return unit === 0x200c || unit === 0x200d || unit === 0xfeff;
}

function cachedPieces(key: string, cache: GluedCache): readonly GluedPiece[] | null {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const one = ONE_AND_CLASSIFIER.get(key);
  const found =
    one === undefined
      ? (splitGlued(key) ?? null)
      : [
          { key: 'یک', from: 0, to: one, word: { value: 1, rank: 'unit' as const } },
          { key: key.slice(one), from: one, to: key.length },
        ];
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, found);
  return found;
}

function pushPieces(terms: Term[], token: Token, index: number, pieces: readonly GluedPiece[]): void {
  pieces.forEach((piece, order) => {
    terms.push({
      key: piece.key,
      start: token.start + skipEdges(token.raw, keyOffset(token.raw, piece.from)),
      end: token.start + keyOffset(token.raw, piece.to),
      kind: 'word',
      token: index,
      isGlued: order > 0,
      ...(piece.word === undefined ? {} : { word: weaken(piece, pieces, token.key) }),
    });
  });
}

function skipEdges(raw: string, from: number): number {
  let start = from;
  while (start < raw.length - 1 && isEdge(raw.charCodeAt(start))) start += 1;
  return start;
}

function isLatin(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 0x61 && first <= 0x7a;
}

/** A number word with nothing but a copula on it («شیشه» glass, «نودونهه») counts only after «و». */
function weaken(piece: GluedPiece, pieces: readonly GluedPiece[], key: string): NumberWord {
  const word = piece.word ?? { value: 0, rank: 'zero' };
  const isBare = pieces.length === 1 && piece.to < key.length;
  return isBare && word.value < 11 ? { ...word, weak: true } : word;
}
