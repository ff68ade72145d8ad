import type { SparseVector } from '../features/weigh-features.ts';
import { createRandom, shuffle } from '../numbers/random.ts';

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
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Below this the gradient of a class moves nothing that rounding to 8 bit would keep; skipping it saves most of the work. */
const gradientFloor = 0.005;
const epsilon = 1e-3;
/** Classes that are learned side by side; the loops below are written out for so many. */
const blockSize = 8;
/** A row of a block: eight weights, then the sums of their squared gradients; together a cache line. */
const rowSize = 2 * blockSize;

/**
 * One-vs-rest logistic regression by AdaGrad, a rate per weight, steps falling to a tenth. Returns the weights row by row
 * (`row × classCount + class`). Deterministic for a seed. Throws the signal's reason when aborted.
 *
 * No class needs another's weights, so eight at a time are learned over all epochs: their weights stay in the processor's
 * cache, which is where most of the time went when all classes were learned at once.
 */
export function fitOneVersusRest(samples: readonly Sample[], options: FitOptions): Float32Array {
  const { classCount, rowCount, epochs } = options;
  const weights = new Float32Array(rowCount * classCount);
  const set = layOut(samples);
  const block = new Float32Array(rowCount * rowSize);
  const blockCount = Math.ceil(classCount / blockSize);
  for (let at = 0; at < blockCount; at++) {
    block.fill(0);
    const firstClass = at * blockSize;
    const order = Int32Array.from(samples, (_, index) => index);
    const random = createRandom(options.seed);
    for (let epoch = 0; epoch < epochs; epoch++) {
      options.signal?.throwIfAborted();
      shuffle(order, random);
      learnBlock(block, set, {
        order,
        firstClass,
        count: Math.min(blockSize, classCount - firstClass),
        step: options.rate * (1 - (0.9 * epoch) / epochs),
        l2: options.l2,
      });
      options.onProgress?.((at + (epoch + 1) / epochs) / blockCount);
    }
    copyBlock(block, firstClass, classCount, weights);
  }
  return weights;
}

/** All samples one after another: those of sample `s` stand in `starts[s] … starts[s + 1]`. */
interface SampleSet {
  readonly starts: Int32Array;
  /** Where a row begins in a block. */
  readonly offsets: Int32Array;
  readonly values: Float32Array;
  readonly labels: Int32Array;
}

function layOut(samples: readonly Sample[]): SampleSet {
  const starts = new Int32Array(samples.length + 1);
  samples.forEach(({ features }, index) => {
    starts[index + 1] = starts[index]! + features.rows.length;
  });
  const offsets = new Int32Array(starts[samples.length]!);
  const values = new Float32Array(offsets.length);
  samples.forEach(({ features }, index) => {
    const start = starts[index]!;
    for (let at = 0; at < features.rows.length; at++) offsets[start + at] = features.rows[at]! * rowSize;
    values.set(features.values, start);
  });
  return { starts, offsets, values, labels: Int32Array.from(samples, ({ label }) => label) };
}

interface Pass {
  readonly order: Int32Array;
  readonly firstClass: number;
  /** How many of the block's classes there are. */
  readonly count: number;
  readonly step: number;
  readonly l2: number;
}

/** One epoch over all samples for the classes of one block. */
function learnBlock(block: Float32Array, set: SampleSet, pass: Pass): void {
  const { starts, offsets, values, labels } = set;
  const { order, firstClass, count, step, l2 } = pass;
  const logits = new Float64Array(blockSize);
  for (let turn = 0; turn < order.length; turn++) {
    const sample = order[turn]!;
    const start = starts[sample]!;
    const end = starts[sample + 1]!;
    addUp(block, set, start, end, logits);
    const label = labels[sample]! - firstClass;
    for (let at = 0; at < count; at++) {
      const error = 1 / (1 + Math.exp(-logits[at]!)) - (at === label ? 1 : 0);
      if (error <= gradientFloor && error >= -gradientFloor) continue;
      for (let feature = start; feature < end; feature++) {
        const place = offsets[feature]! + at;
        const weight = block[place]!;
        const gradient = error * values[feature]! + l2 * weight;
        const square = block[place + blockSize]! + gradient * gradient;
        block[place + blockSize] = square;
        block[place] = weight - (step * gradient) / (Math.sqrt(square) + epsilon);
      }
    }
  }
}

/** The logits of one sample for the eight classes of a block, in local variables so that none of it goes to memory. */
function addUp(block: Float32Array, set: SampleSet, start: number, end: number, logits: Float64Array): void {
  const { offsets, values } = set;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let feature = start; feature < end; feature++) {
    const offset = offsets[feature]!;
    const value = values[feature]!;
    a += block[offset]! * value;
    b += block[offset + 1]! * value;
    c += block[offset + 2]! * value;
    d += block[offset + 3]! * value;
    e += block[offset + 4]! * value;
    f += block[offset + 5]! * value;
    g += block[offset + 6]! * value;
    h += block[offset + 7]! * value;
  }
  logits[0] = a;
  logits[1] = b;
  logits[2] = c;
  logits[3] = d;
  logits[4] = e;
  logits[5] = f;
  logits[6] = g;
  logits[7] = h;
}

function copyBlock(block: Float32Array, firstClass: number, classCount: number, into: Float32Array): void {
  const count = Math.min(blockSize, classCount - firstClass);
  for (let row = 0; row * rowSize < block.length; row++) {
    for (let at = 0; at < count; at++) into[row * classCount + firstClass + at] = block[row * rowSize + at]!;
  }
}
