import { createIntList, longerInts } from '../numbers/int-list.ts';
import { chooseFeatures } from './choose-features.ts';
import type { MessageHashes } from './hash-message.ts';
import { createHashNumbers } from './number-hashes.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { FeatureLists } from './weigh-features.ts';

/** The features of some texts, numbered in the order first met; plain arrays, which one thread can hand to another. */
export interface CountedFeatures {
  /** Of each feature its hash, and in how many texts it stands. */
  readonly hashes: Uint32Array<ArrayBuffer>;
  readonly frequency: Uint32Array<ArrayBuffer>;
  /** The features of the texts in turn, characters before sequences, each as often as it stands. */
  readonly numbers: Int32Array<ArrayBuffer>;
  /** Of each text how many lists of characters and of sequences it has, and then the length of each list. */
  readonly lengths: Int32Array<ArrayBuffer>;
  readonly textCount: number;
}

/** A vocabulary with the idf of each row: `ln((1 + N) / (1 + df)) + 1`. */
export interface FittedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly idf: Float32Array;
  /** The row of each hash of the texts in turn, characters before sequences; -1 where it was dropped. */
  readonly rows: Int32Array;
  /** The lists of the texts in turn, in rows. */
  readonly texts: () => Iterable<FeatureLists<Int32Array>>;
}

/** Takes the features of texts in turn and counts in how many texts each stands. */
export interface VocabularyCounter {
  readonly add: (hashes: MessageHashes) => void;
  readonly counted: () => CountedFeatures;
}

export function createVocabularyCounter(): VocabularyCounter {
  const { numberAll, hashes: metHashes, size } = createHashNumbers();
  /** Of each feature in how many texts it stands, and the last of these (the first is 1). */
  let counts = new Int32Array(2048);
  let numbers = new Int32Array(2048);
  let end = 0;
  const lengths = createIntList();
  let textCount = 0;

  function putList(hashes: readonly number[]): void {
    lengths.push(hashes.length);
    if (end + hashes.length > numbers.length) numbers = longerInts(numbers, 2 * (end + hashes.length));
    for (let at = 0; at < hashes.length; at++) numbers[end++] = hashes[at]!;
  }

  function countFrom(from: number): void {
    if (2 * size() > counts.length) counts = longerInts(counts, 4 * size());
    for (let at = from; at < end; at++) {
      const place = 2 * numbers[at]!;
      if (counts[place + 1] === textCount) continue;
      counts[place + 1] = textCount;
      counts[place]! += 1;
    }
  }

  return {
    add({ characters, sequences }) {
      const from = end;
      textCount++;
      lengths.push(characters.length);
      lengths.push(sequences.length);
      for (const hashes of characters) putList(hashes);
      for (const hashes of sequences) putList(hashes);
      numberAll(numbers, from, end);
      countFrom(from);
    },
    counted() {
      const frequency = new Uint32Array(size());
      for (let number = 0; number < frequency.length; number++) frequency[number] = counts[2 * number]!;
      return { hashes: metHashes(), frequency, numbers: numbers.subarray(0, end), lengths: lengths.array(), textCount };
    },
  };
}

/** The vocabulary of the features that stand in `minimumCount` texts or more. Writes the rows over the numbers. */
export function fitCounted(counted: CountedFeatures, minimumCount = 1): FittedVocabulary {
  const { hashes, frequency, numbers: rows, lengths, textCount } = counted;
  const { vocabulary, numberOf, rowOf } = chooseFeatures(hashes, frequency, minimumCount);
  const idf = new Float32Array(numberOf.length);
  for (let row = 0; row < idf.length; row++)
    idf[row] = Math.log((1 + textCount) / (1 + frequency[numberOf[row]!]!)) + 1;
  for (let at = 0; at < rows.length; at++) rows[at] = rowOf[rows[at]!]!;
  return { vocabulary, idf, rows, texts: () => cutIntoLists(rows, lengths) };
}

/** The vocabulary of texts that are all there. */
export function fitVocabulary(texts: readonly MessageHashes[], minimumCount = 1): FittedVocabulary {
  const counter = createVocabularyCounter();
  for (const hashes of texts) counter.add(hashes);
  return fitCounted(counter.counted(), minimumCount);
}

function* cutIntoLists(rows: Int32Array, lengths: Int32Array): Iterable<FeatureLists<Int32Array>> {
  let from = 0;
  let at = 0;
  const cut = (count: number): readonly Int32Array[] => {
    const lists: Int32Array[] = [];
    for (let left = count; left > 0; left--) {
      const end = from + lengths[at++]!;
      lists.push(rows.subarray(from, end));
      from = end;
    }
    return lists;
  };
  while (at < lengths.length) {
    const characterCount = lengths[at++]!;
    const sequenceCount = lengths[at++]!;
    yield { characters: cut(characterCount), sequences: cut(sequenceCount) };
  }
}
