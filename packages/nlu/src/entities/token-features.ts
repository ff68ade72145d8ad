import { hashFeature, hashPair, textEnd, textStart, type WordInPairs } from './word-profile.ts';

/** What stands around a token besides its spelling: values that the reader found, words of lookup tables. */
export type TokenMarks = readonly string[];

export interface TaggerContext {
  /** Names of marks of each token, parallel to the tokens. */
  readonly marks?: readonly TokenMarks[] | undefined;
  /** `hashIntent` of the predicted intent, where the model was trained with it. */
  readonly intent?: number | undefined;
}

/** An intent as `hashJointFeatures` takes it. */
export function hashIntent(intent: string): number {
  return hashFeature(50, intent);
}

function edgeAt(index: number): WordInPairs {
  return index < 0 ? textStart : textEnd;
}

/** The hashes of the features of a token that more than one word decides: pairs, marks, the intent with the words. */
export function hashJointFeatures(words: readonly WordInPairs[], index: number, context: TaggerContext): number[] {
  const hashes: number[] = [];
  pushJointFeatures(words, index, context, hashes);
  return hashes;
}

/** Appends the hashes of `hashJointFeatures`. */
export function pushJointFeatures(
  words: readonly WordInPairs[],
  index: number,
  { marks, intent }: TaggerContext,
  into: number[],
): void {
  const word = wordAt(words, index);
  const before = wordAt(words, index - 1);
  const after = wordAt(words, index + 1);
  into.push(
    hashPair(7, before, word),
    hashPair(8, word, after),
    hashPair(9, before, after),
    hashPair(12, wordAt(words, index - 2), before),
    hashPair(13, after, wordAt(words, index + 2)),
  );
  if (marks !== undefined) {
    for (const mark of marks[index] ?? noMarks) {
      const hash = hashFeature(41, mark);
      into.push(hash, hashPair(42, hash, word));
    }
    for (const mark of marks[index - 1] ?? noMarks) into.push(hashFeature(43, mark));
    for (const mark of marks[index + 1] ?? noMarks) into.push(hashFeature(44, mark));
  }
  if (intent !== undefined)
    into.push(
      intent,
      hashPair(51, intent, word),
      hashPair(52, intent, before),
      hashPair(53, intent, after),
      hashPair(54, intent, words[index]!.part),
    );
}

const noMarks: TokenMarks = [];

function wordAt(words: readonly { readonly word: number }[], place: number): number {
  return place >= 0 && place < words.length ? words[place]!.word : edgeAt(place).word;
}
