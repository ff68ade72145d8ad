import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from './check-database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a database check', () => {
  it('passes a sound database', () => {
    const path = join(folder, 'sound.db');
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1);');
    database.close();
    expect(() => checkDatabase(path)).not.toThrow();
  });

  it('names the file when it is missing, is no database, or is damaged', () => {
    expect(() => checkDatabase(join(folder, 'gone.db'))).toThrow(/no database at .*gone\.db/);
    const text = join(folder, 'text.db');
    writeFileSync(text, 'this is not a database, only a text that is long enough to be looked at');
    expect(() => checkDatabase(text)).toThrow(/text\.db is damaged.*hamzaban restore/);
  });

  it('does not call a database damaged that it may not open', () => {
    const path = join(folder, 'shut.db');
    writeFileSync(path, '', { mode: 0o000 });
    chmodSync(folder, 0o755);
    // Root may read everything, so the test gives up its rights for the while.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    let error: unknown;
    try {
      checkDatabase(path);
    } catch (thrown) {
      error = thrown;
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    expect(error).toMatchObject({ reason: 'unavailable' });
    expect(String(error)).toMatch(/cannot be opened \(unable to open database file\)\. Give the file/);
    expect(String(error)).not.toMatch(/damaged|restore/i);
  });
});
