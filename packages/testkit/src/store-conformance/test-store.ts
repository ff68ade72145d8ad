import type { Store } from '@hamzaban/platform';
import { describe } from 'vitest';
import { testConversations } from './conversations.ts';
import { testIsolation } from './isolation.ts';
import { testJobs } from './jobs.ts';
import { testKeys } from './keys.ts';
import { testModels } from './models.ts';
import { storeUnderTest } from './store-under-test.ts';
import { testTenants } from './tenants.ts';
import { testTurns } from './turns.ts';
import { testUpkeep } from './upkeep.ts';

/** Holds a driver to everything that the `Store` port promises; `createStore` gives a new empty store each time. */
export function testStore(name: string, createStore: () => Promise<Store>): void {
  const create = storeUnderTest(createStore);
  describe(name, () => {
    testTurns(create);
    testConversations(create);
    testIsolation(create);
    testTenants(create);
    testKeys(create);
    testJobs(create);
    testModels(create);
    testUpkeep(create);
  });
}
