import { type FeatureBlock, featureBlock, finishHash, goOnHash } from './hash-grams.ts';
import type { Reading } from './reading.ts';
import { beginPair, type WordHashes, wordHashesOf } from './word-hashes.ts';

/** Which features a model was trained on; stored with it. */
export interface FeatureSettings {
  /** Word 1-2-grams: pay from about 2,000 messages on (nlu.md §2). */
  readonly words: boolean;
}

/** Hashes of one message; a hash stands as often as its feature does. */
export interface MessageHashes {
  /** Of the characters of each word: one block. While a word is kept in a memory of words its list is the same object. */
  readonly characters: readonly (readonly number[])[];
  /** Of the sequences of words, a list per block. */
  readonly sequences: readonly (readonly number[])[];
}

const tokenLimit = 256;

/** Each word and each pair of neighbours, the ends of the message among them. */
function hashSequence(words: readonly WordHashes[], kind: 'word' | 'lemma' | 'skeleton', pair: FeatureBlock): number[] {
  const hashes: number[] = [];
  let begun = beginPair('^', pair);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]![kind];
    if (word === null) continue;
    hashes.push(word.single, finishHash(goOnHash(begun, word.text)));
    begun = word.pair;
  }
  if (hashes.length > 0) hashes.push(finishHash(goOnHash(begun, '$')));
  return hashes;
}

/** A word, with null for punctuation. */
interface HashedWord {
  readonly hashes: WordHashes | null;
}

/**
 * The feature hashes of a message, in blocks, from what is known of its words: characters of the words as they are meant
 * (Finglish and a wrong layout read as Persian), lemmas alone, in pairs and in pairs with one word between, consonant
 * skeletons, and when asked words. What each gives: docs/decisions/2026-11-29-nlu-readings-as-features.md.
 */
export function hashWords(words: readonly HashedWord[], settings: FeatureSettings = { words: true }): MessageHashes {
  const known: WordHashes[] = [];
  const characters: (readonly number[])[] = [];
  for (let at = 0; at < words.length && at < tokenLimit; at++) {
    const { hashes } = words[at]!;
    if (hashes === null) continue;
    known.push(hashes);
    characters.push(hashes.characters);
  }
  const lemmas = hashSequence(known, 'lemma', featureBlock.lemmaPair);
  for (let at = 2; at < known.length; at++)
    lemmas.push(finishHash(goOnHash(known[at - 2]!.skip, known[at]!.lemma.text)));
  const sequences = [lemmas, hashSequence(known, 'skeleton', featureBlock.skeletonPair)];
  if (settings.words) sequences.push(hashSequence(known, 'word', featureBlock.wordPair));
  return { characters, sequences };
}

/** All features of a message, for classifiers of any settings. */
export function hashEverything({ tokens }: Reading): MessageHashes {
  return hashWords(tokens.slice(0, tokenLimit).map((token) => ({ hashes: wordHashesOf(token) })));
}

/** What `hashWords` gives with these settings, of the hashes of all features. */
export function hashesFor({ words }: FeatureSettings, hashes: MessageHashes): MessageHashes {
  return words ? hashes : { characters: hashes.characters, sequences: hashes.sequences.slice(0, -1) };
}
