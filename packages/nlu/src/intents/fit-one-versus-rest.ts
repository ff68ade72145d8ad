import { code } from '../kernels/generated/one-versus-rest.ts';
import { layOut } from '../kernels/lay-out.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';
import { createRandom, shuffle } from '../numbers/random.ts';
import { rankByFrequency } from '../numbers/rank-by-frequency.ts';
import type { Samples } from './samples.ts';

export interface FitOptions {
  readonly classCount: number;
  readonly rowCount: number;
  readonly rate: number;
  readonly epochs: number;
  readonly l2: number;
  /**
   * For many samples, to learn nearly the same in half of the time: one that eight classes are sure enough of is not shown
   * to them again, and small errors count seldom (`smallError`).
   */
  readonly sparesTime?: boolean | undefined;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Classes that are learned side by side; the kernel is written for so many. */
const blockSize = 8;
/** A row has the weights of these classes, and behind them the sums of their squared gradients. */
const rowSize = 2 * blockSize;
const rowBytes = rowSize * Float32Array.BYTES_PER_ELEMENT;

/**
 * With many samples, an error below this moves weights as if it were so large, with the probability that makes it the same on
 * average (Wangni et al. 2018, Gradient sparsification). Most errors are small ones: half of the steps are spared.
 */
const smallError = 0.04;

interface Kernel {
  readonly randomState: WebAssembly.Global;
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
export function fitOneVersusRest(samples: Samples, options: FitOptions): Float32Array {
  const { classCount, rowCount, epochs, seed } = options;
  const sparesTime = options.sparesTime === true;
  const sampleCount = samples.labels.length;
  const featureCount = samples.rows.length;
  const weights = new Float32Array(rowCount * classCount);
  const { memory, arrays } = layOut({
    rows: ['f32', rowCount * rowSize],
    starts: ['i32', sampleCount + 1],
    places: ['i32', featureCount],
    values: ['f32', featureCount],
    labels: ['i32', sampleCount],
    order: ['i32', sampleCount],
  });
  const { rows: block, order } = arrays;
  const kernel = openKernel<Kernel>(code, memory);
  setKernel(kernel, { ...arrays, l2: options.l2, smallError: sparesTime ? smallError : 0 });
  const placeOf = placesByFrequency(samples.rows, rowCount);
  for (let index = 0; index < sampleCount; index++) order[index] = index;
  // Many samples are mixed once, as they lie: in the order of their memory reading them takes less than half as long.
  if (sparesTime) shuffle(order, createRandom(seed));
  copySamples(samples, order, placeOf, arrays);
  const blockCount = Math.ceil(classCount / blockSize);
  for (let at = 0; at < blockCount; at++) {
    block.fill(0);
    const firstClass = at * blockSize;
    const count = Math.min(blockSize, classCount - firstClass);
    for (let index = 0; index < sampleCount; index++) order[index] = index;
    const random = createRandom(seed);
    kernel.randomState.value = seed;
    let left = sampleCount;
    for (let epoch = 0; epoch < epochs; epoch++) {
      options.signal?.throwIfAborted();
      const step = options.rate * (1 - (0.9 * epoch) / epochs);
      if (sparesTime) left = kernel.learnBlock(firstClass, count, step, left);
      else {
        shuffle(order, random);
        // What it leaves in `order` is not all of it.
        const shown = order.slice();
        kernel.learnBlock(firstClass, count, step, left);
        order.set(shown);
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
function placesByFrequency(rows: Int32Array, rowCount: number): Int32Array {
  const frequency = new Uint32Array(rowCount);
  for (let at = 0; at < rows.length; at++) frequency[rows[at]!]! += 1;
  return rankByFrequency(frequency);
}

/** Writes the samples in an order of theirs where the kernel reads them, each feature's row as its place in bytes. */
function copySamples(
  samples: Samples,
  order: Int32Array,
  placeOf: Int32Array,
  into: Pick<Samples, 'starts' | 'values' | 'labels'> & { readonly places: Int32Array },
): void {
  let end = 0;
  for (let index = 0; index < order.length; index++) {
    const from = order[index]!;
    const last = samples.starts[from + 1]!;
    into.starts[index] = end;
    into.labels[index] = samples.labels[from]!;
    for (let at = samples.starts[from]!; at < last; at++, end++) {
      into.places[end] = placeOf[samples.rows[at]!]! * rowBytes;
      into.values[end] = samples.values[at]!;
    }
  }
  into.starts[order.length] = end;
}
