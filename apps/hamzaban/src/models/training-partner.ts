import { Worker } from 'node:worker_threads';
import type { TrainingPartner } from '@hamzaban/bot';
import type { IntentFeatures, LearnedBeside, NluTrainingData } from '@hamzaban/nlu';
import { threadEnvironment } from '../use-compile-cache.ts';
import { TrainingThreadError } from './train-in-thread.ts';

/** What the thread is first sent; then it is sent the readings of the texts, piece by piece. */
export interface PartnerInput {
  readonly data: NluTrainingData;
  /** Int32 that both threads see; see `place`. */
  readonly shared: SharedArrayBuffer;
}

/** A thread that has the vectors in memory, or loads them, and waits for a bot. */
export interface PreparedPartner {
  /**
   * Begins the training of a large bot: the thread takes what the caller's reads, and then each learns a part of it. An
   * abort ends it. Once only.
   */
  readonly begin: (data: NluTrainingData, options: PartnerOptions) => TrainingPartner;
  /** Ends the thread, wherever it is. */
  readonly dismiss: () => void;
}

export interface PartnerOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called when `learnedShare` changed, unless this thread is busy. */
  readonly onProgress: () => void;
}

/** What the thread says. */
export type PartnerMessage =
  | { readonly kind: 'features'; readonly features: IntentFeatures | null }
  | { readonly kind: 'progress' }
  | { readonly kind: 'done'; readonly learned: LearnedBeside }
  | { readonly kind: 'failed'; readonly message: string };

/** Place of the shared number that says how far the thread is with learning, in thousandths. */
const DONE = 0;
const THOUSANDTHS = 1000;

export function tellDone(shared: Int32Array<SharedArrayBuffer>, fraction: number): void {
  Atomics.store(shared, DONE, Math.floor(fraction * THOUSANDTHS));
}

/** Starts a thread, so that it is ready by the time that a bot's files are read. */
export function preparePartner(): PreparedPartner {
  const shared = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const learned = Promise.withResolvers<LearnedBeside>();
  const features = Promise.withResolvers<IntentFeatures | null>();
  const fail = (reason: unknown): void => {
    features.reject(reason);
    learned.reject(reason);
  };
  // Whoever begins with the thread waits for it; when nobody does, nobody needs to know.
  features.promise.catch(() => undefined);
  learned.promise.catch(() => undefined);
  const worker = new Worker(new URL('./partner-thread.ts', import.meta.url), { env: threadEnvironment() });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new TrainingThreadError(`the training's second thread ended with code ${code}`)));

  function begin(data: NluTrainingData, { signal, onProgress }: PartnerOptions): TrainingPartner {
    const abort = (): void => {
      fail(signal?.reason);
      void worker.terminate();
    };
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('exit', () => signal?.removeEventListener('abort', abort));
    worker.on('message', (message: PartnerMessage) => {
      if (message.kind === 'features') features.resolve(message.features);
      else if (message.kind === 'progress') onProgress();
      else if (message.kind === 'done') learned.resolve(message.learned);
      else fail(new TrainingThreadError(message.message));
    });
    // Without what nobody learns from, such as the places in files.
    const examples = data.examples.map(({ text, intent, entities }) => ({ text, intent, entities }));
    worker.postMessage({ data: { ...data, examples }, shared: shared.buffer } satisfies PartnerInput);
    return {
      take: (piece) => worker.postMessage(piece, [piece.tokens.buffer]),
      intentFeatures: features.promise,
      learned: learned.promise,
      learnedShare: () => Atomics.load(shared, DONE) / THOUSANDTHS,
    };
  }

  return {
    begin,
    dismiss: () => void worker.terminate(),
  };
}
