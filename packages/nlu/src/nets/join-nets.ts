import { code } from '../kernels/generated/net.ts';
import { layOut } from '../kernels/lay-out.ts';
import { openKernel } from '../kernels/open-kernel.ts';
import type { NetModel } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import { filterCount, places, rowLengthOf } from './net-memory.ts';

/** The nets of a model side by side: filters of the first, then of the second … */
export interface JoinedNets {
  readonly filterCount: number;
  readonly filterBias: Float32Array;
  /** What a word brings to each filter at each of `places`, from its vector and the row of its embedding. */
  readonly project: (vector: Float32Array, embedding: number) => Float32Array;
  /** The scores of the intents, the mean of the nets', from the highest values of all filters; always in the same array. */
  readonly scoreIntents: (pooled: Float32Array) => Float32Array;
}

interface Kernel {
  /** See `kernels/rows.ts`. */
  readonly addRows: (into: number, factors: number, stride: number, rows: number, count: number, bytes: number) => void;
}

/**
 * Opens the weights and joins the nets, so that a message passes through all of them at once. The layers that cost most,
 * a new word's filters and the intents of each message, are worth a kernel.
 */
export function joinNets({ nets }: NetModel): JoinedNets {
  const allFilters = nets.length * filterCount;
  const intentCount = nets[0]?.intentBias.length ?? 0;
  const intentLength = rowLengthOf(intentCount);
  const convolutionLength = nets[0]?.convolution.scales.length ?? 0;
  const inputSize = convolutionLength / places;
  const { memory, arrays } = layOut({
    convolution: ['f32', nets.length * convolutionLength * filterCount],
    inputs: ['f32', inputSize],
    filters: ['f32', filterCount],
    intents: ['f32', allFilters * intentLength],
    pooled: ['f32', allFilters],
    scores: ['f32', intentLength],
  });
  const { convolution, inputs, filters, intents, pooled, scores } = arrays;
  const intentScores = scores.subarray(0, intentCount);
  const { addRows } = openKernel<Kernel>(code, memory);
  const bytes = inputs.BYTES_PER_ELEMENT;
  const filterBias = new Float32Array(allFilters);
  const bias = new Float32Array(intentCount);
  nets.forEach((net, index) => {
    filterBias.set(net.filterBias, index * filterCount);
    for (let row = 0; row < convolutionLength; row++)
      addRow(net.convolution, row, 1, convolution, (index * convolutionLength + row) * filterCount);
    for (let filter = 0; filter < filterCount; filter++)
      addRow(net.intents, filter, 1 / nets.length, intents, (index * filterCount + filter) * intentLength);
    for (let intent = 0; intent < intentCount; intent++) bias[intent]! += net.intentBias[intent]! / nets.length;
  });

  return {
    filterCount: allFilters,
    filterBias,
    project(vector, embedding) {
      const projected = new Float32Array(places * allFilters);
      nets.forEach(({ embeddings }, index) => {
        inputs.fill(0);
        inputs.set(vector);
        addRow(embeddings, embedding, 1, inputs, vector.length);
        for (let place = 0; place < places; place++) {
          const from = (index * places + place) * inputSize * filterCount * bytes;
          filters.fill(0);
          addRows(
            filters.byteOffset,
            inputs.byteOffset,
            bytes,
            convolution.byteOffset + from,
            inputSize,
            filterCount * bytes,
          );
          projected.set(filters, place * allFilters + index * filterCount);
        }
      });
      return projected;
    },
    scoreIntents(values) {
      pooled.set(values);
      scores.set(bias);
      addRows(scores.byteOffset, pooled.byteOffset, bytes, intents.byteOffset, allFilters, intentLength * bytes);
      return intentScores;
    },
  };
}
