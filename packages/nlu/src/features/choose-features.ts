import { ascendingOrder } from '../numbers/ascending-order.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** Features that get a row. */
export interface ChosenFeatures {
  readonly vocabulary: Vocabulary;
  /** The number of each row, and the row of each number; -1 of one that has none. */
  readonly numberOf: Int32Array;
  readonly rowOf: Int32Array<ArrayBuffer>;
}

/** Gives those that are counted `minimum` times or more a row each, in the order of their hashes, which are all different. */
export function chooseFeatures(hashes: Uint32Array, counts: Uint32Array, minimum: number): ChosenFeatures {
  const size = countFrom(counts, minimum);
  const kept = new Int32Array(size);
  const keptHashes = new Uint32Array(size);
  let end = 0;
  for (let number = 0; number < counts.length; number++) {
    if (counts[number]! < minimum) continue;
    keptHashes[end] = hashes[number]!;
    kept[end++] = number;
  }
  const order = ascendingOrder(keptHashes);
  const sorted = new Uint32Array(size);
  const numberOf = new Int32Array(size);
  const rowOf = new Int32Array(hashes.length).fill(-1);
  for (let row = 0; row < size; row++) {
    const place = order[row]!;
    sorted[row] = keptHashes[place]!;
    numberOf[row] = kept[place]!;
    rowOf[kept[place]!] = row;
  }
  return { vocabulary: createVocabulary(sorted), numberOf, rowOf };
}

/** How many are counted `minimum` times or more. */
export function countFrom(counts: Uint32Array, minimum: number): number {
  let size = 0;
  for (let at = 0; at < counts.length; at++) if (counts[at]! >= minimum) size++;
  return size;
}
