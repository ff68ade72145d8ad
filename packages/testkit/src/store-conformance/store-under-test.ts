import type { Conversation, Ids, Store, TenantId } from '@hamzaban/platform';
import { createIds } from '@hamzaban/platform';
import { createManualClock } from '../manual-clock.ts';
import { tenantIdOf } from '../tenant-id-of.ts';
import { testCrypto } from '../test-crypto.ts';
import type { TurnCommitOptions } from '../turn-commit-of.ts';
import { turnCommitOf } from '../turn-commit-of.ts';

/** A fresh store with two shops in it, and what tests do with it over and over. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly ids: Ids;
  readonly now: number;
  readonly rose: TenantId;
  readonly tulip: TenantId;
  /** Adds a shop with one key. */
  addTenant(id: string): Promise<TenantId>;
  /** Commits a turn and gives back the conversation after it. */
  commit(tenantId: TenantId, options: Omit<TurnCommitOptions, 'ids' | 'at'> & { at?: number }): Promise<Conversation>;
  close(): Promise<void>;
}

/** Makes fresh stores. */
export type CreateStoreUnderTest = () => Promise<StoreUnderTest>;

/** Wraps the maker of a driver's stores. */
export function storeUnderTest(createStore: () => Promise<Store>): CreateStoreUnderTest {
  return async () => {
    const clock = createManualClock();
    const store = await createStore();
    const ids = createIds({ clock, crypto: testCrypto });
    const now = clock.now();
    const addTenant = async (text: string) => {
      const id = tenantIdOf(text);
      await store.platform.createTenant(
        { id, name: `فروشگاه ${text}`, status: 'active', createdAt: now, eraseAt: null, pinnedModelId: null },
        { id: `key-${text}`, class: 'secret', tenantId: id, hash: 'h', createdAt: now, expiresAt: null },
      );
      return id;
    };
    return {
      store,
      ids,
      now,
      rose: await addTenant('rose'),
      tulip: await addTenant('tulip'),
      addTenant,
      commit: async (tenantId, options) => {
        const commit = turnCommitOf({ ids, at: now, ...options });
        const outcome = await store.forTenant(tenantId).commitTurn(commit);
        if (outcome !== 'committed') throw new TypeError(`expected a commit, got ${outcome}`);
        return commit.conversation;
      },
      close: () => store.close(),
    };
  };
}
