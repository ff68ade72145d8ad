import { Worker } from 'node:worker_threads';
import { TrackerStoreError } from '../tracker-store-error.ts';
import type { FromTable, TableRequest, TableResult, TableTask, TableThreadData, ToTable } from './messages.ts';

/** The near end of the thread that owns the table. */
export interface TableClient {
  run<Value>(task: TableTask): Promise<Value>;
  /** Does what was accepted, then ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: TrackerStoreError): void;
}

const threadFile = new URL('./table-thread.ts', import.meta.url);

/** Starts the thread. Should it die, what was under way is rejected and the next task starts another. */
export function createTableClient(data: TableThreadData): TableClient {
  const waiting = new Map<number, Waiting>();
  let gathered: TableRequest[] = [];
  let lastId = 0;
  let thread: Worker | null = null;
  let isClosed = false;

  function start(): Worker {
    const started = new Worker(threadFile, { workerData: data });
    let reason = 'its thread ended';
    started.on('message', ({ results }: FromTable) => {
      results.forEach(settle);
      // Only work under way keeps the process alive.
      if (waiting.size === 0 && !isClosed) started.unref();
    });
    started.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    started.on('exit', () => {
      if (thread === started) thread = null;
      for (const id of [...waiting.keys()]) settle({ id, fault: reason });
    });
    return started;
  }

  function settle(result: TableResult): void {
    const promise = waiting.get(result.id);
    waiting.delete(result.id);
    if ('fault' in result)
      promise?.reject(new TrackerStoreError(`The tracker store ${data.path} cannot be used: ${result.fault}.`));
    else promise?.resolve(result.value);
  }

  function flush(): void {
    const tasks = gathered;
    gathered = [];
    if (tasks.length > 0) post({ tasks });
  }

  function post(message: ToTable): void {
    thread ??= start();
    thread.ref();
    thread.postMessage(message);
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new TrackerStoreError(`The tracker store ${data.path} is closed.`));
          return;
        }
        lastId++;
        waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject });
        // Tasks of one turn of the event loop go together: a message between threads costs more than a row.
        if (gathered.length === 0) setImmediate(flush);
        gathered.push({ id: lastId, task });
      }),
    async close() {
      if (isClosed) return;
      flush();
      isClosed = true;
      const ending = thread;
      if (ending === null) return;
      await new Promise<void>((resolve) => {
        ending.once('exit', () => resolve());
        post('close');
      });
    },
  };
}
