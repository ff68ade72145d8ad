import { createIntList } from '../numbers/int-list.ts';
import type { FindRows } from './find-rows.ts';
import type { MessageHashes } from './hash-message.ts';
import { createHashNumbers } from './number-hashes.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** A vocabulary with the idf of each row: `ln((1 + N) / (1 + df)) + 1`. */
export interface FittedVocabulary {
  readonly vocabulary: Vocabulary;
  readonly idf: Float32Array;
  /** The row of each hash of the texts in turn, characters before sequences; -1 where it was dropped. */
  readonly rows: Int32Array;
}

/** Counts in how many texts each feature stands. `minimumCount` drops the rarer ones. */
export function fitVocabulary(texts: readonly MessageHashes[], minimumCount = 1): FittedVocabulary {
  const { numberOf, hashes: metHashes } = createHashNumbers();
  const frequency: number[] = [];
  const lastSeen: number[] = [];
  const numbers = createIntList();

  function countAll(hashes: readonly number[], text: number): void {
    for (let at = 0; at < hashes.length; at++) {
      const number = numberOf(hashes[at]!);
      numbers.push(number);
      if (number === frequency.length) {
        frequency.push(1);
        lastSeen.push(text);
      } else if (lastSeen[number] !== text) {
        lastSeen[number] = text;
        frequency[number]! += 1;
      }
    }
  }

  texts.forEach(({ characters, sequences }, text) => {
    for (const hashes of characters) countAll(hashes, text);
    for (const hashes of sequences) countAll(hashes, text);
  });
  const met = metHashes();
  const hashes = met.filter((_, number) => frequency[number]! >= minimumCount).sort();
  const idf = new Float32Array(hashes.length);
  const rowOf = new Int32Array(met.length).fill(-1);
  for (let row = 0; row < hashes.length; row++) {
    const number = numberOf(hashes[row]!);
    rowOf[number] = row;
    idf[row] = Math.log((1 + texts.length) / (1 + frequency[number]!)) + 1;
  }
  const rows = numbers.array();
  for (let at = 0; at < rows.length; at++) rows[at] = rowOf[rows[at]!]!;
  return { vocabulary: createVocabulary(hashes), idf, rows };
}

/** Finds the rows of the texts' lists again when it is asked for them in their order, without looking any up. */
export function replayRows({ rows }: FittedVocabulary): FindRows {
  let at = 0;
  return (hashes) => {
    const from = at;
    at += hashes.length;
    return rows.subarray(from, at);
  };
}
