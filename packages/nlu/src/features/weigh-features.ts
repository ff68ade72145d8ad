import { shareRowFinder } from './find-rows.ts';
import type { MessageHashes } from './hash-message.ts';
import { beginCounting, countRow, createRowCounts, reserveRows } from './row-counts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Rows and values of one message, parallel. */
export interface SparseVector {
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/** A vector in arrays that may be longer: the first `count` places count, until the next message. */
export interface WeighedFeatures extends SparseVector {
  readonly count: number;
}

/** What training found out about features. */
export interface FeatureWeights {
  readonly vocabulary: Vocabulary;
  readonly idf: Float32Array;
}

/**
 * Weighs a message's features: `1 + ln(count)` times idf, each block brought to length 1, features that training never
 * saw left out (nlu.md §2). `dense` values follow in rows of their own after the vocabulary's.
 */
export function weighFeatures(hashes: MessageHashes, fitted: FeatureWeights, dense: ArrayLike<number>): SparseVector {
  const { rows, values, count } = createWeigher(fitted)(hashes, dense);
  return { rows: rows.slice(0, count), values: values.slice(0, count) };
}

/** The lists of a message's features, block by block, as `MessageHashes` has them. */
export interface FeatureLists<List> {
  readonly characters: readonly List[];
  readonly sequences: readonly List[];
}

/** `weighFeatures` for one message after the other, always into the same arrays. */
export function createWeigher(
  fitted: FeatureWeights,
): (hashes: MessageHashes, dense: ArrayLike<number>) => WeighedFeatures {
  return createListWeigher(fitted, shareRowFinder(fitted.vocabulary));
}

/** The same for lists that are no hashes, but tell their rows. */
export function createListWeigher<List extends ArrayLike<number>>(
  { vocabulary, idf }: FeatureWeights,
  findRows: (list: List) => Int32Array,
): (lists: FeatureLists<List>, dense: ArrayLike<number>) => WeighedFeatures {
  const rowCount = vocabulary.hashes.length;
  const counted = createRowCounts();

  function reserve({ characters, sequences }: FeatureLists<List>, denseCount: number): void {
    let longest = 0;
    for (const word of characters) longest += word.length;
    let length = longest + denseCount;
    for (const block of sequences) {
      length += block.length;
      if (block.length > longest) longest = block.length;
    }
    reserveRows(counted, length, longest);
  }

  function count(list: List): void {
    const rows = findRows(list);
    for (let at = 0; at < list.length; at++) if (rows[at]! >= 0) countRow(counted, rows[at]!);
  }

  /** Makes weights of the counts of a block, which begins at `from`. */
  function weigh(from: number): void {
    const { rows, counts, size } = counted;
    let square = 0;
    for (let at = from; at < size; at++) {
      const value = weightOfCount(counts[at]!) * idf[rows[at]!]!;
      counts[at] = value;
      square += value * value;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let at = from; at < size; at++) counts[at]! *= scale;
  }

  return (lists, dense) => {
    reserve(lists, dense.length);
    beginCounting(counted);
    for (const word of lists.characters) count(word);
    weigh(0);
    for (const block of lists.sequences) {
      const from = counted.size;
      beginCounting(counted);
      count(block);
      weigh(from);
    }
    const { rows, counts, size } = counted;
    for (let at = 0; at < dense.length; at++) {
      rows[size + at] = rowCount + at;
      counts[size + at] = dense[at]!;
    }
    return { rows, values: counts, count: size + dense.length };
  };
}

/** What a feature weighs that stands so often in a message, beside one that stands once. */
export function weightOfCount(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}
