import { createIntList } from '../numbers/int-list.ts';
import type { MessageHashes } from './hash-message.ts';
import { createHashNumbers } from './number-hashes.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import type { FeatureLists } from './weigh-features.ts';

/** A vocabulary with the idf of each row: `ln((1 + N) / (1 + df)) + 1`. */
export interface FittedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly idf: Float32Array;
  /** The row of each hash of the texts in turn, characters before sequences; -1 where it was dropped. */
  readonly rows: Int32Array;
  /** The lists of the texts in turn, in rows. */
  readonly texts: () => Iterable<FeatureLists<Int32Array>>;
}

/** Takes the features of texts in turn. */
export interface VocabularyCounter {
  readonly add: (hashes: MessageHashes) => void;
  /** Counts in how many texts each feature stands. `minimumCount` drops the rarer ones. */
  readonly fit: (minimumCount?: number) => FittedVocabulary;
}

export function createVocabularyCounter(): VocabularyCounter {
  const { numberOf, hashes: metHashes } = createHashNumbers();
  const frequency: number[] = [];
  const lastSeen: number[] = [];
  const numbers = createIntList();
  /** Of each text how many lists of characters and of sequences it has, and then the length of each list. */
  const lengths = createIntList();
  let textCount = 0;

  function countList(hashes: readonly number[]): void {
    lengths.push(hashes.length);
    for (let at = 0; at < hashes.length; at++) {
      const number = numberOf(hashes[at]!);
      numbers.push(number);
      if (number === frequency.length) {
        frequency.push(1);
        lastSeen.push(textCount);
      } else if (lastSeen[number] !== textCount) {
        lastSeen[number] = textCount;
        frequency[number]! += 1;
      }
    }
  }

  return {
    add({ characters, sequences }) {
      lengths.push(characters.length);
      lengths.push(sequences.length);
      for (const hashes of characters) countList(hashes);
      for (const hashes of sequences) countList(hashes);
      textCount++;
    },
    fit(minimumCount = 1) {
      const met = metHashes();
      const hashes = met.filter((_, number) => frequency[number]! >= minimumCount).sort();
      const idf = new Float32Array(hashes.length);
      const rowOf = new Int32Array(met.length).fill(-1);
      for (let row = 0; row < hashes.length; row++) {
        const number = numberOf(hashes[row]!);
        rowOf[number] = row;
        idf[row] = Math.log((1 + textCount) / (1 + frequency[number]!)) + 1;
      }
      const rows = numbers.array();
      for (let at = 0; at < rows.length; at++) rows[at] = rowOf[rows[at]!]!;
      return { vocabulary: createVocabulary(hashes), idf, rows, texts: () => cutIntoLists(rows, lengths.array()) };
    },
  };
}

/** `VocabularyCounter` for texts that are all there. */
export function fitVocabulary(texts: readonly MessageHashes[], minimumCount = 1): FittedVocabulary {
  const counter = createVocabularyCounter();
  for (const hashes of texts) counter.add(hashes);
  return counter.fit(minimumCount);
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
