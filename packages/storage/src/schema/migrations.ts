import type { Migration } from 'kysely/migration';
import { firstTables } from './0001-first-tables.ts';
import { tenantOrigins } from './0002-tenant-origins.ts';

/** Every change of the schema in its order; names are kept in the database, so none is ever renamed or removed. */
export type Migrations = Readonly<Record<string, Migration>>;

/** The migrations of this version of the program. */
export const migrations: Migrations = { '0001-first-tables': firstTables, '0002-tenant-origins': tenantOrigins };
