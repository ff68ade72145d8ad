import { parentPort, workerData } from 'node:worker_threads';
import { systemProblemOf, systemProblemText } from '../files/system-problem.ts';
import { openFolderTrainer } from './open-folder-trainer.ts';
import type { TrainingInput } from './train-folder.ts';
import type { ThreadMessage } from './train-in-thread.ts';

const PROGRESS_PERIOD_MS = 50;

const tell = (message: ThreadMessage) => parentPort?.postMessage(message);
let toldAt = 0;
try {
  const input = workerData as TrainingInput;
  const { trainFolder } = await openFolderTrainer(input);
  const result = await trainFolder(input, {
    onProgress(fraction, what) {
      if (Date.now() - toldAt < PROGRESS_PERIOD_MS) return;
      toldAt = Date.now();
      tell({ kind: 'progress', fraction, what });
    },
  });
  tell({ kind: 'done', result });
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const problem = systemProblemOf(error);
  tell({ kind: 'failed', name, message: problem === undefined ? message : systemProblemText(problem) });
}
