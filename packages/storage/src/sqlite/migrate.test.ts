import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createIds } from '@hamzaban/platform';
import { createManualClock, tenantIdOf, testCrypto, turnCommitOf } from '@hamzaban/testkit';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../open-sqlite-store.ts';
import { type Migrations, migrations } from '../schema/migrations.ts';
import type { MigrationReport } from './migrate.ts';

const clock = createManualClock();
const rose = tenantIdOf('rose');
const addColumn: Migrations = {
  ...migrations,
  '0098-note': {
    up: (database: Kysely<unknown>) => database.schema.alterTable('tenant').addColumn('note', 'text').execute(),
  },
};
const failing: Migrations = {
  ...addColumn,
  '0099-fails': {
    up: async (database: Kysely<unknown>) => {
      await sql`delete from message`.execute(database);
      await sql`insert into nowhere values (1)`.execute(database);
    },
  },
};

describe('migrating a database with data', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hamzaban-migrate-'));
    path = join(folder, 'shop.db');
    const store = await openSqliteStore({ path, clock });
    const ids = createIds({ clock, crypto: testCrypto });
    await store.platform.createTenant(
      { id: rose, name: 'گل', status: 'active', createdAt: 1, eraseAt: null, pinnedModelId: null },
      { id: 'k', class: 'secret', tenantId: rose, hash: 'h', createdAt: 1, expiresAt: null },
    );
    for (let index = 0; index < 50; index++)
      await store.forTenant(rose).commitTurn(turnCommitOf({ ids, at: 1, userId: `user-${index}`, text: 'سلام' }));
    await store.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function dump(file: string): string {
    const database = new DatabaseSync(file, { readOnly: true });
    const rows = ['tenant', 'api_key', 'conversation', 'message'].map((table) =>
      database.prepare(`SELECT * FROM ${table}`).all(),
    );
    database.close();
    return JSON.stringify(rows);
  }

  it('keeps the data, and leaves a checked copy of the database as it was', async () => {
    const before = dump(path);
    const reports: MigrationReport[] = [];
    const onMigrated = (report: MigrationReport) => reports.push(report);
    const store = await openSqliteStore({ path, clock, migrations: addColumn, onMigrated });
    expect(await store.forTenant(rose).listConversations({ limit: 100 })).toHaveLength(50);
    await store.close();
    const backupPath = reports[0]?.backupPath ?? '';
    expect(reports).toEqual([{ applied: ['0098-note'], backupPath }]);
    expect(backupPath).toBe(
      join(
        folder,
        'backups',
        `shop-before-0098-note-${new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')}.db`,
      ),
    );
    expect(dump(backupPath)).toBe(before);
    expect(statSync(backupPath).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
    const database = new DatabaseSync(path, { readOnly: true });
    expect(database.prepare('SELECT count(*) AS n FROM tenant WHERE note IS NULL').get()).toEqual({ n: 1 });
    database.close();
  });

  it('undoes a migration that fails, whole, and works on with the old one', async () => {
    const before = dump(path);
    await expect(openSqliteStore({ path, clock, migrations: failing })).rejects.toMatchObject({
      reason: 'migration-failed',
    });
    expect(dump(path)).toBe(before);
    const store = await openSqliteStore({ path, clock });
    expect(await store.forTenant(rose).listConversations({ limit: 100 })).toHaveLength(50);
    await store.close();
  });

  it('changes nothing when the backup cannot be made', async () => {
    const before = dump(path);
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be');
    await expect(openSqliteStore({ path, clock, migrations: addColumn })).rejects.toMatchObject({
      reason: 'backup-failed',
    });
    expect(dump(path)).toBe(before);
  });

  it('does not migrate twice when two processes start at once', async () => {
    const reports: MigrationReport[] = [];
    const onMigrated = (report: MigrationReport) => reports.push(report);
    const open = () => openSqliteStore({ path, clock, migrations: addColumn, onMigrated });
    const first = await open();
    const second = await open();
    expect(reports).toHaveLength(1);
    await Promise.all([first.close(), second.close()]);
  });

  it('puts the backup where it is told to', async () => {
    const backupFolder = join(folder, 'elsewhere', 'deep');
    await (await openSqliteStore({ path, clock, migrations: addColumn, backupFolder })).close();
    expect(readdirSync(backupFolder)).toHaveLength(1);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });
});
