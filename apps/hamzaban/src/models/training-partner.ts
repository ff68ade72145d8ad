import { Worker } from 'node:worker_threads';
import type { TrainingPartner } from '@hamzaban/bot';
import {
  createKnownReader,
  type NluTrainingData,
  type Reader,
  readShare,
  type SharedReadings,
  type TrainedEntities,
} from '@hamzaban/nlu';
import { TrainingThreadError } from './train-in-thread.ts';

/** What the thread is given. It answers the caller's readings, which it is sent, with a tagger. */
export interface PartnerInput {
  readonly data: NluTrainingData;
  /** Int32 that both threads see; see `place`. */
  readonly shared: SharedArrayBuffer;
}

/** What the thread says. */
export type PartnerMessage =
  | { readonly kind: 'readings'; readonly readings: SharedReadings }
  | { readonly kind: 'progress' }
  | { readonly kind: 'done'; readonly entities: TrainedEntities }
  | { readonly kind: 'failed'; readonly message: string };

/** Places of the shared numbers: pieces of texts that are taken, and how far the entities are, in thousandths. */
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

/**
 * Begins the training of a large bot in a thread of its own: it reads a part of the texts and learns the entities while the
 * caller's thread does the rest. An abort ends it.
 */
export function beginInThread(
  data: NluTrainingData,
  options: { readonly reader: Reader; readonly signal?: AbortSignal | undefined; readonly onProgress: () => void },
): TrainingPartner {
  const { reader, signal, onProgress } = options;
  signal?.throwIfAborted();
  const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const readings = Promise.withResolvers<SharedReadings>();
  const entities = Promise.withResolvers<TrainedEntities>();
  const fail = (reason: unknown): void => {
    readings.reject(reason);
    entities.reject(reason);
  };
  // Whoever waits for the entities is told the same.
  readings.promise.catch(() => undefined);
  const input: PartnerInput = { data, shared: shared.buffer };
  const worker = new Worker(new URL('./entities-thread.ts', import.meta.url), { workerData: input });
  const abort = (): void => {
    fail(signal?.reason);
    void worker.terminate();
  };
  signal?.addEventListener('abort', abort, { once: true });
  worker.on('message', (message: PartnerMessage) => {
    if (message.kind === 'readings') readings.resolve(message.readings);
    else if (message.kind === 'progress') onProgress();
    else if (message.kind === 'done') entities.resolve(message.entities);
    else fail(new TrainingThreadError(message.message));
  });
  worker.on('error', fail);
  worker.on('exit', (code) => {
    signal?.removeEventListener('abort', abort);
    fail(new TrainingThreadError(`the thread that learns entities ended with code ${code}`));
  });
  return {
    async readTexts(onRead) {
      const own = readShare(data, { reader, side: 'front', claim: claimFrom(shared, onRead), signal });
      worker.postMessage(own);
      return createKnownReader(data, [own, await readings.promise], reader);
    },
    entities: entities.promise,
    entitiesDone: () => Atomics.load(shared, place.done) / THOUSANDTHS,
  };
}
