import { createHashNumbers } from '../features/number-hashes.ts';
import { createVocabulary, type Vocabulary } from '../features/vocabulary.ts';
import { places, textEnd, textStart, type WordProfile } from './word-profile.ts';

/** A text's words, and the hashes of what more than one of them decides, for each token. */
export interface HashedText {
  readonly profiles: readonly WordProfile[];
  readonly joint: readonly (readonly number[])[];
}

/** The features that stand in some texts, how often, and the rows of all tokens one after another. */
export interface FittedTokenRows {
  readonly vocabulary: Vocabulary;
  readonly frequency: Uint32Array;
  /** Rows of token `t` (all texts' tokens in turn): `rows[tokenStarts[t]] … rows[tokenStarts[t + 1]]`. */
  readonly rows: Int32Array;
  readonly tokenStarts: Int32Array;
}

/** Features that a tagger may have; above it those that stand once are left out, then those that stand twice … */
const featureLimit = 300_000;

/** Numbers the features: all, or of very many the frequent ones. */
export function fitTokenRows(texts: readonly HashedText[]): FittedTokenRows {
  const { numberOf, hashes: metHashes } = createHashNumbers();
  const words = numberWords(texts, numberOf);
  const joint = numberJoint(texts, numberOf);
  const met = metHashes();
  const counts = countNumbers(met.length, joint.numbers, words);
  let rarest = 0;
  while (counts.reduce((sum, count) => sum + (count > rarest ? 1 : 0), 0) > featureLimit) rarest++;
  const hashes = met.filter((_, number) => counts[number]! > rarest).sort();
  const rowOf = new Int32Array(met.length).fill(-1);
  const frequency = new Uint32Array(hashes.length);
  hashes.forEach((hash, row) => {
    const number = numberOf(hash);
    rowOf[number] = row;
    frequency[row] = counts[number]!;
  });
  return { vocabulary: createVocabulary(hashes), frequency, ...joinRows(texts, { words, joint, rowOf }) };
}

/** Words by their profiles; those at the texts' edges are the first two. */
interface NumberedWords {
  /** Of each token its word. */
  readonly wordOf: Int32Array;
  /** Numbers of the features of word `w` at place `p`: `numbers[starts[i]] … numbers[starts[i + 1]]`, `i` = `w × places + p`. */
  readonly starts: readonly number[];
  readonly numbers: readonly number[];
  /** How often a word stands at a place, by the same `i`. */
  readonly uses: readonly number[];
}

const edges = [textStart, textEnd];

function numberWords(texts: readonly HashedText[], numberOf: (hash: number) => number): NumberedWords {
  const known = new Map<WordProfile, number>();
  const starts = [0];
  const numbers: number[] = [];
  const uses: number[] = [];
  const add = (profile: WordProfile): number => {
    for (const hashes of profile.features) {
      for (const hash of hashes) numbers.push(numberOf(hash));
      starts.push(numbers.length);
      uses.push(0);
    }
    known.set(profile, known.size);
    return known.size - 1;
  };
  edges.forEach(add);
  const wordOf = new Int32Array(texts.reduce((sum, { profiles }) => sum + profiles.length, 0));
  let token = 0;
  for (const { profiles } of texts) {
    const from = token;
    for (const profile of profiles) wordOf[token++] = known.get(profile) ?? add(profile);
    for (let at = from; at < token; at++)
      for (let place = 0; place < places.length; place++)
        uses[wordAt(wordOf, at + places[place]!.distance, from, token) * places.length + place]! += 1;
  }
  return { wordOf, starts, numbers, uses };
}

/** The word at a place of the text whose tokens are `from … end`. */
function wordAt(wordOf: Int32Array, token: number, from: number, end: number): number {
  if (token < from) return 0;
  return token >= end ? 1 : wordOf[token]!;
}

interface NumberedJoint {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
}

function numberJoint(texts: readonly HashedText[], numberOf: (hash: number) => number): NumberedJoint {
  const tokens = texts.flatMap(({ joint }) => joint);
  const starts = new Int32Array(tokens.length + 1);
  tokens.forEach(({ length }, token) => {
    starts[token + 1] = starts[token]! + length;
  });
  const numbers = new Int32Array(starts[tokens.length]!);
  let end = 0;
  for (const hashes of tokens) for (let at = 0; at < hashes.length; at++) numbers[end++] = numberOf(hashes[at]!);
  return { starts, numbers };
}

/** How often each number stands: those of words by the words, whose features are as frequent as they are. */
function countNumbers(size: number, joint: Int32Array, { starts, numbers, uses }: NumberedWords): Uint32Array {
  const counts = new Uint32Array(size);
  for (const number of joint) counts[number]! += 1;
  uses.forEach((count, index) => {
    for (let at = starts[index]!; at < starts[index + 1]!; at++) counts[numbers[at]!]! += count;
  });
  return counts;
}

function joinRows(
  texts: readonly HashedText[],
  numbered: { readonly words: NumberedWords; readonly joint: NumberedJoint; readonly rowOf: Int32Array },
): Pick<FittedTokenRows, 'rows' | 'tokenStarts'> {
  const { words, joint, rowOf } = numbered;
  const { wordOf, uses } = words;
  const { rows: wordRows, starts } = rowsOfWords(words, rowOf);
  const length = uses.reduce(
    (sum, count, index) => sum + count * (starts[index + 1]! - starts[index]!),
    joint.numbers.length,
  );
  const rows = new Int32Array(length);
  const tokenStarts = new Int32Array(wordOf.length + 1);
  let end = 0;
  let from = 0;
  for (const { profiles } of texts) {
    const last = from + profiles.length;
    for (let token = from; token < last; token++) {
      for (let at = joint.starts[token]!; at < joint.starts[token + 1]!; at++) {
        const row = rowOf[joint.numbers[at]!]!;
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
