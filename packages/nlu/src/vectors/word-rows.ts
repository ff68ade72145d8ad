import { skeletonOf } from '../features/skeleton.ts';

/** Numbers of buckets of the two parts of a vector table. */
export interface TableShape {
  readonly characterBuckets: number;
  readonly skeletonBuckets: number;
}

const removed = /[\u064b-\u065f\u0670\u0640\u200d\u200e\u200f\ufeff\ufe0f]/g;
const folded: ReadonlyMap<string, string> = new Map([
  ...['يی', 'ىی', 'كک', 'ةه', 'ۀه', 'أا', 'إا', 'ٱا', 'ؤو', '\u00a0 '].map(
    (pair) => [pair.charAt(0), pair.charAt(1)] as const,
  ),
  ...Array.from({ length: 10 }, (_, digit) => ['۰۱۲۳۴۵۶۷۸۹'.charAt(digit), String(digit)] as const),
  ...Array.from({ length: 10 }, (_, digit) => ['٠١٢٣٤٥٦٧٨٩'.charAt(digit), String(digit)] as const),
]);
const foldable = /[يىكةۀأإٱؤ\u00a0۰-۹٠-٩]/g;
const wordRun = /[\p{L}\p{N}_\u200c]+/gu;
const beginsAsWord = /^[\p{L}\p{N}]/u;
/** Words of a text that count. */
export const wordLimit = 32;

/** Letters and digits, by their code, that stay as they are. */
const isSteady = Uint8Array.from({ length: 0x700 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  const isWord = beginsAsWord.test(character) && character.toLowerCase() === character;
  return isWord && character.replace(removed, '').replace(foldable, '') === character ? 1 : 0;
});

/** Words as the vector table was trained on them; at most 32 a text. */
export function wordsForVectors(text: string): readonly string[] {
  return steadyWords(text) ?? foldedWords(text);
}

/** What `foldedWords` gives for words of steady letters with spaces and ZWNJ between them, as most are; null for any other text. */
function steadyWords(text: string): readonly string[] | null {
  const words: string[] = [];
  let start = 0;
  let hasJoiner = false;
  let last = 0;
  let run = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20;
    run = unit === last ? run + 1 : 1;
    last = unit;
    if (unit === 0x20) {
      const word = hasJoiner ? text.slice(start, at).replaceAll('\u200c', '') : text.slice(start, at);
      if (word !== '') words.push(word);
      start = at + 1;
      hasJoiner = false;
    } else if (unit === 0x200c) hasJoiner = true;
    else if (unit >= isSteady.length || isSteady[unit] === 0 || run === 3) return null;
  }
  return words.length > wordLimit ? null : words;
}

function foldedWords(text: string): readonly string[] {
  const words: string[] = [];
  const plain = text
    .replace(removed, '')
    .replace(foldable, (character) => folded.get(character) ?? character)
    .toLowerCase()
    .replace(/(.)\1{2,}/gu, '$1');
  for (const [run] of plain.matchAll(wordRun)) {
    const word = run.replace(/\u200c/g, '');
    if (word !== '' && beginsAsWord.test(word)) words.push(word);
    if (words.length === wordLimit) break;
  }
  return words;
}

function finish(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

const pointLimit = 40;

/** The characters of `<word>`. */
function codePoints(word: string): number[] {
  const points = [60];
  for (let at = 0; at < word.length && points.length <= pointLimit; ) {
    const point = word.codePointAt(at) ?? 0;
    points.push(point);
    at += point > 0xffff ? 2 : 1;
  }
  points.push(62);
  return points;
}

interface Grams {
  readonly tag: number;
  readonly shortest: number;
  readonly longest: number;
  /** Rows of these grams begin here; there are `buckets`. */
  readonly from: number;
  readonly buckets: number;
}

function addGrams(points: readonly number[], { tag, shortest, longest, from, buckets }: Grams, rows: number[]): void {
  const start = Math.imul(2166136261 ^ tag, 16777619);
  for (let length = shortest; length <= longest; length++) {
    for (let first = 0; first + length <= points.length; first++) {
      let hash = start;
      for (let at = first; at < first + length; at++) hash = Math.imul(hash ^ points[at]!, 16777619);
      rows.push(from + (finish(hash) & (buckets - 1)));
    }
  }
}

function whole(points: readonly number[], tag: number): number {
  let hash = Math.imul(2166136261 ^ tag, 16777619);
  for (const point of points) hash = Math.imul(hash ^ point, 16777619);
  return finish(hash);
}

/**
 * Rows of one word: character 3-5-grams of `<word>`, the whole word when short, 3-4-grams of `<skeleton>` and the whole
 * skeleton. The hashing is part of the table's format (data/vectors/README).
 */
export function rowsOfWord(word: string, { characterBuckets, skeletonBuckets }: TableShape): readonly number[] {
  const rows: number[] = [];
  const points = codePoints(word);
  addGrams(points, { tag: 99, shortest: 3, longest: 5, from: 0, buckets: characterBuckets }, rows);
  if (points.length <= 12) rows.push(whole(points, 87) & (characterBuckets - 1));
  const skeleton = skeletonOf(word);
  if (skeleton !== '') {
    const skeletonPoints = codePoints(skeleton);
    addGrams(
      skeletonPoints,
      { tag: 115, shortest: 3, longest: 4, from: characterBuckets, buckets: skeletonBuckets },
      rows,
    );
    rows.push(characterBuckets + (whole(skeletonPoints, 115) & (skeletonBuckets - 1)));
  }
  return rows;
}
