import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreOpenError } from '../store-open-error.ts';
import { openErrorOf } from './open-error.ts';

/** Reads a whole database file and throws a `StoreOpenError`: `damaged` when it is not sound, `unavailable` when it may not be read. */
export function checkDatabase(path: string): void {
  if (!existsSync(path)) throw new StoreOpenError('unavailable', `There is no database at ${path}.`);
  let verdict: string;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    verdict = String(database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check']);
  } catch (error) {
    throw openErrorOf(path, error);
  } finally {
    database?.close();
  }
  if (verdict !== 'ok')
    throw new StoreOpenError(
      'damaged',
      `The database ${path} is damaged: ${verdict}. Restore a backup: hamzaban restore FILE`,
    );
}
