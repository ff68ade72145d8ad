import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock, Store } from '@hamzaban/platform';
import { createSqliteStore } from './create-sqlite-store.ts';
import type { Migrations } from './schema/migrations.ts';
import { migrations } from './schema/migrations.ts';
import type { ConnectionOptions } from './sqlite/connections.ts';
import { connectToRead, connectToWrite } from './sqlite/connections.ts';
import type { MigrationReport } from './sqlite/migrate.ts';
import { migrate } from './sqlite/migrate.ts';
import { openErrorOf } from './sqlite/open-error.ts';
import { StoreOpenError } from './store-open-error.ts';
import { createWriterThreadStarter } from './writer/start-writer-thread.ts';
import { createWriterClient } from './writer/writer-client.ts';

/** Where the database is and how to treat it. */
export interface OpenSqliteStoreOptions {
  /** The database file; made with its folder when it is not there. */
  readonly path: string;
  readonly clock: Clock;
  /** Where the copy goes that is made before a migration; `backups` beside the database if left out. */
  readonly backupFolder?: string;
  /** How long to wait for another process's lock; 5,000 ms if left out. */
  readonly busyTimeoutMs?: number;
  /** Told what was migrated, before the store is given back. */
  readonly onMigrated?: (report: MigrationReport) => void;
  /** Other migrations than this version's; for tests. */
  readonly migrations?: Migrations;
}

/**
 * Opens the store on a SQLite file: brings its schema up to date (after a verified backup unless it is new), then
 * starts the writer thread. Several processes may have the same file open. Rejects with a `StoreOpenError`.
 */
export async function openSqliteStore(options: OpenSqliteStoreOptions): Promise<Store> {
  const { path, onMigrated } = options;
  const connection = { path, busyTimeoutMs: options.busyTimeoutMs ?? 5000 };
  const report = await prepareFile(options, connection);
  if (report.applied.length > 0) onMigrated?.(report);
  const writer = createWriterClient(createWriterThreadStarter(connection));
  return createSqliteStore({ reader: connectToRead(connection), writer });
}

async function prepareFile(options: OpenSqliteStoreOptions, connection: ConnectionOptions): Promise<MigrationReport> {
  const { path, clock } = options;
  const folder = options.backupFolder ?? join(dirname(path), 'backups');
  let database: DatabaseSync | null = null;
  try {
    const isNew = !existsSync(path);
    mkdirSync(dirname(path), { recursive: true });
    database = connectToWrite(connection);
    // Customers' messages are in it.
    if (isNew) chmodSync(path, 0o600);
    return await migrate(database, {
      path,
      migrations: options.migrations ?? migrations,
      backupPathFor: ([first = '']) => join(folder, backupName({ path, now: clock.now(), first })),
    });
  } catch (error) {
    throw StoreOpenError.isInstance(error) ? error : openErrorOf(path, error);
  } finally {
    database?.close();
  }
}

function backupName(source: { path: string; now: number; first: string }): string {
  const time = new Date(source.now).toISOString().replaceAll(/[:.]/g, '-');
  return `${basename(source.path, '.db')}-before-${source.first}-${time}.db`;
}
