import type { HashNumbers } from '../features/number-hashes.ts';
import { createIntList, longerInts } from '../numbers/int-list.ts';
import { places, textEnd, textStart, type WordProfile } from './word-profile.ts';

/** What a word gives at each of `places`. */
export type FeaturesOfWord<Word> = (word: Word) => WordProfile['features'];

/** Words by their numbers; those at the texts' edges are the first two. */
export interface NumberedWords {
  /** Of each token its word. */
  readonly wordOf: Int32Array;
  /** Numbers of the features of word `w` at place `p`: `numbers[starts[i]] … numbers[starts[i + 1]]`, `i` = `w × places + p`. */
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  /** How often a word stands at a place, by the same `i`. */
  readonly uses: Int32Array;
}

const edges = [textStart, textEnd];

/** A word with its number (0 and up): equal words have the same, and each new one the next. */
export interface CountedWord {
  readonly number: number;
}

/** Takes the words of all tokens in turn. */
export function createWordNumbers<Word extends CountedWord>(features: HashNumbers, featuresOf: FeaturesOfWord<Word>) {
  const known: Word[] = [];
  const wordOf = createIntList();
  const first = createFeatureLists(features);
  for (const { features } of edges) first.addWord(features);
  return {
    add(word: Word): void {
      if (word.number === known.length) {
        known.push(word);
        first.addWord(featuresOf(word));
      }
      wordOf.push(edges.length + word.number);
    },
    finish(textEnds: Int32Array, moreOf: FeaturesOfWord<Word>): NumberedWords {
      const more = createFeatureLists(features);
      for (let edge = 0; edge < edges.length; edge++) more.addWord(nothingMore);
      for (const word of known) more.addWord(moreOf(word));
      return {
        wordOf: wordOf.array(),
        ...joinLists(first.lists(), more.lists()),
        uses: countUses(wordOf.array(), textEnds, edges.length + known.length),
      };
    },
  };
}

const nothingMore: WordProfile['features'] = places.map(() => []);

type FeatureLists = Pick<NumberedWords, 'starts' | 'numbers'>;

/** The features of words one behind the other, those of each place a list. */
function createFeatureLists({ numberAll }: HashNumbers) {
  const starts = createIntList();
  let numbers = new Int32Array(1024);
  let end = 0;
  starts.push(0);
  return {
    addWord(features: WordProfile['features']): void {
      const from = end;
      for (const hashes of features) {
        if (end + hashes.length > numbers.length) numbers = longerInts(numbers, 2 * (end + hashes.length));
        for (let at = 0; at < hashes.length; at++) numbers[end++] = hashes[at]!;
        starts.push(end);
      }
      numberAll(numbers, from, end);
    },
    lists: (): FeatureLists => ({ starts: starts.array(), numbers: numbers.subarray(0, end) }),
  };
}

/** Each list of the one, and behind it the same of the other. */
function joinLists(one: FeatureLists, other: FeatureLists): FeatureLists {
  const starts = one.starts.map((start, list) => start + other.starts[list]!);
  const numbers = new Int32Array(one.numbers.length + other.numbers.length);
  let end = 0;
  for (let list = 0; list + 1 < starts.length; list++) {
    for (const { starts: from, numbers: given } of [one, other])
      for (let at = from[list]!; at < from[list + 1]!; at++) numbers[end++] = given[at]!;
  }
  return { starts, numbers };
}

function countUses(wordOf: Int32Array, textEnds: Int32Array, wordCount: number): Int32Array {
  const uses = new Int32Array(wordCount * places.length);
  let from = 0;
  for (const end of textEnds) {
    for (let token = from; token < end; token++)
      for (let place = 0; place < places.length; place++)
        uses[wordAt(wordOf, token + places[place]!.distance, from, end) * places.length + place]! += 1;
    from = end;
  }
  return uses;
}

/** The word at a place of the text whose tokens are `from … end`. */
export function wordAt(wordOf: Int32Array, token: number, from: number, end: number): number {
  if (token < from) return 0;
  return token >= end ? 1 : wordOf[token]!;
}
