import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from './back-up.ts';

describe('backUp', () => {
  let folder: string;
  let source: string;
  let target: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hamzaban-backup-'));
    source = join(folder, 'a.db');
    target = join(folder, 'backups', 'a-copy.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function fill(rows: number): DatabaseSync {
    const database = new DatabaseSync(source);
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT) STRICT;');
    const insert = database.prepare('INSERT INTO word (text) VALUES (?)');
    for (let row = 0; row < rows; row++) insert.run(`واژهٔ ${row}`);
    return database;
  }
  function countIn(path: string): number {
    const database = new DatabaseSync(path, { readOnly: true });
    const row = database.prepare('SELECT count(*) AS n FROM word').get();
    database.close();
    return Number(row?.['n']);
  }

  it('copies a database that is being written, as it was at one moment, for its owner only', () => {
    const database = fill(1000);
    database.exec("BEGIN; INSERT INTO word (text) VALUES ('نانوشته')");
    backUp(source, target);
    database.exec('COMMIT');
    database.close();
    expect(countIn(target)).toBe(1000);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'backups'))).toEqual(['a-copy.db']);
  });

  it('takes the place of an older copy only when it is whole', () => {
    fill(10).close();
    backUp(source, target);
    writeFileSync(source, readFileSync(source).fill(0x5a, 4096));
    const failed = expect.objectContaining({ reason: 'backup-failed' });
    expect(() => backUp(source, target)).toThrow(failed);
    expect(countIn(target)).toBe(10);
    expect(readdirSync(join(folder, 'backups'))).toEqual(['a-copy.db']);
  });

  it('removes what an interrupted backup left behind', () => {
    fill(3).close();
    backUp(source, target);
    writeFileSync(`${target}.unfinished`, 'half');
    backUp(source, target);
    expect(countIn(target)).toBe(3);
    expect(existsSync(`${target}.unfinished`)).toBe(false);
  });

  it('says what is wrong when there is nothing to copy, and leaves nothing', () => {
    expect(() => backUp(join(folder, 'nowhere.db'), target)).toThrow(/No backup could be made.*Nothing was changed/s);
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });
});
