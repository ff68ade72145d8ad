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

/** Words as the vector table was trained on them; at most 32 a text. */
export function wordsForVectors(text: string): readonly string[] {
  const plain = text
    .replace(removed, '')
    .replace(foldable, (character) => folded.get(character) ?? character)
    .toLowerCase()
    .replace(/(.)\1{2,}/gu, '$1');
  const words: string[] = [];
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

function codePoints(word: string): readonly number[] {
  return [
    60,
    ...Array.from(word)
      .slice(0, 40)
      .map((character) => character.codePointAt(0) ?? 0),
    62,
  ];
}

function grams(
  points: readonly number[],
  tag: number,
  range: readonly [number, number],
  place: (hash: number) => void,
): void {
  const start = Math.imul(2166136261 ^ tag, 16777619);
  for (let length = range[0]; length <= range[1]; length++) {
    for (let from = 0; from + length <= points.length; from++) {
      let hash = start;
      for (let at = from; at < from + length; at++) hash = Math.imul(hash ^ points[at]!, 16777619);
      place(finish(hash));
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
  grams(points, 99, [3, 5], (hash) => rows.push(hash & (characterBuckets - 1)));
  if (points.length <= 12) rows.push(whole(points, 87) & (characterBuckets - 1));
  const skeleton = skeletonOf(word);
  if (skeleton !== '') {
    const skeletonPoints = codePoints(skeleton);
    const place = (hash: number): number => rows.push(characterBuckets + (hash & (skeletonBuckets - 1)));
    grams(skeletonPoints, 115, [3, 4], place);
    place(whole(skeletonPoints, 115));
  }
  return rows;
}
