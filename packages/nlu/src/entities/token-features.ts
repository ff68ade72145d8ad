import { hashFeature, hashPair, textEnd, textStart, type WordInPairs } from './word-profile.ts';

/** What stands around a token besides its spelling: values that the reader found, words of lookup tables. */
export type TokenMarks = readonly string[];

export interface TaggerContext {
  /** Names of marks of each token, parallel to the tokens. */
  readonly marks?: readonly TokenMarks[] | undefined;
  /** `hashIntent` of the predicted intent, where the model was trained with it. */
  readonly intent?: number | undefined;
}

/** An intent as `putJointFeatures` takes it. */
export function hashIntent(intent: string): number {
  return hashFeature(50, intent);
}

function edgeAt(index: number): WordInPairs {
  return index < 0 ? textStart : textEnd;
}

/** Where hashes are put: a list that is used again need not grow with each text. */
export interface HashPlace {
  readonly into: number[];
  readonly from: number;
}

/**
 * Puts the hashes of the features of a token that more than one word decides (pairs, marks, the intent with the words) into a
 * list from a place on, and says where they end.
 */
export function putJointFeatures(
  words: readonly WordInPairs[],
  index: number,
  { marks, intent }: TaggerContext,
  { into, from }: HashPlace,
): number {
  const word = wordAt(words, index);
  const before = wordAt(words, index - 1);
  const after = wordAt(words, index + 1);
  let end = from;
  into[end++] = hashPair(7, before, word);
  into[end++] = hashPair(8, word, after);
  into[end++] = hashPair(9, before, after);
  into[end++] = hashPair(12, wordAt(words, index - 2), before);
  into[end++] = hashPair(13, after, wordAt(words, index + 2));
  if (marks !== undefined) {
    for (const mark of marks[index] ?? noMarks) {
      const hash = hashFeature(41, mark);
      into[end++] = hash;
      into[end++] = hashPair(42, hash, word);
    }
    // A place before the first token is no index: the engine would look for a property of that name.
    if (index > 0) for (const mark of marks[index - 1] ?? noMarks) into[end++] = hashFeature(43, mark);
    for (const mark of marks[index + 1] ?? noMarks) into[end++] = hashFeature(44, mark);
  }
  if (intent !== undefined) {
    into[end++] = intent;
    into[end++] = hashPair(51, intent, word);
    into[end++] = hashPair(52, intent, before);
    into[end++] = hashPair(53, intent, after);
    into[end++] = hashPair(54, intent, words[index]!.part);
  }
  return end;
}

const noMarks: TokenMarks = [];

function wordAt(words: readonly { readonly word: number }[], place: number): number {
  return place >= 0 && place < words.length ? words[place]!.word : edgeAt(place).word;
}
