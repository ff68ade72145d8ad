import type { MessageHashes } from './hash-message.ts';
import { rowOf, type Vocabulary } from './vocabulary.ts';

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

/** `weighFeatures` for one message after the other, always into the same arrays. */
export function createWeigher({
  vocabulary,
  idf,
}: FeatureWeights): (hashes: MessageHashes, dense: ArrayLike<number>) => WeighedFeatures {
  const rowCount = vocabulary.hashes.length;
  let rows = new Int32Array(0);
  let values = new Float32Array(0);
  let places = createPlaceTable(0);

  function reserve({ characters, sequences }: MessageHashes, denseCount: number): void {
    let longest = 0;
    for (const word of characters) longest += word.length;
    let length = longest + denseCount;
    for (const block of sequences) {
      length += block.length;
      if (block.length > longest) longest = block.length;
    }
    if (length > rows.length) {
      rows = new Int32Array(2 * length);
      values = new Float32Array(2 * length);
    }
    if (2 * longest > places.slots.length) places = createPlaceTable(longest);
  }

  /** Adds the rows of a list behind `end`, but those that stand there already, each with its count; returns the end. */
  function count(hashes: readonly number[], end: number): number {
    const { slots, mask, shift } = places;
    let last = end;
    for (let at = 0; at < hashes.length; at++) {
      const row = rowOf(vocabulary, hashes[at]!);
      if (row < 0) continue;
      let slot = Math.imul(row, 0x9e3779b1) >>> shift;
      while (slots[slot] !== 0 && rows[slots[slot]! - 1] !== row) slot = (slot + 1) & mask;
      const place = slots[slot]!;
      if (place > 0) values[place - 1]! += 1;
      else {
        rows[last] = row;
        values[last++] = 1;
        slots[slot] = last;
      }
    }
    return last;
  }

  /** Makes weights of the counts of a block. */
  function weigh(from: number, end: number): void {
    let square = 0;
    for (let at = from; at < end; at++) {
      const value = weightOfCount(values[at]!) * idf[rows[at]!]!;
      values[at] = value;
      square += value * value;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let at = from; at < end; at++) values[at]! *= scale;
  }

  return (hashes, dense) => {
    reserve(hashes, dense.length);
    let end = 0;
    places.slots.fill(0);
    for (const word of hashes.characters) end = count(word, end);
    weigh(0, end);
    for (const block of hashes.sequences) {
      const from = end;
      places.slots.fill(0);
      end = count(block, from);
      weigh(from, end);
    }
    for (let at = 0; at < dense.length; at++) {
      rows[end] = rowCount + at;
      values[end++] = dense[at]!;
    }
    return { rows, values, count: end };
  };
}

/** What a feature weighs that stands so often in a message, beside one that stands once. */
export function weightOfCount(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}

/** An open-addressing table for up to `count` rows: 1 + the place of a row in a list, 0 where nothing is. */
export function createPlaceTable(count: number): { slots: Int32Array; mask: number; shift: number } {
  let bits = 4;
  while (1 << bits < 2 * count) bits++;
  return { slots: new Int32Array(1 << bits), mask: (1 << bits) - 1, shift: 32 - bits };
}
