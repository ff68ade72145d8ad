export { createMemoryStore, type MemoryStoreOptions } from './create-memory-store.ts';
export { openSqliteStore, type SqliteStoreOptions } from './open-sqlite-store.ts';
export type { Appended, RasaTrackerStore, StoredConversation, StoredEvent, StoredSpan } from './tracker-store.ts';
export { TrackerStoreError } from './tracker-store-error.ts';
