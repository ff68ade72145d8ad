import type { Store } from '../store/store.ts';
import type { OutboxRow } from './platform-event.ts';

/** Carries the outbox to those who want it. */
export interface Outbox {
  /**
   * Delivers what waits, in order, until nothing does; resolves with the number delivered. Each event comes at least
   * once: again when the process dies between delivery and forgetting. Calls at the same time share one run. When
   * `deliver` rejects, so does this, and the batch stays for the next call.
   */
  drain(signal?: AbortSignal): Promise<number>;
}

// Rows per read: about 20 kB, a millisecond of work.
const batchRows = 256;

/** Creates the carrier; `deliver` gets the events of a batch, in order, and must bear seeing one twice. */
export function createOutbox(dependencies: {
  readonly store: Store;
  readonly deliver: (rows: readonly OutboxRow[]) => Promise<void>;
}): Outbox {
  const { store, deliver } = dependencies;
  let running: Promise<number> | null = null;

  async function run(signal: AbortSignal | undefined): Promise<number> {
    let count = 0;
    while (signal?.aborted !== true) {
      const rows = await store.platform.readOutbox(batchRows);
      const last = rows.at(-1);
      if (last === undefined) break;
      await deliver(rows);
      await store.platform.deleteOutbox(last.id);
      count += rows.length;
      if (rows.length < batchRows) break;
    }
    return count;
  }

  return {
    drain: (signal) => {
      running ??= run(signal).finally(() => {
        running = null;
      });
      return running;
    },
  };
}
