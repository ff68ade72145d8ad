import { openMarkReader } from './sqlite/mark-reader.ts';
import { createTableClient } from './sqlite/table-client.ts';
import type { RasaTrackerStore } from './tracker-store.ts';

export interface SqliteStoreOptions {
  /** The database file; made when it is not there. */
  readonly path: string;
  /** How long to wait for another program's lock; 5,000 ms if left out. */
  readonly busyTimeoutMs?: number;
}

/**
 * Conversations in the table `events` of a SQLite file, as Rasa's SQLTrackerStore reads and writes it. Others may write
 * to the same file meanwhile. Rejects with a `TrackerStoreError` when the file cannot be opened.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<RasaTrackerStore> {
  const client = createTableClient({ path: options.path, busyTimeoutMs: options.busyTimeoutMs ?? 5000 });
  await client.run({ kind: 'mark', senderId: '' });
  let reader = openMarkReader(options.path);
  return {
    mark: async (senderId) => (reader === null ? client.run({ kind: 'mark', senderId }) : reader.mark(senderId)),
    read: (senderId, span) => client.run({ kind: 'read', senderId, span }),
    append: (senderId, events, after) => client.run({ kind: 'append', senderId, events, after }),
    replace: (senderId, events) => client.run({ kind: 'replace', senderId, events }),
    async close() {
      reader?.close();
      reader = null;
      await client.close();
    },
  };
}
