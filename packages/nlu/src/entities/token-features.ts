import { hashFeature, hashPair, textEnd, textStart, type WordProfile } from './word-profile.ts';

/** What stands around a token besides its spelling: values that the reader found, words of lookup tables. */
export type TokenMarks = readonly string[];

export interface TaggerContext {
  /** Names of marks of each token, parallel to the tokens. */
  readonly marks?: readonly TokenMarks[] | undefined;
  /** The predicted intent, where the model was trained with it. */
  readonly intent?: string | undefined;
}

/** The profile of the word at a place, of the text's edge outside. */
export function profileAt(profiles: readonly WordProfile[], index: number): WordProfile {
  return profiles[index] ?? edgeAt(index);
}

function edgeAt(index: number): WordProfile {
  return index < 0 ? textStart : textEnd;
}

/** Hashes of the features of a token that more than one word decides: pairs, marks, the intent with the words. */
export function hashJointFeatures(
  words: readonly { readonly word: number }[],
  index: number,
  { marks, intent }: TaggerContext,
): number[] {
  const wordAt = (place: number): number => (words[place] ?? edgeAt(place)).word;
  const word = wordAt(index);
  const before = wordAt(index - 1);
  const after = wordAt(index + 1);
  const features = [
    hashPair(7, before, word),
    hashPair(8, word, after),
    hashPair(9, before, after),
    hashPair(12, wordAt(index - 2), before),
    hashPair(13, after, wordAt(index + 2)),
  ];
  if (marks !== undefined) {
    for (const mark of marks[index] ?? [])
      features.push(hashFeature(41, mark), hashPair(42, hashFeature(41, mark), word));
    for (const mark of marks[index - 1] ?? []) features.push(hashFeature(43, mark));
    for (const mark of marks[index + 1] ?? []) features.push(hashFeature(44, mark));
  }
  if (intent !== undefined) {
    const hash = hashFeature(50, intent);
    features.push(hash, hashPair(51, hash, word), hashPair(52, hash, before), hashPair(53, hash, after));
  }
  return features;
}
