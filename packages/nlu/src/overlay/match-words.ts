import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { haveSameHashes } from '../features/word-hashes.ts';
import type { OwnWords } from '../model/nlu-model.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { shareComparer } from './compare-vectors.ts';
import { eightBit, eightBitLength } from './eight-bit.ts';
import { hashOfWord, type RarityOf } from './own-features.ts';
import { spellingOf, vectorOfWord, weightOfWord } from './own-words.ts';

/** How well words match by meaning, for each intent of a shop; valid until the next message. */
export interface WordMatches {
  /** How alike each word of the message is to the most alike word of the intent: mean, by rarity. 0 … 1. */
  readonly message: Float32Array;
  /** The other way round for the words of an example: that of the best example. 0 … 1. */
  readonly example: Float32Array;
  /**
   * The word of the intent that stands out most: how much more frequent it is there than in the pack (logarithm), times
   * how alike the most alike word of the message is.
   */
  readonly standout: Float32Array;
}

/** A word of a message held against a shop's; likenesses are in 127ths. */
interface MetWord {
  readonly weight: number;
  /** To each word of the shop. */
  readonly toWords: Uint8Array;
  /** To the most alike word of each intent. */
  readonly toIntents: Uint8Array;
}

/** A word of an intent; `excess` is the logarithm of how much more frequent it is there than in the pack. */
interface IntentWord {
  readonly column: number;
  readonly place: number;
  readonly excess: number;
}

/** A bot keeps so many words of its messages, at most twice; each takes a byte for each word and intent of the shop. */
const keptWords = 100;

/** Compares the words of messages with those of a shop's `columnCount` intents, both ways, by cosine of their vectors. */
export function createWordMatcher(
  own: OwnWords,
  columnCount: number,
  { vectors, rarityOf }: { readonly vectors: Vectors; readonly rarityOf: RarityOf },
): (reading: Reading) => WordMatches {
  const { spellings, weights, words, ends, columns } = own;
  const rowBytes = eightBitLength(vectors.size);
  const { compare } = shareComparer(rowBytes);
  const cells = new Int8Array(spellings.length * rowBytes);
  spellings.forEach((spelling, place) => {
    cells.set(eightBit(vectorOfWord(spelling, vectors)), place * rowBytes);
  });
  const intentWords = wordsOfIntents(own);
  const recall = createTokenCache<MetWord | null>({ size: keptWords, make: meet, isAlike: haveSameHashes });
  /** How alike the most alike word of the message is to each word of the shop, in 127ths. */
  const nearest = new Uint8Array(spellings.length);
  const matches: WordMatches = {
    message: new Float32Array(columnCount),
    example: new Float32Array(columnCount),
    standout: new Float32Array(columnCount),
  };

  /** Null for punctuation and emoji. */
  function meet(token: ReadToken): MetWord | null {
    const hash = hashOfWord(token);
    if (hash === null) return null;
    const vector = eightBit(vectorOfWord(spellingOf(token), vectors));
    const toWords = new Uint8Array(spellings.length);
    compare(vector, cells, toWords);
    const toIntents = new Uint8Array(columnCount);
    for (const { column, place } of intentWords)
      if (toWords[place]! > toIntents[column]!) toIntents[column] = toWords[place]!;
    return { weight: weightOfWord(hash, rarityOf), toWords, toIntents };
  }

  function holdMessage(tokens: readonly ReadToken[]): void {
    const { message } = matches;
    message.fill(0);
    nearest.fill(0);
    let total = 0;
    for (let at = 0; at < tokens.length; at++) {
      const met = recall(tokens[at]!);
      if (met === null) continue;
      const { weight, toWords, toIntents } = met;
      total += weight;
      for (let place = 0; place < toWords.length; place++)
        if (toWords[place]! > nearest[place]!) nearest[place] = toWords[place]!;
      for (let column = 0; column < columnCount; column++) message[column]! += weight * toIntents[column]!;
    }
    if (total > 0) for (let column = 0; column < columnCount; column++) message[column]! /= total * 127;
  }

  function holdExamples(): void {
    const { example: best } = matches;
    best.fill(0);
    for (let example = 0, at = 0; example < ends.length; example++) {
      let total = 0;
      let matched = 0;
      for (; at < ends[example]!; at++) {
        const place = words[at]!;
        total += weights[place]!;
        matched += weights[place]! * nearest[place]!;
      }
      const share = total > 0 ? matched / (total * 127) : 0;
      const column = columns[example]!;
      if (share > best[column]!) best[column] = share;
    }
  }

  function findStandouts(): void {
    const { standout } = matches;
    standout.fill(0);
    for (let at = 0; at < intentWords.length; at++) {
      const { column, place, excess } = intentWords[at]!;
      const value = (excess * nearest[place]!) / 127;
      if (value > standout[column]!) standout[column] = value;
    }
  }

  return ({ tokens }) => {
    holdMessage(tokens);
    holdExamples();
    findStandouts();
    return matches;
  };
}

/** Every word of every intent once. */
function wordsOfIntents({ weights, words, ends, columns }: OwnWords): readonly IntentWord[] {
  const exampleCounts = new Map<number, number>();
  const counts = new Map<string, { readonly column: number; readonly place: number; count: number }>();
  for (let example = 0, from = 0; example < ends.length; example++) {
    const column = columns[example]!;
    exampleCounts.set(column, (exampleCounts.get(column) ?? 0) + 1);
    for (const place of new Set(words.subarray(from, ends[example]))) {
      const name = `${column} ${place}`;
      const known = counts.get(name);
      if (known === undefined) counts.set(name, { column, place, count: 1 });
      else known.count++;
    }
    from = ends[example]!;
  }
  return [...counts.values()].map(({ column, place, count }) => ({
    column,
    place,
    excess: Math.max(0, weights[place]! + Math.log(count / exampleCounts.get(column)!)),
  }));
}
