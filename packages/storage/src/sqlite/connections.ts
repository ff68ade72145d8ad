import { DatabaseSync } from 'node:sqlite';

/** How to connect. */
export interface ConnectionOptions {
  /** The database file. */
  readonly path: string;
  /** How long to wait for another process's lock; `node:sqlite` itself does not wait at all. */
  readonly busyTimeoutMs: number;
}

// WAL pages between two checkpoints: 4 MB, SQLite's own default. Larger gains little and makes the longest wait longer.
const checkpointPages = 1000;
const cacheKibibytes = 16_384;

/** The connection that writes: every commit is on disk before it returns, and what is deleted is overwritten. */
export function connectToWrite({ path, busyTimeoutMs }: ConnectionOptions): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -${cacheKibibytes};
    PRAGMA wal_autocheckpoint = ${checkpointPages};
  `);
  return database;
}

// Reading in WAL mode waits for nobody, save for moments when another process starts or ends; this one runs on the
// event loop, so it must not wait long.
const longestReadWaitMs = 200;

/** A connection that reads only. */
export function connectToRead({ path, busyTimeoutMs }: ConnectionOptions): DatabaseSync {
  const timeout = Math.min(busyTimeoutMs, longestReadWaitMs);
  const database = new DatabaseSync(path, { timeout, readOnly: true });
  database.exec(`PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${cacheKibibytes};`);
  return database;
}
