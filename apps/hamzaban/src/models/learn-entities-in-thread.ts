import { Worker } from 'node:worker_threads';
import type { NluTrainingData, TrainedEntities } from '@hamzaban/nlu';
import { TrainingThreadError } from './train-in-thread.ts';

/** What the thread says. */
export type EntitiesMessage =
  | { readonly kind: 'done'; readonly entities: TrainedEntities }
  | { readonly kind: 'failed'; readonly message: string };

/** Learns a bot's entities in a thread of its own, while the caller's learns the rest. An abort ends the thread. */
export function learnEntitiesInThread(data: NluTrainingData, signal?: AbortSignal): Promise<TrainedEntities> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./entities-thread.ts', import.meta.url), { workerData: data });
    const abort = () => {
      reject(signal?.reason);
      void worker.terminate();
    };
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: EntitiesMessage) => {
      if (message.kind === 'done') resolve(message.entities);
      else reject(new TrainingThreadError(message.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', abort);
      reject(new TrainingThreadError(`the thread that learns entities ended with code ${code}`));
    });
  });
}
