import type { PlatformStore, Store, TenantStore } from '@hamzaban/platform';
import { AppError } from '@hamzaban/platform';
import { createMemoryPlatformStore } from './memory-platform-store.ts';
import { emptyMemoryState } from './memory-state.ts';
import { createMemoryTenantStore } from './memory-tenant-store.ts';

/** A store in memory, held to the same conformance suite as the real ones. */
export function createMemoryStore(): Store {
  const state = emptyMemoryState();
  let isClosed = false;
  const guarded = <Methods extends TenantStore | PlatformStore>(methods: Methods): Methods =>
    new Proxy(methods, {
      get: (target, name, receiver) => {
        const method: unknown = Reflect.get(target, name, receiver);
        if (!isClosed || typeof method !== 'function') return method;
        return () => Promise.reject(new AppError('shutting_down'));
      },
    });
  return {
    forTenant: (id) => guarded(createMemoryTenantStore(state, id)),
    platform: guarded(createMemoryPlatformStore(state)),
    close: async () => {
      isClosed = true;
    },
  };
}
