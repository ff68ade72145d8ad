import { onceFor } from '../numbers/once-for.ts';
import { type FeatureBlock, featureBlock, finishHash, goOnHash } from './hash-grams.ts';
import type { Reader, Reading } from './reading.ts';
import { createTokenCache } from './token-cache.ts';
import { beginPair, haveSameHashes, type SequenceHashes, wordHashesOf } from './word-hashes.ts';

/** Which features a model was trained on; stored with it. */
export interface FeatureSettings {
  /** Word 1-2-grams: pay from about 2,000 messages on (nlu.md §2). */
  readonly words: boolean;
}

/** Hashes of one message; a hash stands as often as its feature does. */
export interface MessageHashes {
  /** Of the characters of each word: one block. While a word is kept (`keptWords`) its list is the same object. */
  readonly characters: readonly (readonly number[])[];
  /** Of the sequences of words, a list per block. */
  readonly sequences: readonly (readonly number[])[];
}

export type HashMessage = (reading: Reading) => MessageHashes;

const tokenLimit = 256;

/** Each word and each pair of neighbours, the ends of the message among them. */
function hashSequence(words: readonly SequenceHashes[], pair: FeatureBlock): number[] {
  const hashes: number[] = [];
  let begun = beginPair('^', pair);
  for (const word of words) {
    hashes.push(word.single, finishHash(goOnHash(begun, word.text)));
    begun = word.pair;
  }
  if (words.length > 0) hashes.push(finishHash(goOnHash(begun, '$')));
  return hashes;
}

/**
 * Makes the feature hashes of messages, in blocks: characters of the words as they are meant (Finglish and a wrong
 * layout read as Persian), lemmas alone, in pairs and in pairs with one word between, consonant skeletons, and when asked
 * words. What each gives: docs/decisions/2026-11-29-nlu-readings-as-features.md. What the words bring is kept for twice
 * `keptWords` of them.
 */
export function createMessageHasher(settings: FeatureSettings, keptWords = 0): HashMessage {
  const hashesOf =
    keptWords === 0 ? wordHashesOf : createTokenCache({ size: keptWords, make: wordHashesOf, isAlike: haveSameHashes });

  return ({ tokens }) => {
    const characters: (readonly number[])[] = [];
    const words: SequenceHashes[] = [];
    const lemmas: SequenceHashes[] = [];
    const skeletons: SequenceHashes[] = [];
    const skips: number[] = [];
    const count = Math.min(tokens.length, tokenLimit);
    const begun: number[] = [];
    for (let at = 0; at < count; at++) {
      const known = hashesOf(tokens[at]!);
      if (known === null) continue;
      characters.push(known.characters);
      if (begun.length >= 2) skips.push(finishHash(goOnHash(begun[begun.length - 2]!, known.lemma.text)));
      begun.push(known.skip);
      words.push(known.word);
      lemmas.push(known.lemma);
      if (known.skeleton !== null) skeletons.push(known.skeleton);
    }
    const lemmaHashes = hashSequence(lemmas, featureBlock.lemmaPair);
    for (const hash of skips) lemmaHashes.push(hash);
    const sequences = [lemmaHashes, hashSequence(skeletons, featureBlock.skeletonPair)];
    if (settings.words) sequences.push(hashSequence(words, featureBlock.wordPair));
    return { characters, sequences };
  };
}

/** All features of a message, for classifiers of any settings. */
export const hashEverything: HashMessage = createMessageHasher({ words: true });

/** Words that all bots of a process keep the hashes of together: half a kilobyte each. */
const sharedWords = 5000;
/** `hashEverything` for the readings of a reader that many bots share, with the words that it read last in memory. */
export const shareHasher: (reader: Reader) => HashMessage = onceFor(() =>
  createMessageHasher({ words: true }, sharedWords),
);

/** What `createMessageHasher(settings)` gives, of the hashes of all features. */
export function hashesFor({ words }: FeatureSettings, hashes: MessageHashes): MessageHashes {
  return words ? hashes : { characters: hashes.characters, sequences: hashes.sequences.slice(0, -1) };
}
