import type { TaggerInput } from '../entities/score-tokens.ts';
import type { WinningTypes } from '../entities/winning-types.ts';
import { code } from '../kernels/generated/net.ts';
import { layOut } from '../kernels/lay-out.ts';
import { openKernel } from '../kernels/open-kernel.ts';
import type { LabelNetModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { filterCount } from './net-memory.ts';
import { wordLimit } from './net-words.ts';
import { type LayersKernel, openLayers, shapeOfLayers } from './run-net-layers.ts';

/**
 * Adds to the scores of some types' labels, `token × labelCount + label`, by how much the net finds each more probable than
 * "outside" (in logarithms, times `share`).
 */
export type AddLabelNet = (input: TaggerInput, open: WinningTypes, scores: Float32Array) => void;

interface Kernel extends LayersKernel {
  /** See `kernels/net-answer.ts` and `kernels/rows.ts`. */
  readonly runLabel: (
    into: number,
    first: number,
    ofFirst: number,
    second: number,
    ofSecond: number,
    count: number,
    bytes: number,
  ) => void;
  readonly dot: (one: number, other: number, bytes: number) => number;
}

/** What the net's logarithms of probabilities count beside the tagger's scores (docs/decisions/2026-11-29-nlu-label-net.md). */
const share = 0.4;

/** The labels, of which only some are asked for, are left to a kernel. */
export function createLabelNetRunner(model: LabelNetModel, vectors: Vectors): AddLabelNet {
  const labelCount = model.labelBias.length;
  const { memory, arrays } = layOut({
    ...shapeOfLayers(vectors.size),
    labelsOfFirst: ['f32', labelCount * filterCount],
    labelsOfSecond: ['f32', labelCount * filterCount],
    labelsOfText: ['f32', labelCount * filterCount],
    said: ['f32', wordLimit],
  });
  const { firstValues, secondValues, pooled, labelsOfFirst, labelsOfSecond, labelsOfText, said } = arrays;
  const kernel = openKernel<Kernel>(code, memory);
  const { runLabel, dot } = kernel;
  const runLayers = openLayers(model, vectors, arrays, kernel);
  const row = filterCount * pooled.BYTES_PER_ELEMENT;
  const columns = new Float32Array(labelCount);
  /** Turns a row of labels into a column, less "outside". */
  const turn = (matrix: LabelNetModel['labels'], from: number, filter: number, into: Float32Array): void => {
    columns.fill(0);
    addRow(matrix, from + filter, share, columns);
    for (let label = 0; label < labelCount; label++) into[label * filterCount + filter] = columns[label]! - columns[0]!;
  };
  for (let filter = 0; filter < filterCount; filter++) {
    turn(model.labels, 0, filter, labelsOfFirst);
    turn(model.labels, filterCount, filter, labelsOfSecond);
    turn(model.context, 0, filter, labelsOfText);
  }
  const bias = model.labelBias.map((value) => share * (value - model.labelBias[0]!));

  function addLabel(label: number, count: number, scores: Float32Array): void {
    const column = label * row;
    const ofText = bias[label]! + dot(pooled.byteOffset, labelsOfText.byteOffset + column, row);
    const ofFirst = labelsOfFirst.byteOffset + column;
    const ofSecond = labelsOfSecond.byteOffset + column;
    runLabel(said.byteOffset, firstValues.byteOffset + row, ofFirst, secondValues.byteOffset, ofSecond, count, row);
    for (let at = 0; at < count; at++) scores[at * labelCount + label]! += ofText + said[at]!;
  }

  return (input, { count: typeCount, types }, scores) => {
    const count = Math.min(wordLimit, input.reading.tokens.length);
    if (count === 0 || typeCount === 0) return;
    runLayers(input, count);
    for (let at = 0; at < typeCount; at++) {
      addLabel(2 * types[at]! + 1, count, scores);
      addLabel(2 * types[at]! + 2, count, scores);
    }
  };
}
