import { AppError } from '@hamzaban/platform';
import type { FromWriter, ToWriter, WriteFault, WriteRequest, WriteResult } from './messages.ts';
import type { OperationInput, OperationName, OperationOutput } from './operations.ts';

/** The near end of the writer. */
export interface WriterClient {
  /** Writes; resolves after the commit is on disk. Rejects with `storage_unavailable`, `shutting_down`. */
  write<Name extends OperationName>(name: Name, input: OperationInput<Name>): Promise<OperationOutput<Name>>;
  /** Writes what was accepted, then ends the writer. */
  close(): Promise<void>;
}

/** A writer at work elsewhere. */
export interface RunningWriter {
  post(message: ToWriter): void;
  /** Whether it keeps the process alive. */
  setHeld(isHeld: boolean): void;
}

/** What a writer at work tells. */
export interface WriterEvents {
  onMessage(message: FromWriter): void;
  /** It has ended, wanted or not. */
  onEnd(reason: string): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

/**
 * Creates the client and starts its writer. Should that die, what was under way is rejected (whether it was written is
 * not known: repeat it by its id) and the next write starts another.
 */
export function createWriterClient(start: (events: WriterEvents) => RunningWriter): WriterClient {
  const waiting = new Map<number, Waiting>();
  let gathered: WriteRequest[] = [];
  let lastId = 0;
  let closing: Promise<void> | null = null;
  let whenEnded: (() => void) | null = null;
  let running: RunningWriter | null = launch();

  function launch(): RunningWriter {
    const started = start({
      onMessage: (message) => {
        if (message.type === 'written') message.results.forEach(settle);
        // Only work under way keeps the process alive.
        if (waiting.size === 0 && closing === null) started.setHeld(false);
      },
      onEnd: (message) => {
        if (running === started) running = null;
        for (const id of [...waiting.keys()]) settle({ id, fault: { kind: 'unavailable', message } });
        whenEnded?.();
      },
    });
    started.setHeld(false);
    return started;
  }

  function settle(result: WriteResult): void {
    const promise = waiting.get(result.id);
    waiting.delete(result.id);
    if ('fault' in result) promise?.reject(errorOf(result.fault));
    else promise?.resolve(result.value);
  }

  function flush(): void {
    if (gathered.length === 0) return;
    const requests = gathered;
    gathered = [];
    running ??= launch();
    running.setHeld(true);
    running.post({ type: 'write', requests });
  }

  async function end(): Promise<void> {
    flush();
    if (running === null) return;
    const ended = new Promise<void>((resolve) => {
      whenEnded = resolve;
    });
    running.setHeld(true);
    running.post({ type: 'close' });
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
