import { parentPort, workerData } from 'node:worker_threads';
import { learnEntities, type NluTrainingData } from '@hamzaban/nlu';
import type { EntitiesMessage } from './learn-entities-in-thread.ts';
import { loadLanguage } from './load-language.ts';

const tell = (message: EntitiesMessage) => parentPort?.postMessage(message);
try {
  tell({ kind: 'done', entities: learnEntities(workerData as NluTrainingData, loadLanguage()) });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
