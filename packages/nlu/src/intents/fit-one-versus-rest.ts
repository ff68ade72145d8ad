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
const gradientFloor = 0.002;
const epsilon = 1e-3;

/**
 * One-vs-rest logistic regression by AdaGrad, a rate per weight, steps falling to a tenth. Returns the weights row by row
 * (`row × classCount + class`). Deterministic for a seed. Throws the signal's reason when aborted.
 */
export function fitOneVersusRest(samples: readonly Sample[], options: FitOptions): Float32Array {
  const { classCount, rowCount, rate, epochs, l2 } = options;
  const weights = new Float32Array(rowCount * classCount);
  const squares = new Float32Array(rowCount * classCount);
  const logits = new Float32Array(classCount);
  const active = new Int32Array(classCount);
  const gradients = new Float32Array(classCount);
  const order = Int32Array.from(samples, (_, index) => index);
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    options.signal?.throwIfAborted();
    shuffle(order, random);
    const step = rate * (1 - (0.9 * epoch) / epochs);
    for (const index of order) {
      const sample = samples[index];
      if (sample === undefined) continue;
      const { rows, values } = sample.features;
      logits.fill(0);
      for (let at = 0; at < rows.length; at++) {
        const offset = rows[at]! * classCount;
        const value = values[at]!;
        for (let label = 0; label < classCount; label++) logits[label]! += weights[offset + label]! * value;
      }
      let activeCount = 0;
      for (let label = 0; label < classCount; label++) {
        const gradient = 1 / (1 + Math.exp(-logits[label]!)) - (label === sample.label ? 1 : 0);
        if (gradient > gradientFloor || gradient < -gradientFloor) {
          active[activeCount] = label;
          gradients[activeCount++] = gradient;
        }
      }
      for (let at = 0; at < rows.length; at++) {
        const offset = rows[at]! * classCount;
        const value = values[at]!;
        for (let entry = 0; entry < activeCount; entry++) {
          const place = offset + active[entry]!;
          const weight = weights[place]!;
          const gradient = gradients[entry]! * value + l2 * weight;
          const square = squares[place]! + gradient * gradient;
          squares[place] = square;
          weights[place] = weight - (step * gradient) / (Math.sqrt(square) + epsilon);
        }
      }
    }
    options.onProgress?.((epoch + 1) / epochs);
  }
  return weights;
}
