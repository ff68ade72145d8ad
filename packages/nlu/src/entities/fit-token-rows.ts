import { chooseFeatures, countFrom } from '../features/choose-features.ts';
import { createHashNumbers } from '../features/number-hashes.ts';
import type { Vocabulary } from '../features/vocabulary.ts';
import { createIntList, longerInts } from '../numbers/int-list.ts';
import {
  type CountedWord,
  createWordNumbers,
  type FeaturesOfWord,
  type NumberedWords,
  wordAt,
} from './number-words.ts';
import type { RowsOfTokens } from './sequence-memory.ts';
import { putJointFeatures, type TaggerContext } from './token-features.ts';
import { places, type WordInPairs } from './word-profile.ts';

/** The features that stand in some texts, how often, and the rows of all tokens one after another. */
export interface FittedTokenRows extends RowsOfTokens {
  readonly vocabulary: Vocabulary;
  readonly frequency: Uint32Array;
}

/** Takes the features of texts in turn. */
export interface TokenRows<Word extends WordInPairs & CountedWord> {
  /** Adds a text: its words, and what is known of it besides. */
  readonly add: (words: readonly Word[], context: TaggerContext) => void;
  /** Makes rows of the features, of all or of very many of the frequent ones; what words have more is asked for once each. */
  readonly fit: (moreOf: FeaturesOfWord<Word>) => FittedTokenRows;
}

/** Features that a tagger may have; above it those that stand once are left out, then those that stand twice … */
const featureLimit = 300_000;

/** `featuresOf` tells what is known of a word from the start, when the word is met first: the less is left for the end. */
export function createTokenRows<Word extends WordInPairs & CountedWord>(
  featuresOf: FeaturesOfWord<Word>,
): TokenRows<Word> {
  const features = createHashNumbers();
  const words = createWordNumbers(features, featuresOf);
  /** Numbers of the joint features of all tokens. */
  let joint = new Int32Array(1024);
  let jointEnd = 0;
  const jointEnds = createIntList();
  const textEnds = createIntList();
  const hashes: number[] = [];
  const place = { into: hashes, from: 0 };

  return {
    add(text, context) {
      const from = jointEnd;
      for (let token = 0; token < text.length; token++) {
        words.add(text[token]!);
        const count = putJointFeatures(text, token, context, place);
        if (jointEnd + count > joint.length) joint = longerInts(joint, 2 * (jointEnd + count));
        for (let at = 0; at < count; at++) joint[jointEnd++] = hashes[at]!;
        jointEnds.push(jointEnd);
      }
      features.numberAll(joint, from, jointEnd);
      textEnds.push(jointEnds.length());
    },
    fit(moreOf) {
      const numbered: NumberedTexts = {
        ...words.finish(textEnds.array(), moreOf),
        jointNumbers: joint.subarray(0, jointEnd),
        jointEnds: jointEnds.array(),
        textEnds: textEnds.array(),
      };
      const { vocabulary, frequency, rowOf } = chooseRows(features.hashes(), countNumbers(features.size(), numbered));
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

/** The features that get a row, how often each stands, and the row of each number; -1 of one that has none. */
function chooseRows(met: Uint32Array, counts: Uint32Array) {
  let rarest = 1;
  while (countFrom(counts, rarest) > featureLimit) rarest++;
  const { vocabulary, numberOf, rowOf } = chooseFeatures(met, counts, rarest);
  const frequency = new Uint32Array(numberOf.length);
  for (let row = 0; row < frequency.length; row++) frequency[row] = counts[numberOf[row]!]!;
  return { vocabulary, frequency, rowOf };
}

/** Joins what words have and what tokens have besides: of each token first the rows of its joint features. Uses these up. */
function joinRows(numbered: NumberedTexts, rowOf: Int32Array): RowsOfTokens {
  const { wordOf, jointNumbers, jointEnds, textEnds } = numbered;
  const { rows: wordRows, starts } = rowsOfWords(numbered, rowOf);
  const tokenStarts = new Int32Array(wordOf.length + 1);
  /** Of each place of each token the list of `starts` that its rows are. */
  const lists = new Int32Array(wordOf.length * places.length);
  let end = 0;
  let from = 0;
  let joint = 0;
  let kept = 0;
  for (const last of textEnds) {
    for (let token = from; token < last; token++) {
      const keptBefore = kept;
      for (const jointEnd = jointEnds[token]!; joint < jointEnd; joint++) {
        const row = rowOf[jointNumbers[joint]!]!;
        if (row >= 0) jointNumbers[kept++] = row;
      }
      jointEnds[token] = kept;
      end += kept - keptBefore;
      for (let place = 0; place < places.length; place++) {
        const list = wordAt(wordOf, token + places[place]!.distance, from, last) * places.length + place;
        lists[token * places.length + place] = list;
        end += starts[list + 1]! - starts[list]!;
      }
      tokenStarts[token + 1] = end;
    }
    from = last;
  }

  function putRows(values: Int32Array, into: Int32Array): void {
    const wordValues = new Int32Array(wordRows.length);
    for (let at = 0; at < wordRows.length; at++) wordValues[at] = values[wordRows[at]!]!;
    const putToken = (token: number): void => {
      let to = tokenStarts[token]!;
      const jointEnd = jointEnds[token]!;
      for (let at = token === 0 ? 0 : jointEnds[token - 1]!; at < jointEnd; at++)
        into[to++] = values[jointNumbers[at]!]!;
      for (let place = token * places.length; place < (token + 1) * places.length; place++) {
        const list = lists[place]!;
        const after = starts[list + 1]!;
        for (let at = starts[list]!; at < after; at++) into[to++] = wordValues[at]!;
      }
    };
    for (let token = 0; token < jointEnds.length; token++) putToken(token);
  }

  return { tokenStarts, putRows };
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
  return { rows: rows.subarray(0, end), starts: rowStarts };
}
