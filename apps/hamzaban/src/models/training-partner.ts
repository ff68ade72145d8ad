import { Worker } from 'node:worker_threads';
import type { TrainingPartner } from '@hamzaban/bot';
import {
  createKnownReader,
  type LearnedBeside,
  type NluTrainingData,
  type Reader,
  readShare,
  type SharedReadings,
} from '@hamzaban/nlu';
import { TrainingThreadError } from './train-in-thread.ts';

/** What the thread is first sent; then it is sent the caller's readings. */
export interface PartnerInput {
  readonly data: NluTrainingData;
  /** Int32 that both threads see; see `place`. */
  readonly shared: SharedArrayBuffer;
}

/** A thread that has the language in memory, or loads it, and waits for a bot. */
export interface PreparedPartner {
  /**
   * Begins the training of a large bot: the thread reads a part of the texts and learns a part of it while the caller's does
   * the rest. An abort ends it. Once only.
   */
  readonly begin: (data: NluTrainingData, options: PartnerOptions) => TrainingPartner;
  /** Ends the thread, wherever it is. */
  readonly dismiss: () => void;
}

export interface PartnerOptions {
  readonly reader: Reader;
  readonly signal?: AbortSignal | undefined;
  /** Called when `learnedShare` changed, unless this thread is busy. */
  readonly onProgress: () => void;
}

/** What the thread says. */
export type PartnerMessage =
  | { readonly kind: 'readings'; readonly readings: SharedReadings }
  | { readonly kind: 'progress' }
  | { readonly kind: 'done'; readonly learned: LearnedBeside }
  | { readonly kind: 'failed'; readonly message: string };

/** Places of the shared numbers: pieces of texts that are taken, and how far the thread is with learning, in thousandths. */
export const place = { claimed: 0, done: 1 } as const;
const THOUSANDTHS = 1000;

/** `ReadShareOptions.claim` for both threads. */
export function claimFrom(shared: Int32Array<SharedArrayBuffer>, onClaim?: (fraction: number) => void) {
  return (count: number): boolean => {
    const taken = Atomics.add(shared, place.claimed, 1);
    onClaim?.(Math.min(1, taken / count));
    return taken < count;
  };
}

export function tellDone(shared: Int32Array<SharedArrayBuffer>, fraction: number): void {
  Atomics.store(shared, place.done, Math.floor(fraction * THOUSANDTHS));
}

/** Starts a thread, so that it is ready by the time that a bot's files are read. */
export function preparePartner(): PreparedPartner {
  const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const readings = Promise.withResolvers<SharedReadings>();
  const learned = Promise.withResolvers<LearnedBeside>();
  const fail = (reason: unknown): void => {
    readings.reject(reason);
    learned.reject(reason);
  };
  // Whoever begins with the thread waits for both; when nobody does, nobody needs to know.
  readings.promise.catch(() => undefined);
  learned.promise.catch(() => undefined);
  const worker = new Worker(new URL('./partner-thread.ts', import.meta.url));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new TrainingThreadError(`the training's second thread ended with code ${code}`)));

  function begin(data: NluTrainingData, { reader, signal, onProgress }: PartnerOptions): TrainingPartner {
    const abort = (): void => {
      fail(signal?.reason);
      void worker.terminate();
    };
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('exit', () => signal?.removeEventListener('abort', abort));
    worker.on('message', (message: PartnerMessage) => {
      if (message.kind === 'readings') readings.resolve(message.readings);
      else if (message.kind === 'progress') onProgress();
      else if (message.kind === 'done') learned.resolve(message.learned);
      else fail(new TrainingThreadError(message.message));
    });
    // Without what nobody learns from, such as the places in files.
    const examples = data.examples.map(({ text, intent, entities }) => ({ text, intent, entities }));
    worker.postMessage({ data: { ...data, examples }, shared: shared.buffer } satisfies PartnerInput);
    return {
      async readTexts(onRead) {
        const own = readShare(data, { reader, side: 'front', claim: claimFrom(shared, onRead), signal });
        worker.postMessage(own);
        return createKnownReader(data, [own, await readings.promise], reader);
      },
      learned: learned.promise,
      learnedShare: () => Atomics.load(shared, place.done) / THOUSANDTHS,
    };
  }

  return {
    begin,
    dismiss: () => void worker.terminate(),
  };
}
