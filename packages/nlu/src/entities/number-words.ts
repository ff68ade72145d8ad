import type { HashNumbers } from '../features/number-hashes.ts';
import { createIntList, type IntList } from '../numbers/int-list.ts';
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

/** Takes the words of all tokens in turn. Equal words must be one object. */
export function createWordNumbers<Word>({ numberOf }: HashNumbers, featuresOf: FeaturesOfWord<Word>) {
  const known = new Map<Word, number>();
  const wordOf = createIntList();
  const first = createListsOfPlaces();
  const putHashes = (hashes: readonly number[], numbers: IntList): void => {
    for (let at = 0; at < hashes.length; at++) numbers.push(numberOf(hashes[at]!));
  };
  const addFeatures = (features: WordProfile['features']): void => {
    for (const hashes of features) {
      putHashes(hashes, first.numbers);
      first.endList();
    }
  };
  const numberWord = (word: Word): number => {
    const number = edges.length + known.size;
    known.set(word, number);
    addFeatures(featuresOf(word));
    return number;
  };
  for (const { features } of edges) addFeatures(features);
  return {
    add: (word: Word): void => wordOf.push(known.get(word) ?? numberWord(word)),
    finish(textEnds: Int32Array, moreOf: FeaturesOfWord<Word>): NumberedWords {
      const whole = createListsOfPlaces();
      const starts = first.starts.array();
      const numbers = first.numbers.array();
      const addWord = (more: WordProfile['features'], number: number): void => {
        for (let place = 0; place < places.length; place++) {
          const index = number * places.length + place;
          for (let at = starts[index]!; at < starts[index + 1]!; at++) whole.numbers.push(numbers[at]!);
          putHashes(more[place]!, whole.numbers);
          whole.endList();
        }
      };
      for (let edge = 0; edge < edges.length; edge++) addWord(nothingMore, edge);
      for (const [word, number] of known) addWord(moreOf(word), number);
      return {
        wordOf: wordOf.array(),
        starts: whole.starts.array(),
        numbers: whole.numbers.array(),
        uses: countUses(wordOf.array(), textEnds, edges.length + known.size),
      };
    },
  };
}

const nothingMore: WordProfile['features'] = places.map(() => []);

/** Lists of numbers one behind the other, each of one word at one place, with where they start. */
function createListsOfPlaces() {
  const starts = createIntList();
  const numbers = createIntList();
  starts.push(0);
  return { starts, numbers, endList: (): void => starts.push(numbers.length()) };
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
