import { Worker } from 'node:worker_threads';
import { AppError } from '@hamzaban/platform';
import type { ConnectionOptions } from '../sqlite/connections.ts';
import type { FromWriter, ToWriter, WriteFault, WriteRequest, WriteResult } from './messages.ts';
import type { OperationInput, OperationName, OperationOutput } from './operations.ts';

/** The main thread's end of the writer. */
export interface WriterClient {
  /** Writes; resolves after the commit is on disk. Rejects with `storage_unavailable`, `shutting_down`. */
  write<Name extends OperationName>(name: Name, input: OperationInput<Name>): Promise<OperationOutput<Name>>;
  /** Writes what was accepted, then ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

const threadFile = new URL('./writer-thread.ts', import.meta.url);

/** Starts the writer thread. Should it die, what was under way is rejected and the next write starts another. */
export function createWriterClient(options: ConnectionOptions): WriterClient {
  const waiting = new Map<number, Waiting>();
  let gathered: WriteRequest[] = [];
  let lastId = 0;
  let worker: Worker | null = start();
  let closing: Promise<void> | null = null;

  function start(): Worker {
    const thread = new Worker(threadFile, { workerData: options });
    let reason = 'the writer ended';
    thread.on('message', (message: FromWriter) => {
      if (message.type === 'written') message.results.forEach(settle);
      // Only work under way keeps the process alive.
      if (waiting.size === 0 && closing === null) thread.unref();
    });
    thread.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    thread.on('exit', () => {
      if (worker === thread) worker = null;
      for (const id of [...waiting.keys()]) settle({ id, fault: { kind: 'unavailable', message: reason } });
    });
    thread.unref();
    return thread;
  }

  function settle(result: WriteResult): void {
    const promise = waiting.get(result.id);
    waiting.delete(result.id);
    if ('fault' in result) promise?.reject(errorOf(result.fault));
    else promise?.resolve(result.value);
  }

  function post(message: ToWriter): void {
    worker ??= start();
    worker.ref();
    worker.postMessage(message);
  }

  function flush(): void {
    if (gathered.length === 0) return;
    const requests = gathered;
    gathered = [];
    post({ type: 'write', requests });
  }

  async function end(): Promise<void> {
    flush();
    const thread = worker;
    if (thread === null) return;
    const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    post({ type: 'close' });
    await ended;
  }

  return {
    write: (name, input) => {
      if (closing !== null) return Promise.reject(new AppError('shutting_down'));
      return new Promise((resolve, reject) => {
        lastId++;
        waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject });
        // Requests of one turn of the event loop go together: a message between threads costs more than a row.
        if (gathered.length === 0) setImmediate(flush);
        gathered.push({ id: lastId, name, input });
      });
    },
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}

function errorOf({ kind, message }: WriteFault): AppError {
  switch (kind) {
    case 'unavailable':
      return new AppError('storage_unavailable', { cause: message });
    case 'no-parent':
      return new AppError('tenant_not_found', { cause: message });
    case 'other':
      return new AppError('internal', { cause: message });
  }
}
