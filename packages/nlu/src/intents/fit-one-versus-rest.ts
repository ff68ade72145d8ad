import type { SparseVector } from '../features/weigh-features.ts';
import { code } from '../kernels/generated/one-versus-rest.ts';
import { layOut } from '../kernels/lay-out.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';
import { createRandom, shuffle } from '../numbers/random.ts';
import { rankByFrequency } from '../numbers/rank-by-frequency.ts';

/** One training message: its features and the class that it belongs to; -1 = none of them. */
export interface Sample {
  readonly features: SparseVector;
  readonly label: number;
}

export interface FitOptions {
  readonly classCount: number;
  readonly rowCount: number;
  readonly rate: number;
  readonly epochs: number;
  readonly l2: number;
  /** A sample that eight classes are sure enough of is not shown to them again: quicker, and a little less is learned. */
  readonly passesOverLearned?: boolean | undefined;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Classes that are learned side by side; the kernel is written for so many. */
const blockSize = 8;
/** A row has the weights of these classes, and behind them the sums of their squared gradients. */
const rowSize = 2 * blockSize;
const rowBytes = rowSize * Float32Array.BYTES_PER_ELEMENT;

interface Kernel {
  /** See `kernels/one-versus-rest.ts`. */
  readonly learnBlock: (firstClass: number, count: number, step: number, sampleCount: number) => number;
}

/**
 * One-vs-rest logistic regression by AdaGrad, a rate per weight, steps falling to a tenth. Returns the weights row by row
 * (`row × classCount + class`). Deterministic for a seed. Throws the signal's reason when aborted.
 *
 * No class needs another's weights, so eight at a time are learned over all epochs: most of their weights stay in the
 * processor's cache, which is where the time goes.
 */
export function fitOneVersusRest(samples: readonly Sample[], options: FitOptions): Float32Array {
  const { classCount, rowCount, epochs } = options;
  const weights = new Float32Array(rowCount * classCount);
  const featureCount = samples.reduce((sum, { features }) => sum + features.rows.length, 0);
  const { memory, arrays } = layOut({
    rows: ['f32', rowCount * rowSize],
    starts: ['i32', samples.length + 1],
    places: ['i32', featureCount],
    values: ['f32', featureCount],
    labels: ['i32', samples.length],
    order: ['i32', samples.length],
  });
  const { rows: block, starts, places, values, labels, order } = arrays;
  const kernel = openKernel<Kernel>(code, memory);
  setKernel(kernel, { ...arrays, l2: options.l2 });
  const placeOf = placesByFrequency(samples, rowCount);
  samples.forEach(({ features, label }, index) => {
    const { rows } = features;
    const start = starts[index]!;
    starts[index + 1] = start + rows.length;
    for (let at = 0; at < rows.length; at++) places[start + at] = placeOf[rows[at]!]! * rowBytes;
    values.set(features.values, start);
    labels[index] = label;
  });
  const blockCount = Math.ceil(classCount / blockSize);
  for (let at = 0; at < blockCount; at++) {
    block.fill(0);
    const firstClass = at * blockSize;
    const count = Math.min(blockSize, classCount - firstClass);
    for (let index = 0; index < order.length; index++) order[index] = index;
    const random = createRandom(options.seed);
    let left = order.length;
    for (let epoch = 0; epoch < epochs; epoch++) {
      options.signal?.throwIfAborted();
      const step = options.rate * (1 - (0.9 * epoch) / epochs);
      shuffle(order.subarray(0, left), random);
      const shown = options.passesOverLearned ? null : order.slice();
      left = kernel.learnBlock(firstClass, count, step, left);
      if (shown !== null) {
        order.set(shown);
        left = order.length;
      }
      options.onProgress?.((at + (epoch + 1) / epochs) / blockCount);
    }
    for (let row = 0; row < rowCount; row++) {
      const from = placeOf[row]! * rowSize;
      const to = row * classCount + firstClass;
      for (let lane = 0; lane < count; lane++) weights[to + lane] = block[from + lane]!;
    }
  }
  return weights;
}

/** Where each row stands in a block: the most frequent first, so that what is used most stands together. */
function placesByFrequency(samples: readonly Sample[], rowCount: number): Int32Array {
  const frequency = new Uint32Array(rowCount);
  for (const { features } of samples) countRows(features.rows, frequency);
  return rankByFrequency(frequency);
}

function countRows(rows: Int32Array, frequency: Uint32Array): void {
  for (let at = 0; at < rows.length; at++) frequency[rows[at]!]! += 1;
}
