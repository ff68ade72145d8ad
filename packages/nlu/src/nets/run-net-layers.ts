import type { TaggerInput } from '../entities/score-tokens.ts';
import type { LaidOut, Layout } from '../kernels/lay-out.ts';
import type { NetLayers, NetWords } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { aimCount, createNetInputs, projectedSize } from './net-inputs.ts';
import { filterCount, places } from './net-memory.ts';
import { slotSizes } from './net-slots.ts';
import { wordLimit } from './net-words.ts';

/** What a net sees of a message. */
export type NetInput = Pick<TaggerInput, 'reading' | 'words' | 'marks' | 'intent'>;

/** For answering: see `kernels/rows.ts` and `kernels/net-answer.ts`. */
export interface LayersKernel {
  readonly addRows: (into: number, factors: number, stride: number, rows: number, count: number, bytes: number) => void;
  readonly sumFirst: (into: number, words: number, aims: number, count: number, bytes: number) => void;
  readonly findHighest: (into: number, rows: number, count: number, bytes: number) => void;
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
}

/** What the layers of a net need in the memory of a kernel. */
export function shapeOfLayers(vectorSize: number) {
  const inputSize = inputSizeOf(vectorSize);
  return {
    first: ['f32', places * inputSize * filterCount],
    inputs: ['f32', inputSize],
    filters: ['f32', filterCount],
    second: ['f32', projectedSize * filterCount],
    /** Of each word what it brings to the filters at each place, with an empty word before and behind. */
    words: ['f32', (wordLimit + 2) * projectedSize],
    /** See `NetInputs`. */
    aims: ['f32', aimCount * filterCount],
    /** Of each word what the filters say, with an empty row before and behind. */
    firstValues: ['f32', (wordLimit + 2) * filterCount],
    secondValues: ['f32', wordLimit * filterCount],
    secondBias: ['f32', filterCount],
    /** The highest value of each filter of the second layer. */
    pooled: ['f32', filterCount],
    list: ['f32', 2 * projectedSize + 2],
  } as const satisfies Layout;
}

function inputSizeOf(vectorSize: number): number {
  return slotSizes.reduce((sum, size) => sum + size, vectorSize);
}

/** Fills the values of both layers, and the highest of the second, for the first `count` words of a message; `count` is not 0. */
export type RunLayers = (input: NetInput, count: number) => void;

/**
 * Opens the layers of a net in the memory of a kernel. The first is a sum of what each word, its marks and the intent bring at each
 * place, which is kept for words met before; the second is left to the kernel.
 */
export function openLayers(
  model: NetLayers & NetWords,
  vectors: Vectors,
  arrays: LaidOut<ReturnType<typeof shapeOfLayers>>,
  { addRows, runSecond, sumFirst }: LayersKernel,
): RunLayers {
  const inputSize = inputSizeOf(vectors.size);
  const { first, inputs, filters, second, words, aims, firstValues, secondValues, secondBias, pooled, list } = arrays;
  secondBias.set(model.secondBias);
  const bytes = first.BYTES_PER_ELEMENT;
  const row = filterCount * bytes;
  for (let at = 0; at < places * inputSize; at++) addRow(model.first, at, 1, first, at * filterCount);
  for (let at = 0; at < projectedSize; at++) addRow(model.second, at, 1, second, at * filterCount);
  const { ofWord, ofMarks, ofIntent } = createNetInputs(model, vectors, project);
  let intentOfAims: string | undefined | null = null;

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

  function fillFirst({ reading: { tokens }, words: known, marks, intent }: NetInput, count: number): void {
    if (intent !== intentOfAims) {
      aims.set(ofIntent(intent));
      intentOfAims = intent;
    }
    for (let at = 0; at < count; at++) words.set(ofWord(tokens[at]!, known?.[at]), (at + 1) * projectedSize);
    words.fill(0, (count + 1) * projectedSize, (count + 2) * projectedSize);
    sumFirst(firstValues.byteOffset + row, words.byteOffset, aims.byteOffset, count, row);
    for (let at = 0; at < count; at++) {
      const more = ofMarks(marks[at]);
      if (more !== null) addMarks(more, at, count);
    }
  }

  return (input, count) => {
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
  };
}
