import { featureKey } from '../features/hash-message.ts';
import type { ReadToken } from '../features/reading.ts';
import { skeletonOf } from '../features/skeleton.ts';

/** What stands around a token besides its spelling: values that the reader found, words of lookup tables. */
export type TokenMarks = readonly string[];

export interface TaggerContext {
  /** Names of marks of each token, parallel to the tokens. */
  readonly marks?: readonly TokenMarks[] | undefined;
  /** Directions of meaning of each token (`wordMeanings`). */
  readonly meanings?: readonly TokenMarks[] | undefined;
  /** The predicted intent, where the model was trained with it. */
  readonly intent?: string | undefined;
}

function hashFeature(template: number, text: string): number {
  let hash = Math.imul(2166136261 ^ template, 16777619);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function shapeOf(word: string): string {
  return word
    .replace(/[\p{Nd}]+/gu, '0')
    .replace(/[a-z]+/g, 'x')
    .replace(/\p{L}+/gu, 'ا');
}

/** Numbers are alike to a tagger: all digits become 0, so an order number never seen before is one still. */
function shortKey(token: ReadToken): string {
  const key = featureKey(token);
  return (key === '' ? token.key : key).replace(/\d/g, '0');
}

/**
 * Hashes of the features of every token: the word and its neighbours two to each side, pairs, prefixes and suffixes of
 * 1-4 characters, shape, skeleton, marks, and the predicted intent alone and with the words (nlu.md §2).
 */
export function hashTokenFeatures(
  tokens: readonly ReadToken[],
  context: TaggerContext = {},
): readonly (readonly number[])[] {
  const words = tokens.map(shortKey);
  const at = (index: number): string => words[index] ?? (index < 0 ? '^' : '$');
  const marksAt = (index: number): TokenMarks => context.marks?.[index] ?? [];
  return words.map((word, index) => {
    const before = at(index - 1);
    const after = at(index + 1);
    const features = [
      hashFeature(1, ''),
      hashFeature(2, word),
      hashFeature(3, before),
      hashFeature(4, after),
      hashFeature(5, at(index - 2)),
      hashFeature(6, at(index + 2)),
      hashFeature(7, `${before} ${word}`),
      hashFeature(8, `${word} ${after}`),
      hashFeature(9, `${before} ${after}`),
      hashFeature(10, shapeOf(word)),
      hashFeature(11, skeletonOf(word)),
      hashFeature(12, `${at(index - 2)} ${before}`),
      hashFeature(13, `${after} ${at(index + 2)}`),
    ];
    for (let length = 1; length <= Math.min(4, word.length); length++) {
      features.push(hashFeature(20 + length, word.slice(0, length)), hashFeature(30 + length, word.slice(-length)));
    }
    for (const mark of marksAt(index)) features.push(hashFeature(41, mark), hashFeature(42, `${mark} ${word}`));
    for (const mark of marksAt(index - 1)) features.push(hashFeature(43, mark));
    for (const mark of marksAt(index + 1)) features.push(hashFeature(44, mark));
    for (const meaning of context.meanings?.[index] ?? []) features.push(hashFeature(61, meaning));
    for (const meaning of context.meanings?.[index - 1] ?? []) features.push(hashFeature(63, meaning));
    for (const meaning of context.meanings?.[index + 1] ?? []) features.push(hashFeature(64, meaning));
    if (context.intent !== undefined) {
      const { intent } = context;
      features.push(
        hashFeature(50, intent),
        hashFeature(51, `${intent} ${word}`),
        hashFeature(52, `${intent} ${before}`),
        hashFeature(53, `${intent} ${after}`),
      );
    }
    return features;
  });
}
