import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreOpenError } from '../store-open-error.ts';
import { checkDatabase } from './check-database.ts';

/**
 * Copies a database, also one in use, into a new file: consistent, checked (`integrity_check`), on disk, readable by
 * its owner only, and never half there under its name. Throws `StoreOpenError` of reason `backup-failed`.
 */
export function backUp(source: string, target: string): void {
  const unfinished = `${target}.unfinished`;
  let isStarted = false;
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    rmSync(unfinished, { force: true });
    // Made first, so that the copy is never readable by others; VACUUM INTO takes an empty file.
    closeSync(openSync(unfinished, 'wx', 0o600));
    isStarted = true;
    copy(source, unfinished);
    checkDatabase(unfinished);
    flush(unfinished);
    renameSync(unfinished, target);
    flush(dirname(target));
  } catch (cause) {
    if (isStarted) rmSync(unfinished, { force: true });
    const because = cause instanceof Error ? cause.message : String(cause);
    throw new StoreOpenError(
      'backup-failed',
      `No backup could be made at ${target} (${because}). Nothing was changed. Make room or mend the folder, then start again.`,
      cause,
    );
  }
}

function copy(source: string, target: string): void {
  const database = new DatabaseSync(source, { timeout: 5000, readOnly: true });
  try {
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
