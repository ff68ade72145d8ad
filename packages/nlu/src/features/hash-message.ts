import { type FeatureBlock, featureBlock, hashGrams, hashText } from './hash-grams.ts';
import type { Reading, ReadToken } from './reading.ts';
import { skeletonOf } from './skeleton.ts';

/** Which features a model was trained on; stored with it. */
export interface FeatureSettings {
  /** Word 1-2-grams: pay from about 2,000 messages on (nlu.md §2). */
  readonly words: boolean;
  /** Consonant skeletons of words in Persian script too, so that Finglish meets them. */
  readonly persianSkeletons: boolean;
}

/** Hashes of one message, a list per block; a hash stands as often as its feature does. */
export type MessageHashes = readonly (readonly number[])[];

export type HashMessage = (reading: Reading) => MessageHashes;

interface TokenHashes {
  readonly characters: readonly number[];
  readonly skeletonGrams: readonly number[];
  readonly skeleton: string;
  readonly word: number;
}

const tokenLimit = 256;
const latinStart = /^[a-z]/;

function append(from: readonly number[], into: number[]): void {
  for (const hash of from) into.push(hash);
}

function appendPairs(words: readonly string[], block: FeatureBlock, into: number[]): void {
  let before = '^';
  for (const word of words) {
    into.push(hashText(`${before} ${word}`, block));
    before = word;
  }
  if (words.length > 0) into.push(hashText(`${before} $`, block));
}

/** Makes the feature hashes of messages: characters, skeletons and, when asked, words. Training passes a
 * limit for the cache of words; a bot that answers keeps none, since thousands of them live in one process. */
export function createMessageHasher(settings: FeatureSettings, cacheLimit = 0): HashMessage {
  const cache = new Map<string, TokenHashes>();

  function hashToken(key: string): TokenHashes {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const characters: number[] = [];
    hashGrams(key, [2, 5], characters, featureBlock.character);
    const skeleton = settings.persianSkeletons || latinStart.test(key) ? skeletonOf(key) : '';
    const skeletonGrams: number[] = [];
    if (skeleton !== '') {
      skeletonGrams.push(hashText(skeleton, featureBlock.skeleton));
      hashGrams(skeleton, [3, 5], skeletonGrams, featureBlock.skeleton);
    }
    const hashes = { characters, skeletonGrams, skeleton, word: hashText(key, featureBlock.word) };
    if (cache.size < cacheLimit) cache.set(key, hashes);
    return hashes;
  }

  return ({ tokens }) => {
    const characters: number[] = [];
    const skeletons: number[] = [];
    const words: number[] = [];
    const skeletonSequence: string[] = [];
    const keys: string[] = [];
    for (const token of tokens.slice(0, tokenLimit)) {
      const key = featureKey(token);
      if (key === '') continue;
      const hashes = hashToken(key);
      append(hashes.characters, characters);
      append(hashes.skeletonGrams, skeletons);
      if (hashes.skeleton !== '') skeletonSequence.push(hashes.skeleton);
      if (settings.words) {
        words.push(hashes.word);
        keys.push(key);
      }
    }
    appendPairs(skeletonSequence, featureBlock.skeletonPair, skeletons);
    if (!settings.words) return [characters, skeletons];
    appendPairs(keys, featureBlock.wordPair, words);
    return [characters, skeletons, words];
  };
}

const wordLike = /[\p{L}\p{N}]/u;

/** The token's key without spaces and ZWNJ; empty for punctuation and emoji, which carry no features. */
export function featureKey(token: ReadToken): string {
  return wordLike.test(token.key) ? token.key.replace(/[\u200c\s]/gu, '') : '';
}
