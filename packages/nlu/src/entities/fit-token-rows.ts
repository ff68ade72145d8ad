import { createHashNumbers, type HashNumbers } from '../features/number-hashes.ts';
import { createVocabulary, type Vocabulary } from '../features/vocabulary.ts';
import { createIntList } from '../numbers/int-list.ts';
import { createWordNumbers, type FeaturesOfWord, type NumberedWords, wordAt } from './number-words.ts';
import { places, type WordInPairs } from './word-profile.ts';

/** The features that stand in some texts, how often, and the rows of all tokens one after another. */
export interface FittedTokenRows {
  readonly vocabulary: Vocabulary;
  readonly frequency: Uint32Array;
  /** Rows of token `t` (all texts' tokens in turn): `rows[tokenStarts[t]] … rows[tokenStarts[t + 1]]`. */
  readonly rows: Int32Array;
  readonly tokenStarts: Int32Array;
}

/** Takes the features of texts in turn. Equal words must be one object. */
export interface TokenRows<Word extends WordInPairs> {
  /** Adds a text: its words, and of each token the hashes of what more than one word decides. */
  readonly add: (words: readonly Word[], jointOf: (token: number) => readonly number[]) => void;
  /** Makes rows of the features, of all or of very many of the frequent ones; what words have more is asked for once each. */
  readonly fit: (moreOf: FeaturesOfWord<Word>) => FittedTokenRows;
}

/** Features that a tagger may have; above it those that stand once are left out, then those that stand twice … */
const featureLimit = 300_000;

/** `featuresOf` tells what is known of a word from the start, when the word is met first: the less is left for the end. */
export function createTokenRows<Word extends WordInPairs>(featuresOf: FeaturesOfWord<Word>): TokenRows<Word> {
  const features = createHashNumbers();
  const words = createWordNumbers(features, featuresOf);
  const jointNumbers = createIntList();
  const jointEnds = createIntList();
  const textEnds = createIntList();

  return {
    add(text, jointOf) {
      for (let token = 0; token < text.length; token++) {
        words.add(text[token]!);
        const hashes = jointOf(token);
        for (let at = 0; at < hashes.length; at++) jointNumbers.push(features.numberOf(hashes[at]!));
        jointEnds.push(jointNumbers.length());
      }
      textEnds.push(jointEnds.length());
    },
    fit(moreOf) {
      const numbered: NumberedTexts = {
        ...words.finish(textEnds.array(), moreOf),
        jointNumbers: jointNumbers.array(),
        jointEnds: jointEnds.array(),
        textEnds: textEnds.array(),
      };
      const { vocabulary, frequency, rowOf } = chooseRows(features, countNumbers(features.hashes().length, numbered));
      return { vocabulary, frequency, ...joinRows(numbered, rowOf) };
    },
  };
}

interface NumberedTexts extends NumberedWords {
  /** Of token `t` the numbers of its joint features: up to `jointEnds[t]`, from where those of the token before end. */
  readonly jointNumbers: Int32Array;
  readonly jointEnds: Int32Array;
  /** The token behind the last one of each text. */
  readonly textEnds: Int32Array;
}

/** How often each number stands: those of words by the words, whose features are as frequent as they are. */
function countNumbers(size: number, { jointNumbers, starts, numbers, uses }: NumberedTexts): Uint32Array {
  const counts = new Uint32Array(size);
  for (let at = 0; at < jointNumbers.length; at++) counts[jointNumbers[at]!]! += 1;
  for (let index = 0; index < uses.length; index++) {
    const end = starts[index + 1]!;
    for (let at = starts[index]!; at < end; at++) counts[numbers[at]!]! += uses[index]!;
  }
  return counts;
}

/** The features that get a row, in the order of their hashes, and the row of each number; -1 of one that has none. */
function chooseRows({ hashes, numberOf }: HashNumbers, counts: Uint32Array) {
  const met = hashes();
  let rarest = 0;
  let size = countAbove(counts, rarest);
  while (size > featureLimit) size = countAbove(counts, ++rarest);
  const kept = new Uint32Array(size);
  let end = 0;
  for (let number = 0; number < counts.length; number++) if (counts[number]! > rarest) kept[end++] = met[number]!;
  kept.sort();
  const rowOf = new Int32Array(met.length).fill(-1);
  const frequency = new Uint32Array(size);
  for (let row = 0; row < size; row++) {
    const number = numberOf(kept[row]!);
    rowOf[number] = row;
    frequency[row] = counts[number]!;
  }
  return { vocabulary: createVocabulary(kept), frequency, rowOf };
}

function countAbove(counts: Uint32Array, limit: number): number {
  let size = 0;
  for (let number = 0; number < counts.length; number++) if (counts[number]! > limit) size++;
  return size;
}

function joinRows(numbered: NumberedTexts, rowOf: Int32Array): Pick<FittedTokenRows, 'rows' | 'tokenStarts'> {
  const { wordOf, uses, jointNumbers, jointEnds, textEnds } = numbered;
  const { rows: wordRows, starts } = rowsOfWords(numbered, rowOf);
  let length = jointNumbers.length;
  for (let index = 0; index < uses.length; index++) length += uses[index]! * (starts[index + 1]! - starts[index]!);
  const rows = new Int32Array(length);
  const tokenStarts = new Int32Array(wordOf.length + 1);
  let end = 0;
  let joint = 0;
  let from = 0;
  for (const last of textEnds) {
    for (let token = from; token < last; token++) {
      for (; joint < jointEnds[token]!; joint++) {
        const row = rowOf[jointNumbers[joint]!]!;
        if (row >= 0) rows[end++] = row;
      }
      for (let place = 0; place < places.length; place++) {
        const index = wordAt(wordOf, token + places[place]!.distance, from, last) * places.length + place;
        const after = starts[index + 1]!;
        for (let at = starts[index]!; at < after; at++) rows[end++] = wordRows[at]!;
      }
      tokenStarts[token + 1] = end;
    }
    from = last;
  }
  return { rows: rows.subarray(0, end), tokenStarts };
}

/** The words' features as rows, those left out left out. */
function rowsOfWords(
  { starts, numbers }: NumberedWords,
  rowOf: Int32Array,
): { readonly rows: Int32Array; readonly starts: Int32Array } {
  const rows = new Int32Array(numbers.length);
  const rowStarts = new Int32Array(starts.length);
  let end = 0;
  for (let index = 0; index + 1 < starts.length; index++) {
    for (let at = starts[index]!; at < starts[index + 1]!; at++) {
      const row = rowOf[numbers[at]!]!;
      if (row >= 0) rows[end++] = row;
    }
    rowStarts[index + 1] = end;
  }
  return { rows, starts: rowStarts };
}
