export type { ManualClock } from './manual-clock.ts';
export { createManualClock } from './manual-clock.ts';
export { createMemoryStore } from './memory-store/create-memory-store.ts';
export { testStore } from './store-conformance/test-store.ts';
export { tenantIdOf } from './tenant-id-of.ts';
export { testCrypto } from './test-crypto.ts';
export type { TurnCommitOptions } from './turn-commit-of.ts';
export { turnCommitOf } from './turn-commit-of.ts';
