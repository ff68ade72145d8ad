import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock, testStore } from '@hamzaban/testkit';
import { afterAll } from 'vitest';
import { openSqliteStore } from './open-sqlite-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'hamzaban-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

testStore('SQLite', () =>
  openSqliteStore({ path: join(folder, `${++count}`, 'store.db'), clock: createManualClock() }),
);
