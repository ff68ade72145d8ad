import { Worker } from 'node:worker_threads';
import type { ModelTestMessage, RunModelTest } from './model-test.ts';

/** Longer than any test that somebody waits for. */
const timeoutMs = 10 * 60_000;

/** Tests in a thread of its own that loads the model anew, so that nobody's message waits for it. */
export const testInThread: RunModelTest = (modelPath, test) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./model-test-thread.ts', import.meta.url), { workerData: { modelPath, test } });
    const timer = setTimeout(() => {
      reject(new Error('the test took longer than ten minutes and was stopped'));
      void worker.terminate();
    }, timeoutMs);
    worker.on('message', (message: ModelTestMessage) => {
      if (message.kind === 'done') resolve(message.body);
      else reject(new Error(message.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the testing thread ended with code ${code}`));
    });
  });
