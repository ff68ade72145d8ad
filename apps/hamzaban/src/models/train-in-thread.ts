import { Worker } from 'node:worker_threads';
import type { FolderTraining, TrainFolder } from './train-folder.ts';

/** What the thread says. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly fraction: number; readonly what: string }
  | { readonly kind: 'done'; readonly result: FolderTraining }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

/** Training failed for another reason than the bot's files; the message is the thread's. */
export class TrainingThreadError extends Error {
  override readonly name = 'TrainingThreadError';
  readonly code = 'TRAINING_FAILED';
}

/** Trains in a thread of its own, so that the caller's event loop stays free. An abort ends the thread. */
export const trainInThread: TrainFolder = (input, options = {}) =>
  new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const worker = new Worker(new URL('./training-thread.ts', import.meta.url), { workerData: input });
    const abort = () => {
      reject(options.signal?.reason);
      void worker.terminate();
    };
    options.signal?.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') options.onProgress?.(message.fraction, message.what);
      else if (message.kind === 'done') resolve(message.result);
      else reject(new TrainingThreadError(message.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      options.signal?.removeEventListener('abort', abort);
      reject(new TrainingThreadError(`the training thread ended with code ${code}`));
    });
  });
