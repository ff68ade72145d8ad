import { type Random, shuffle } from '../numbers/random.ts';

export interface BatchOptions {
  /** The texts' numbers, in the kernel's memory. */
  readonly order: Int32Array;
  readonly batchSize: number;
  readonly epochs: number;
  readonly random: Random;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Learns from `order[from] … order[end - 1]`; `shown`: of the texts of all epochs, how many were shown before. */
  readonly learn: (from: number, end: number, shown: number) => void;
}

/** Kernels that leave things out at random take the state of ours, and give theirs back, once an epoch. */
interface RandomKernel {
  readonly randomState: WebAssembly.Global;
}

/** Texts between two reports of progress, and two looks at the signal. */
const textsATurn = 800;
/** Shows a net all texts in batches, each epoch in another order. Throws the signal's reason when aborted. */
export function learnInBatches(kernel: RandomKernel, options: BatchOptions): void {
  const { order, batchSize, epochs, random, signal, onProgress, learn } = options;
  const total = epochs * order.length;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    kernel.randomState.value = random.state;
    for (let from = 0; from < order.length; from += batchSize) {
      const shown = epoch * order.length + from;
      if (from % textsATurn < batchSize) {
        signal?.throwIfAborted();
        onProgress?.(shown / total);
      }
      learn(from, Math.min(from + batchSize, order.length), shown);
    }
    random.state = kernel.randomState.value;
  }
  onProgress?.(1);
}
