import { layOut } from '../kernels/lay-out.ts';
import { isInside } from './label-set.ts';
import type { StatePlaces } from './state-rows.ts';
import type { TransitionTable } from './transition-table.ts';

/** A text as feature rows of each token, with the right label of each. */
export interface SequenceSample {
  readonly tokens: readonly Int32Array[];
  readonly labels: Int32Array;
}

/** Places for the labels that a token may have; one with more probable ones may have all. */
const candidatePlaces = 16;

/** Everything that the kernel `sequence` works on, named as it names them: the samples, weights of 0, room for one text. */
export function laySequencesOut(
  samples: readonly SequenceSample[],
  { placeOf, rowLength, frequentCells, rareCells }: StatePlaces,
  table: TransitionTable,
) {
  const labelCount = table.first.length - 1;
  const pairCount = table.before.length;
  const sizes = sizesOf(samples);
  const { memory, arrays } = layOut({
    textStarts: ['i32', samples.length + 1],
    tokenStarts: ['i32', sizes.tokens + 1],
    features: ['i32', sizes.features],
    golds: ['u16', sizes.tokens],
    order: ['i32', samples.length],
    candidates: ['u16', sizes.tokens * candidatePlaces],
    candidateCounts: ['u16', sizes.tokens],
    allLabels: ['u16', labelCount],
    weights: ['f32', frequentCells],
    squares: ['f32', frequentCells],
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
    keptFrequent: ['i32', sizes.longestFeatures + 1],
    keptRare: ['i32', sizes.longestFeatures + 1],
    frequentEnds: ['i32', sizes.longestTokens + 1],
    rareEnds: ['i32', sizes.longestTokens + 1],
    values: ['f32', sizes.longestTokens * rowLength],
    forward: ['f64', sizes.longestTokens * rowLength],
    inflow: ['f64', sizes.longestTokens * rowLength],
    probability: ['f64', sizes.longestTokens * rowLength],
    backward: ['f64', rowLength],
    movingLabels: ['i32', rowLength],
    movingSlopes: ['f32', rowLength],
  });
  fillSamples(samples, placeOf, arrays);
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

function sizesOf(samples: readonly SequenceSample[]) {
  const sizes = { tokens: 0, features: 0, longestTokens: 0, longestFeatures: 0 };
  for (const { tokens } of samples) {
    const features = tokens.reduce((sum, { length }) => sum + length, 0);
    sizes.tokens += tokens.length;
    sizes.features += features;
    sizes.longestTokens = Math.max(sizes.longestTokens, tokens.length);
    sizes.longestFeatures = Math.max(sizes.longestFeatures, features);
  }
  return sizes;
}

function fillSamples(
  samples: readonly SequenceSample[],
  placeOf: Int32Array,
  into: {
    readonly textStarts: Int32Array;
    readonly tokenStarts: Int32Array;
    readonly features: Int32Array;
    readonly golds: Uint16Array;
  },
): void {
  let token = 0;
  let end = 0;
  samples.forEach(({ tokens, labels }, text) => {
    into.golds.set(labels, token);
    for (const features of tokens) {
      for (let at = 0; at < features.length; at++) into.features[end++] = placeOf[features[at]!]!;
      into.tokenStarts[++token] = end;
    }
    into.textStarts[text + 1] = token;
  });
}
