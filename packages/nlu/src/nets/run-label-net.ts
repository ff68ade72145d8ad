import type { TaggerInput } from '../entities/score-tokens.ts';
import type { WinningTypes } from '../entities/winning-types.ts';
import { code } from '../kernels/generated/label-net.ts';
import { layOut } from '../kernels/lay-out.ts';
import { openKernel } from '../kernels/open-kernel.ts';
import type { LabelNetModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { createLabelNetInputs, projectedSize } from './label-net-inputs.ts';
import { labelFilterCount as filterCount } from './label-net-memory.ts';
import { slotSizes } from './label-net-slots.ts';
import { places } from './net-memory.ts';

/**
 * Adds to the scores of some types' labels, `token × labelCount + label`, by how much the net finds each more probable than
 * "outside" (in logarithms, times `share`).
 */
export type AddLabelNet = (input: TaggerInput, open: WinningTypes, scores: Float32Array) => void;

interface Kernel {
  /** See `kernels/rows.ts` and `kernels/label-net-answer.ts`. */
  readonly addRows: (into: number, factors: number, stride: number, rows: number, count: number, bytes: number) => void;
  readonly runSecond: (
    first: number,
    weights: number,
    bias: number,
    second: number,
    pooled: number,
    count: number,
    bytes: number,
    list: number,
  ) => void;
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
const longest = 512;

/**
 * The first layer is a sum of what each word, its marks and the intent bring at each place, which is kept for words met before;
 * the second layer is left to a kernel, and the labels, of which only some are asked for.
 */
export function createLabelNetRunner(model: LabelNetModel, vectors: Vectors): AddLabelNet {
  const labelCount = model.labelBias.length;
  const inputSize = slotSizes.reduce((sum, size) => sum + size, vectors.size);
  const { memory, arrays } = layOut({
    first: ['f32', places * inputSize * filterCount],
    inputs: ['f32', inputSize],
    filters: ['f32', filterCount],
    second: ['f32', projectedSize * filterCount],
    labelsOfFirst: ['f32', labelCount * filterCount],
    labelsOfSecond: ['f32', labelCount * filterCount],
    labelsOfText: ['f32', labelCount * filterCount],
    firstValues: ['f32', (longest + 2) * filterCount],
    secondValues: ['f32', longest * filterCount],
    secondBias: ['f32', filterCount],
    pooled: ['f32', filterCount],
    said: ['f32', longest],
    list: ['f32', 2 * projectedSize + 2],
  });
  const { first, inputs, filters, second, firstValues, secondValues, pooled, list } = arrays;
  const { labelsOfFirst, labelsOfSecond, labelsOfText, secondBias, said } = arrays;
  secondBias.set(model.secondBias);
  const { addRows, runSecond, runLabel, dot } = openKernel<Kernel>(code, memory);
  const bytes = first.BYTES_PER_ELEMENT;
  const row = filterCount * bytes;
  for (let at = 0; at < places * inputSize; at++) addRow(model.first, at, 1, first, at * filterCount);
  for (let at = 0; at < projectedSize; at++) addRow(model.second, at, 1, second, at * filterCount);
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
  const { ofWord, ofMarks, ofIntent } = createLabelNetInputs(model, vectors, project);
  const noWord = new Float32Array(projectedSize);

  function project(values: Float32Array, from: number): Float32Array {
    const projected = new Float32Array(projectedSize);
    inputs.set(values);
    for (let place = 0; place < places; place++) {
      filters.fill(0);
      const rows = first.byteOffset + (place * inputSize + from) * row;
      addRows(filters.byteOffset, inputs.byteOffset, bytes, rows, values.length, row);
      projected.set(filters, place * filterCount);
    }
    return projected;
  }

  /** Adds what marks bring to the filters over the words beside. */
  function addMarks(more: Float32Array, at: number, count: number): void {
    for (let place = 0; place < places; place++) {
      const token = at + 1 - place;
      if (token < 0 || token >= count) continue;
      const into = (token + 1) * filterCount;
      for (let filter = 0; filter < filterCount; filter++)
        firstValues[into + filter]! += more[place * filterCount + filter]!;
    }
  }

  function fillFirst({ reading: { tokens }, words, marks, intent }: TaggerInput, count: number): void {
    const aims = ofIntent(intent);
    let before: Float32Array = noWord;
    let own = ofWord(tokens[0]!, words?.[0]);
    for (let at = 0; at < count; at++) {
      const isLast = at === count - 1;
      const after = isLast ? noWord : ofWord(tokens[at + 1]!, words?.[at + 1]);
      const aim = aims[(at === 0 ? 1 : 0) + (isLast ? 2 : 0)]!;
      const into = (at + 1) * filterCount;
      for (let filter = 0; filter < filterCount; filter++)
        firstValues[into + filter] =
          aim[filter]! + before[filter]! + own[filterCount + filter]! + after[2 * filterCount + filter]!;
      before = own;
      own = after;
    }
    for (let at = 0; at < count; at++) {
      const more = ofMarks(marks[at]);
      if (more !== null) addMarks(more, at, count);
    }
    firstValues.fill(0, (count + 1) * filterCount, (count + 2) * filterCount);
  }

  function addLabel(label: number, count: number, scores: Float32Array): void {
    const column = label * row;
    const ofText = bias[label]! + dot(pooled.byteOffset, labelsOfText.byteOffset + column, row);
    const ofFirst = labelsOfFirst.byteOffset + column;
    const ofSecond = labelsOfSecond.byteOffset + column;
    runLabel(said.byteOffset, firstValues.byteOffset + row, ofFirst, secondValues.byteOffset, ofSecond, count, row);
    for (let at = 0; at < count; at++) scores[at * labelCount + label]! += ofText + said[at]!;
  }

  return (input, { count: typeCount, types }, scores) => {
    const count = Math.min(longest, input.reading.tokens.length);
    if (count === 0 || typeCount === 0) return;
    fillFirst(input, count);
    runSecond(
      firstValues.byteOffset,
      second.byteOffset,
      secondBias.byteOffset,
      secondValues.byteOffset,
      pooled.byteOffset,
      count,
      row,
      list.byteOffset,
    );
    for (let at = 0; at < typeCount; at++) {
      addLabel(2 * types[at]! + 1, count, scores);
      addLabel(2 * types[at]! + 2, count, scores);
    }
  };
}
