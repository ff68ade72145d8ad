import { DatabaseSync } from 'node:sqlite';
import { markOf, selectLast } from './event-table.ts';

/** Looks at the newest event of a conversation without asking the thread. */
export interface MarkReader {
  mark(senderId: string): string | null;
  close(): void;
}

// In a write-ahead log reading waits for nobody, save for moments when another program starts or ends.
const longestWaitMs = 200;

/**
 * A second connection that reads only, for the calling thread; null when the file has no write-ahead log, where reading
 * would wait for every commit.
 */
export function openMarkReader(path: string): MarkReader | null {
  const database = new DatabaseSync(path, { readOnly: true, timeout: longestWaitMs });
  const { journal_mode: mode } = database.prepare('PRAGMA journal_mode').get() as { journal_mode: string };
  if (mode !== 'wal') {
    database.close();
    return null;
  }
  const last = database.prepare(selectLast);
  return {
    mark(senderId) {
      const row = last.get(senderId) as { id: number; timestamp: number | null } | undefined;
      return row === undefined ? null : markOf(row);
    },
    close: () => database.close(),
  };
}
