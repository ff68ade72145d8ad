import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Ids, Store, Tenant } from '@hamzaban/platform';
import { createIds } from '@hamzaban/platform';
import { createManualClock, tenantIdOf, testCrypto, turnCommitOf } from '@hamzaban/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from './open-sqlite-store.ts';
import { migrations } from './schema/migrations.ts';
import type { MigrationReport } from './sqlite/migrate.ts';
import { StoreOpenError } from './store-open-error.ts';

const clock = createManualClock();
const rose = tenantIdOf('rose');
const tenant: Tenant = { id: rose, name: 'گل', status: 'active', createdAt: 1, eraseAt: null, pinnedModelId: null };
const key = { id: 'k', class: 'secret' as const, tenantId: rose, hash: 'h', createdAt: 1, expiresAt: null };

describe('openSqliteStore', () => {
  let folder: string;
  let path: string;
  let ids: Ids;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hamzaban-open-'));
    path = join(folder, 'state', 'hamzaban.db');
    ids = createIds({ clock, crypto: testCrypto });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function withStore<Result>(use: (store: Store) => Promise<Result>): Promise<Result> {
    const store = await openSqliteStore({ path, clock });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  }
  const userTurn = (userId: string) => turnCommitOf({ ids, at: clock.now(), userId });

  it('makes a new database with its folder, readable by its owner only, without a backup', async () => {
    const reports: MigrationReport[] = [];
    const store = await openSqliteStore({ path, clock, onMigrated: (report) => reports.push(report) });
    await store.platform.createTenant(tenant, key);
    await store.close();
    expect(reports).toEqual([{ applied: Object.keys(migrations), backupPath: null }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'state'))).toEqual(['hamzaban.db']);
  });

  it('has everything still there after closing and opening again, and migrates nothing', async () => {
    await withStore(async (store) => {
      await store.platform.createTenant(tenant, key);
      await store.forTenant(rose).commitTurn(userTurn('ali'));
    });
    let wasMigrated = false;
    const store = await openSqliteStore({ path, clock, onMigrated: () => (wasMigrated = true) });
    expect(await store.platform.findTenant(rose)).toEqual(tenant);
    expect(await store.forTenant(rose).listConversations({ limit: 9 })).toHaveLength(1);
    await store.close();
    expect(wasMigrated).toBe(false);
  });

  it('keeps its durable settings: WAL, strict tables, foreign keys', async () => {
    await withStore((store) => store.platform.createTenant(tenant, key));
    const database = new DatabaseSync(path);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    const tables = database.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").all();
    const own = tables.filter(({ name }) => !/^(sqlite_|kysely_)/.test(String(name)));
    expect(own.length).toBeGreaterThanOrEqual(10);
    expect(own.every(({ strict }) => strict === 1)).toBe(true);
    database.close();
  });

  it('writes what was accepted before it closes', async () => {
    const commits = await withStore(async (store) => {
      await store.platform.createTenant(tenant, key);
      return Array.from({ length: 200 }, (_, index) => store.forTenant(rose).commitTurn(userTurn(`user-${index}`)));
    });
    expect(new Set(await Promise.all(commits))).toEqual(new Set(['committed']));
    const database = new DatabaseSync(path, { readOnly: true });
    expect(database.prepare('SELECT count(*) AS n FROM message').get()).toEqual({ n: 400 });
    database.close();
  });

  it('leaves no word of an erased shop in the file', async () => {
    await withStore(async (store) => {
      await store.platform.createTenant(tenant, key);
      for (let index = 0; index < 30; index++) {
        const turn = turnCommitOf({
          ids,
          at: 1,
          userId: `reza-${index}`,
          text: 'کلمهٔ محرمانه',
          snapshot: { card: 'secret-6037' },
        });
        await store.forTenant(rose).commitTurn(turn);
      }
    });
    const words = ['کلمهٔ محرمانه', 'secret-6037', 'reza-7'];
    expect(words.map((word) => readFileSync(path).includes(word))).toEqual([true, true, true]);
    await withStore(async (store) => {
      await store.platform.changeTenantStatus({ id: rose, from: ['active'], to: 'deleted', eraseAt: 1 });
      expect(await store.platform.eraseTenant(rose, { now: 1, limit: 1000 })).toBe(true);
    });
    expect(words.map((word) => readFileSync(path).includes(word))).toEqual([false, false, false]);
  });

  it('lets two processes write the same file', async () => {
    const first = await openSqliteStore({ path, clock });
    const second = await openSqliteStore({ path, clock });
    await first.platform.createTenant(tenant, key);
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        (index % 2 === 0 ? first : second).forTenant(rose).commitTurn(userTurn(`user-${index}`)),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set(['committed']));
    expect(await second.forTenant(rose).listConversations({ limit: 200 })).toHaveLength(100);
    await Promise.all([first.close(), second.close()]);
  });

  it('answers storage_unavailable while another process holds the lock, and goes on afterwards', async () => {
    const store = await openSqliteStore({ path, clock, busyTimeoutMs: 50 });
    await store.platform.createTenant(tenant, key);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const turn = userTurn('ali');
    await expect(store.forTenant(rose).commitTurn(turn)).rejects.toMatchObject({ code: 'storage_unavailable' });
    other.exec('ROLLBACK');
    other.close();
    expect(await store.forTenant(rose).commitTurn(turn)).toBe('committed');
    await store.close();
  });

  it('refuses a database of a newer version with a plain sentence, and leaves it alone', async () => {
    const newer = { ...migrations, '0099-from-the-future': { up: async () => undefined } };
    await (await openSqliteStore({ path, clock, migrations: newer })).close();
    const before = statSync(path).mtimeMs;
    const error: unknown = await openSqliteStore({ path, clock }).catch((reason: unknown) => reason);
    expect(StoreOpenError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ reason: 'newer-database' });
    expect(String(error)).toContain('newer version of Hamzaban');
    expect(statSync(path).mtimeMs).toBe(before);
  });

  it('says that a file is no database, and leaves it alone', async () => {
    const text = 'این پایگاه داده نیست. '.repeat(200);
    await (await openSqliteStore({ path, clock })).close();
    writeFileSync(path, text);
    await expect(openSqliteStore({ path, clock })).rejects.toMatchObject({ reason: 'damaged' });
    expect(statSync(path).size).toBe(Buffer.byteLength(text));
  });

  it('says that the file cannot be opened', async () => {
    await expect(openSqliteStore({ path: folder, clock })).rejects.toMatchObject({ reason: 'unavailable' });
    writeFileSync(join(folder, 'file'), '');
    const inside = openSqliteStore({ path: join(folder, 'file', 'x.db'), clock });
    await expect(inside).rejects.toMatchObject({ reason: 'unavailable' });
    expect(existsSync(join(folder, 'file', 'x.db'))).toBe(false);
  });
});
