import { layOut } from '../kernels/lay-out.ts';
import { isInside } from './label-set.ts';
import type { StatePlaces } from './state-rows.ts';
import type { TransitionTable } from './transition-table.ts';

/** The feature rows of tokens, one token's behind the other's. */
export interface RowsOfTokens {
  /** Rows of token `t` (all texts' tokens in turn): `tokenStarts[t] … tokenStarts[t + 1]`. */
  readonly tokenStarts: Int32Array;
  /** Writes what `values` has of each row. */
  readonly putRows: (values: Int32Array, into: Int32Array) => void;
}

/** Texts as feature rows of each token, all one after another, with the right label of each token. */
export interface SequenceSamples extends RowsOfTokens {
  /** Tokens of text `x`: `textStarts[x] … textStarts[x + 1]`. */
  readonly textStarts: Int32Array;
  readonly labels: Int32Array;
}

/** The labels of each text. */
export function* labelsOfTexts({ textStarts, labels }: SequenceSamples): Iterable<Int32Array> {
  for (let text = 0; text + 1 < textStarts.length; text++)
    yield labels.subarray(textStarts[text]!, textStarts[text + 1]!);
}

/** Places for the labels that a token may have; one with more probable ones may have all. */
const candidatePlaces = 16;

/** Everything that the kernel `sequence` works on, named as it names them: the samples, weights of 0, room for one text. */
export function laySequencesOut(
  samples: SequenceSamples,
  { placeOf, rowLength, frequentCells, rareCells }: StatePlaces,
  table: TransitionTable,
) {
  const labelCount = table.first.length - 1;
  const pairCount = table.before.length;
  const { textStarts, tokenStarts, putRows, labels } = samples;
  const longest = longestText(samples);
  const { memory, arrays } = layOut({
    textStarts: ['i32', textStarts.length],
    tokenStarts: ['i32', tokenStarts.length],
    features: ['i32', tokenStarts.at(-1)!],
    golds: ['u16', labels.length],
    order: ['i32', textStarts.length - 1],
    candidates: ['u16', labels.length * candidatePlaces],
    candidateCounts: ['u16', labels.length],
    allLabels: ['u16', labelCount],
    weights: ['f32', frequentCells],
    rareRows: ['f32', rareCells],
    first: ['i32', labelCount + 1],
    origins: ['i32', pairCount],
    pairWeights: ['f32', pairCount + 1],
    pairSquares: ['f32', pairCount + 1],
    pairFactors: ['f64', pairCount + 2],
    pairSlopes: ['f64', pairCount + 2],
    pairOf: ['u16', labelCount * labelCount],
    startWeights: ['f32', labelCount],
    startSquares: ['f32', labelCount],
    startFactors: ['f64', labelCount],
    // The kernel writes a place before it knows whether it counts.
    keptFrequent: ['i32', longest.rows + 1],
    keptRare: ['i32', longest.rows + 1],
    frequentEnds: ['i32', longest.tokens + 1],
    rareEnds: ['i32', longest.tokens + 1],
    values: ['f32', longest.tokens * rowLength],
    forward: ['f64', longest.tokens * rowLength],
    inflow: ['f64', longest.tokens * rowLength],
    probability: ['f64', longest.tokens * rowLength],
    backward: ['f64', rowLength],
    movingLabels: ['i32', rowLength],
    slopes: ['f32', rowLength],
  });
  arrays.textStarts.set(textStarts);
  arrays.tokenStarts.set(tokenStarts);
  arrays.golds.set(labels);
  putRows(placeOf, arrays.features);
  arrays.allLabels.forEach((_, label) => {
    arrays.allLabels[label] = label;
  });
  arrays.first.set(table.first);
  arrays.origins.set(table.before);
  arrays.pairFactors.fill(1, 0, pairCount + 1);
  arrays.startFactors.fill(1);
  for (let label = 0; label < labelCount; label++) {
    const row = label * labelCount;
    arrays.pairOf.fill(isInside(label) ? pairCount + 1 : pairCount, row, row + labelCount);
    for (let pair = table.first[label]!; pair < table.first[label + 1]!; pair++)
      arrays.pairOf[row + table.before[pair]!] = pair;
  }
  return { memory, arrays };
}

function longestText({ textStarts, tokenStarts }: SequenceSamples) {
  const longest = { tokens: 0, rows: 0 };
  for (let text = 0; text + 1 < textStarts.length; text++) {
    const first = textStarts[text]!;
    const end = textStarts[text + 1]!;
    longest.tokens = Math.max(longest.tokens, end - first);
    longest.rows = Math.max(longest.rows, tokenStarts[end]! - tokenStarts[first]!);
  }
  return longest;
}
