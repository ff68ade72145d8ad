import { shareRowFinder } from '../features/find-rows.ts';
import { createRecentCache } from '../features/recent-cache.ts';
import { beginCounting, countRow, createRowCounts, reserveRows } from '../features/row-counts.ts';
import { weightOfCount } from '../features/weigh-features.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import type { AddRows } from '../numbers/add-rows.ts';

/** A word's features that training saw, as rows (one as often as it stands). */
interface KnownWord {
  readonly rows: Int32Array;
  /** The sum of the rows weighed by idf. */
  readonly sum: Float32Array;
  /** The sum of the squares of these weights. */
  readonly square: number;
}

/** Numbers that the sums of the words may take, in words last met; as much again in those before. */
const keptNumbers = 800_000;

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
  const recall = createRecentCache<KnownWord, readonly number[]>(Math.ceil(keptNumbers / columnCount));
  const counted = createRowCounts();
  const total = new Float64Array(columnCount);
  const findRows = shareRowFinder(vocabulary);

  function know(hashes: readonly number[]): KnownWord {
    const found = findRows(hashes);
    const rows = new Int32Array(hashes.length);
    const weights = new Float32Array(hashes.length);
    let end = 0;
    for (let at = 0; at < hashes.length; at++) {
      const row = found[at]!;
      if (row < 0) continue;
      rows[end] = row;
      weights[end++] = idf[row]!;
    }
    const sum = new Float32Array(columnCount);
    addRows(rows, weights, end, sum);
    let square = 0;
    for (let at = 0; at < end; at++) square += weights[at]! * weights[at]!;
    return { rows: rows.subarray(0, end), sum, square };
  }

  /**
   * Leaves of what was counted the rows that came more than once, with what they are short of; returns by how much their
   * squares exceed those of the same rows counted apart.
   */
  function keepRepeated(): number {
    const { rows, counts, size } = counted;
    let excess = 0;
    let repeated = 0;
    for (let at = 0; at < size; at++) {
      const times = counts[at]!;
      if (times === 1) continue;
      const weight = idf[rows[at]!]!;
      const value = weightOfCount(times) * weight;
      excess += value * value - times * weight * weight;
      rows[repeated] = rows[at]!;
      counts[repeated++] = value - times * weight;
    }
    counted.size = repeated;
    return excess;
  }

  return (words, into) => {
    const known: KnownWord[] = [];
    let length = 0;
    for (const hashes of words) {
      const word = recall(hashes, () => know(hashes));
      known.push(word);
      length += word.rows.length;
    }
    reserveRows(counted, length, length);
    beginCounting(counted);
    total.fill(0);
    let square = 0;
    for (const word of known) {
      const { rows, sum } = word;
      square += word.square;
      for (let at = 0; at < rows.length; at++) countRow(counted, rows[at]!);
      for (let column = 0; column < columnCount; column++) total[column]! += sum[column]!;
    }
    square += keepRepeated();
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let at = 0; at < counted.size; at++) counted.counts[at]! *= scale;
    for (let column = 0; column < columnCount; column++) into[column]! += scale * total[column]!;
    addRows(counted.rows, counted.counts, counted.size, into);
  };
}
