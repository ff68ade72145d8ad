import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { createKnownReader, learnEntities, readShare, type SharedReadings } from '@hamzaban/nlu';
import { loadLanguage } from './load-language.ts';
import { claimFrom, type PartnerInput, type PartnerMessage, tellDone } from './training-partner.ts';

const tell = (message: PartnerMessage) => parentPort?.postMessage(message);
try {
  const { data, shared } = workerData as PartnerInput;
  const numbers = new Int32Array(shared);
  const { reader, vectors } = loadLanguage();
  const own = readShare(data, { reader, side: 'back', claim: claimFrom(numbers) });
  tell({ kind: 'readings', readings: own });
  const [theirs] = (await once(parentPort!, 'message')) as [SharedReadings];
  const entities = learnEntities(data, {
    reader: createKnownReader(data, [theirs, own], reader),
    vectors,
    onProgress(fraction) {
      tellDone(numbers, fraction);
      tell({ kind: 'progress' });
    },
  });
  tell({ kind: 'done', entities });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
