import { type FeatureBlock, featureBlock, hashGrams, hashText } from './hash-grams.ts';
import type { Reading, ReadToken } from './reading.ts';
import { skeletonOf } from './skeleton.ts';

/** Which features a model was trained on; stored with it. */
export interface FeatureSettings {
  /** Word 1-2-grams: pay from about 2,000 messages on (nlu.md §2). */
  readonly words: boolean;
}

/** Hashes of one message, a list per block; a hash stands as often as its feature does. */
export type MessageHashes = readonly (readonly number[])[];

export type HashMessage = (reading: Reading) => MessageHashes;

interface WordHashes {
  readonly characters: readonly number[];
  readonly skeleton: string;
}

const tokenLimit = 256;
const gramRange = [2, 4] as const;

/** Each word and each pair of neighbours, the ends of the message among them. */
function sequenceHashes(words: readonly string[], single: FeatureBlock, pair: FeatureBlock): number[] {
  const hashes: number[] = [];
  let before = '^';
  for (const word of words) {
    hashes.push(hashText(word, single), hashText(`${before} ${word}`, pair));
    before = word;
  }
  if (words.length > 0) hashes.push(hashText(`${before} $`, pair));
  return hashes;
}

/**
 * Makes the feature hashes of messages, in blocks: characters of the words as they are meant (Finglish and a wrong
 * layout read as Persian), lemmas alone, in pairs and in pairs with one word between, consonant skeletons, and when asked
 * words. What each gives: docs/decisions/2026-11-29-nlu-readings-as-features.md. Training passes a limit for the cache of words; a bot
 * that answers keeps none, since thousands of them live in one process.
 */
export function createMessageHasher(settings: FeatureSettings, cacheLimit = 0): HashMessage {
  const cache = new Map<string, WordHashes>();

  function hashWord(word: string): WordHashes {
    const known = cache.get(word);
    if (known !== undefined) return known;
    const characters: number[] = [];
    hashGrams(word, gramRange, characters, featureBlock.character);
    const hashes = { characters, skeleton: skeletonOf(word) };
    if (cache.size < cacheLimit) cache.set(word, hashes);
    return hashes;
  }

  return ({ tokens }) => {
    const characters: number[] = [];
    const words: string[] = [];
    const lemmas: string[] = [];
    const skeletons: string[] = [];
    for (const token of tokens.slice(0, tokenLimit)) {
      if (featureKey(token) === '') continue;
      const word = foldedWord(token.persian ?? token.key);
      const hashes = hashWord(word);
      for (const hash of hashes.characters) characters.push(hash);
      words.push(word);
      lemmas.push(foldedWord(token.lemma ?? word));
      if (hashes.skeleton !== '') skeletons.push(hashes.skeleton);
    }
    const lemmaHashes = sequenceHashes(lemmas, featureBlock.lemma, featureBlock.lemmaPair);
    for (let at = 2; at < lemmas.length; at++) {
      lemmaHashes.push(hashText(`${lemmas[at - 2]} ${lemmas[at]}`, featureBlock.lemmaSkip));
    }
    const blocks = [
      characters,
      lemmaHashes,
      sequenceHashes(skeletons, featureBlock.skeleton, featureBlock.skeletonPair),
    ];
    return settings.words ? [...blocks, sequenceHashes(words, featureBlock.word, featureBlock.wordPair)] : blocks;
  };
}

/** All features of a message, for classifiers of any settings. */
export const hashEverything: HashMessage = createMessageHasher({ words: true });

/** What `createMessageHasher(settings)` gives, of the hashes of all features. */
export function hashesFor({ words }: FeatureSettings, hashes: MessageHashes): MessageHashes {
  return words ? hashes : hashes.slice(0, -1);
}

const separators = /[\u200c\s]/gu;

/** Without spaces and ZWNJ, lower case. */
function foldedWord(word: string): string {
  return word.replace(separators, '').toLowerCase();
}

const wordLike = /[\p{L}\p{N}]/u;

/** The token's key without spaces and ZWNJ; empty for punctuation and emoji, which carry no features. */
export function featureKey(token: ReadToken): string {
  return wordLike.test(token.key) ? token.key.replace(separators, '') : '';
}
