import { beginHash, type FeatureBlock, featureBlock, goOnHash, hashGrams, hashText } from './hash-grams.ts';
import { plainNumber } from './plain-number.ts';
import { isPlainWord } from './plain-word.ts';
import type { ReadToken } from './reading.ts';
import { skeletonOf } from './skeleton.ts';

/** A word as part of a sequence: its own hash, and that of a pair which it begins, up to the other word. */
export interface SequenceHashes {
  readonly text: string;
  readonly single: number;
  readonly pair: number;
}

/** What one token brings to the features of a message, whatever stands around it. */
export interface WordHashes {
  /** Of the characters of the word. */
  readonly characters: readonly number[];
  readonly word: SequenceHashes;
  readonly lemma: SequenceHashes;
  /** The beginning of a pair with one word between. */
  readonly skip: number;
  /** Null for numbers and words without consonants. */
  readonly skeleton: SequenceHashes | null;
}

const gramRange = [2, 4] as const;

/** Null for punctuation, which carries no features. An emoji is a word without characters. */
export function wordHashesOf(token: ReadToken): WordHashes | null {
  if (featureKey(token) === '') return emoji.test(token.key) ? emojiHashesOf(token.key) : null;
  const typed = foldedWord(token.persian ?? token.key);
  const number = plainNumber(typed);
  const word = number?.shape ?? typed;
  const lemma = number?.kind ?? foldedWord(token.lemma ?? word);
  const skeleton = skeletonOf(word);
  const characters: number[] = [];
  hashGrams(word, gramRange, characters, featureBlock.character);
  return {
    characters,
    word: sequenceHashesOf(word, featureBlock.word, featureBlock.wordPair),
    lemma: sequenceHashesOf(lemma, featureBlock.lemma, featureBlock.lemmaPair),
    skip: beginPair(lemma, featureBlock.lemmaSkip),
    skeleton: skeleton === '' ? null : sequenceHashesOf(skeleton, featureBlock.skeleton, featureBlock.skeletonPair),
  };
}

const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const skinTones = /\p{Emoji_Modifier}/gu;

/** Hands of any colour are the same. */
function emojiHashesOf(key: string): WordHashes {
  const word = key.replace(skinTones, '');
  return {
    characters: [],
    word: sequenceHashesOf(word, featureBlock.word, featureBlock.wordPair),
    lemma: sequenceHashesOf(word, featureBlock.lemma, featureBlock.lemmaPair),
    skip: beginPair(word, featureBlock.lemmaSkip),
    skeleton: null,
  };
}

/** Whether tokens of one key have the same hashes. */
export function haveSameHashes(one: ReadToken, other: ReadToken): boolean {
  return one.persian === other.persian && one.lemma === other.lemma;
}

function sequenceHashesOf(text: string, single: FeatureBlock, pair: FeatureBlock): SequenceHashes {
  return { text, single: hashText(text, single), pair: beginPair(text, pair) };
}

/** The hash of `<text> ` so far, to go on with the other word of a pair. */
export function beginPair(text: string, block: FeatureBlock): number {
  return goOnHash(goOnHash(beginHash(block), text), ' ');
}

const separators = /[\u200c\s]/gu;

/** Without spaces and ZWNJ, lower case. */
function foldedWord(word: string): string {
  if (isPlainWord(word)) return word;
  return word.replace(separators, '').toLowerCase();
}

const wordLike = /[\p{L}\p{N}]/u;

/** The token's key without spaces and ZWNJ; empty for punctuation and emoji, which are no words to compare. */
export function featureKey({ key }: Pick<ReadToken, 'key'>): string {
  if (isPlainWord(key)) return key;
  return wordLike.test(key) ? key.replace(separators, '') : '';
}
