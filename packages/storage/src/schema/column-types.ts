import type { ColumnDefinitionBuilder, Kysely } from 'kysely';
import { SqliteAdapter, sql } from 'kysely';

/** What differs between the databases in a table's definition, so that a migration is written once. */
export interface ColumnTypes {
  /** A whole number of 64 bits: `integer` where STRICT tables want it so, else `bigint`. */
  readonly whole: 'integer' | 'bigint';
  /** A number with a fraction. */
  readonly fraction: 'real' | 'double precision';
  /** Type of a key that the database counts up. */
  readonly counted: 'integer' | 'bigserial';
  /** Makes a `counted` column the primary key; with `isNeverReused` also after its highest row is gone. */
  readonly asCountedKey: (isNeverReused: boolean) => (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Goes to the end of a table's definition. */
  readonly ending: ReturnType<typeof sql>;
}

/** The column types of the database that is being migrated. */
export function columnTypesOf<Schema>(database: Kysely<Schema>): ColumnTypes {
  const isSqlite = database.getExecutor().adapter instanceof SqliteAdapter;
  return {
    whole: isSqlite ? 'integer' : 'bigint',
    fraction: isSqlite ? 'real' : 'double precision',
    counted: isSqlite ? 'integer' : 'bigserial',
    asCountedKey: (isNeverReused) => (column) =>
      isSqlite && isNeverReused ? column.primaryKey().autoIncrement() : column.primaryKey(),
    ending: isSqlite ? sql`strict` : sql``,
  };
}
