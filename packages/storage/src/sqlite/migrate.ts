import type { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migrations } from '../schema/migrations.ts';
import { StoreOpenError } from '../store-open-error.ts';
import { backUp } from './back-up.ts';
import { kyselyDatabaseOf } from './node-sqlite-database.ts';

/** What a migration did. */
export interface MigrationReport {
  /** Names of the changes that were made; empty: none was needed. */
  readonly applied: readonly string[];
  /** Where the database was copied to before; null: it was new, or nothing was done. */
  readonly backupPath: string | null;
}

/** What to migrate. */
export interface MigrateOptions {
  readonly path: string;
  readonly migrations: Migrations;
  /** Gives the file of the backup that precedes the changes of these names. */
  readonly backupPathFor: (pending: readonly string[]) => string;
}

/**
 * Brings the schema up to date, in one transaction that shuts out other processes, after a verified backup unless the
 * database is new. Throws `StoreOpenError`: `newer-database`, `backup-failed`, `migration-failed`; the database is then
 * as it was.
 */
export async function migrate(database: DatabaseSync, options: MigrateOptions): Promise<MigrationReport> {
  database.exec('BEGIN IMMEDIATE');
  try {
    const report = await migrateInside(database, options);
    database.exec('COMMIT');
    return report;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

async function migrateInside(database: DatabaseSync, options: MigrateOptions): Promise<MigrationReport> {
  const { path, migrations } = options;
  const done = appliedNames(database);
  const unknown = done.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0)
    throw new StoreOpenError(
      'newer-database',
      `The database ${path} was written by a newer version of Hamzaban (it has ${unknown.join(', ')}). ` +
        'Install that version again, or restore a backup from before the upgrade.',
    );
  const pending = Object.keys(migrations).filter((name) => !done.includes(name));
  if (pending.length === 0) return { applied: [], backupPath: null };
  const backupPath = done.length === 0 ? null : options.backupPathFor(pending);
  if (backupPath !== null) backUp(path, backupPath);
  await apply(database, migrations);
  return { applied: pending, backupPath };
}

function appliedNames(database: DatabaseSync): readonly string[] {
  const table = database
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'kysely_migration'")
    .get();
  if (table === undefined) return [];
  return database
    .prepare('SELECT name FROM kysely_migration ORDER BY name')
    .all()
    .map((row) => String(row['name']));
}

async function apply(database: DatabaseSync, migrations: Migrations): Promise<void> {
  const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database: kyselyDatabaseOf(database) }) });
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const because = error instanceof Error ? error.message : String(error);
  throw new StoreOpenError(
    'migration-failed',
    `The database could not be brought up to date (${because}). It was left as it was; the older version still works with it.`,
    error,
  );
}
