import { on } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { createKnownReader, learnBeside, readShare, type SharedReadings } from '@hamzaban/nlu';
import { loadLanguage } from './load-language.ts';
import { claimFrom, type PartnerInput, type PartnerMessage, tellDone } from './training-partner.ts';

const port = parentPort as MessagePort;
const tell = (message: PartnerMessage) => port.postMessage(message);
/** Both messages of the caller, who may send the second while this thread reads. */
const messages = on(port, 'message');
const next = async (): Promise<unknown> => (await messages.next()).value?.[0];
try {
  const { reader, vectors } = loadLanguage();
  const { data, shared } = (await next()) as PartnerInput;
  const numbers = new Int32Array(shared);
  const own = readShare(data, { reader, side: 'back', claim: claimFrom(numbers) });
  tell({ kind: 'readings', readings: own });
  const theirs = (await next()) as SharedReadings;
  await messages.return?.();
  const learned = learnBeside(data, {
    reader: createKnownReader(data, [theirs, own], reader),
    vectors,
    onProgress(fraction) {
      tellDone(numbers, fraction);
      tell({ kind: 'progress' });
    },
  });
  tell({ kind: 'done', learned });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
