import { chmodSync, existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { TableThreadData } from './messages.ts';

/**
 * Opens the database file so that every commit is on disk before it returns. A file that is there keeps its journal
 * mode, since the real Rasa may have it open; a new one gets a write-ahead log and is its owner's alone.
 */
export function connect({ path, busyTimeoutMs }: TableThreadData): DatabaseSync {
  const isNew = !existsSync(path);
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  if (isNew) {
    chmodSync(path, 0o600);
    database.exec('PRAGMA journal_mode = WAL');
  }
  database.exec('PRAGMA synchronous = FULL');
  return database;
}
