import { on } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { type PackedReadings, startBeside, transferablesOf } from '@hamzaban/nlu/beside';
import { loadVectors } from '@hamzaban/nlu/node';
import { type PartnerInput, type PartnerMessage, tellDone } from './training-partner.ts';

const port = parentPort as MessagePort;
const tell = (message: PartnerMessage, moved: readonly ArrayBuffer[] = []) => port.postMessage(message, moved);
/** Kept from now on: the caller sends the next ones while this thread is busy. */
const messages = on(port, 'message');
const next = async (): Promise<unknown> => (await messages.next()).value?.[0];
try {
  const vectors = loadVectors();
  const { data, shared } = (await next()) as PartnerInput;
  const numbers = new Int32Array(shared);
  const learner = startBeside(data, { vectors });
  while (!learner.isReady()) learner.take((await next()) as PackedReadings);
  await messages.return?.();
  const features = learner.intentFeatures();
  tell({ kind: 'features', features }, features === null ? [] : transferablesOf(features));
  const learned = learner.learn({
    onProgress(fraction) {
      tellDone(numbers, fraction);
      tell({ kind: 'progress' });
    },
  });
  tell({ kind: 'done', learned });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
