import { createRecentCache } from '../features/recent-cache.ts';
import { rowOf } from '../features/vocabulary.ts';
import { createPlaceTable, weightOfCount } from '../features/weigh-features.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import type { AddRows } from '../numbers/add-rows.ts';

/** A word's features that training saw, as rows (one as often as it stands), and the sum of these rows weighed by idf. */
interface KnownWord {
  readonly rows: Int32Array;
  readonly sum: Float32Array;
}

/** Numbers that the sums of the words may take, in words last met; as much again in those before. An overlay has few. */
const keptNumbers = 300_000;
const keptByOverlay = 10_000;

/** Adds to `into` what the characters of a message's words bring to the logits of a dense matrix. */
export type ScoreCharacters = (words: readonly (readonly number[])[], into: Float32Array) => void;

/**
 * The characters of the words are half of a message's features, and those of a word are nearly always the same: so their
 * weighed rows are summed once a word, and only what stands more than once in the message (`1 + ln(count)` and not `count`
 * times) is put right. The result is that of `weighFeatures`, but for rounding.
 */
export function createCharacterScorer(model: IntentModel, addRows: AddRows): ScoreCharacters {
  const { vocabulary, idf, matrix } = model;
  const { columnCount } = matrix;
  const kept = model.baseLabelCount > 0 ? keptByOverlay : keptNumbers;
  const recall = createRecentCache<KnownWord, readonly number[]>(Math.ceil(kept / columnCount));
  let rows = new Int32Array(0);
  let values = new Float32Array(0);
  let places = createPlaceTable(0);
  const total = new Float64Array(columnCount);

  function know(hashes: readonly number[]): KnownWord {
    reserve(hashes.length);
    let end = 0;
    for (let at = 0; at < hashes.length; at++) {
      const row = rowOf(vocabulary, hashes[at]!);
      if (row < 0) continue;
      rows[end] = row;
      values[end++] = idf[row]!;
    }
    const sum = new Float32Array(columnCount);
    addRows(rows, values, end, sum);
    return { rows: rows.slice(0, end), sum };
  }

  function reserve(count: number): void {
    if (2 * count > places.slots.length) places = createPlaceTable(count);
    else places.slots.fill(0);
    if (count <= rows.length) return;
    rows = new Int32Array(2 * count);
    values = new Float32Array(2 * count);
  }

  /** Adds a word's rows behind `end`, but those that stand there already, each with its count; returns the end. */
  function count(word: Int32Array, end: number): number {
    const { slots, mask, shift } = places;
    let last = end;
    for (let at = 0; at < word.length; at++) {
      const row = word[at]!;
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

  return (words, into) => {
    const known: KnownWord[] = [];
    let longest = 0;
    for (const hashes of words) {
      const word = recall(hashes, () => know(hashes));
      known.push(word);
      longest += word.rows.length;
    }
    reserve(longest);
    total.fill(0);
    let end = 0;
    for (const { rows: own, sum } of known) {
      end = count(own, end);
      for (let column = 0; column < columnCount; column++) total[column]! += sum[column]!;
    }
    let square = 0;
    let repeated = 0;
    for (let at = 0; at < end; at++) {
      const times = values[at]!;
      const weight = idf[rows[at]!]!;
      const value = weightOfCount(times) * weight;
      square += value * value;
      if (times === 1) continue;
      rows[repeated] = rows[at]!;
      values[repeated++] = value - times * weight;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let at = 0; at < repeated; at++) values[at]! *= scale;
    for (let column = 0; column < columnCount; column++) into[column]! += scale * total[column]!;
    addRows(rows, values, repeated, into);
  };
}
