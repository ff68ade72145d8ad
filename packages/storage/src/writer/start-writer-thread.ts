import { Worker } from 'node:worker_threads';
import type { ConnectionOptions } from '../sqlite/connections.ts';
import type { FromWriter, WriterThreadData } from './messages.ts';
import { compileOperationQueries } from './operation-queries.ts';
import type { RunningWriter, WriterEvents } from './writer-client.ts';

const threadFile = new URL('./writer-thread.ts', import.meta.url);

/** Gives the function that starts a writer in a thread of its own. */
export function createWriterThreadStarter(connection: ConnectionOptions): (events: WriterEvents) => RunningWriter {
  const workerData: WriterThreadData = { connection, queries: compileOperationQueries() };
  return (events) => {
    const thread = new Worker(threadFile, { workerData });
    let reason = 'the writer ended';
    thread.on('message', (message: FromWriter) => events.onMessage(message));
    thread.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    thread.on('exit', () => events.onEnd(reason));
    return {
      post: (message) => thread.postMessage(message),
      setHeld: (isHeld) => (isHeld ? thread.ref() : thread.unref()),
    };
  };
}
