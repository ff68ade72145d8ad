export type { OpenSqliteStoreOptions } from './open-sqlite-store.ts';
export { openSqliteStore } from './open-sqlite-store.ts';
export { backUp } from './sqlite/back-up.ts';
export { checkDatabase } from './sqlite/check-database.ts';
export type { MigrationReport } from './sqlite/migrate.ts';
export type { StoreOpenReason } from './store-open-error.ts';
export { StoreOpenError } from './store-open-error.ts';
