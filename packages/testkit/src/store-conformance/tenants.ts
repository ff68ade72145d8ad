import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateStoreUnderTest, StoreUnderTest } from './store-under-test.ts';

/** What a store promises about shops. */
export function testTenants(create: CreateStoreUnderTest): void {
  describe('shops', () => {
    let test: StoreUnderTest;
    beforeEach(async () => {
      test = await create();
    });
    afterEach(() => test.close());

    it('keeps a shop as it was made, with its key', async () => {
      const { store, now, rose } = test;
      const tenant = {
        id: rose,
        name: 'فروشگاه rose',
        status: 'active',
        createdAt: now,
        eraseAt: null,
        pinnedModelId: null,
      };
      expect(await store.platform.findTenant(rose)).toEqual(tenant);
      expect((await store.platform.listKeys(rose, now)).map(({ id }) => id)).toEqual(['key-rose']);
    });

    it('makes one of many shops of the same id at once, and no key for the others', async () => {
      const { store, now, rose } = test;
      const tenant = {
        id: rose,
        name: 'دیگر',
        status: 'active' as const,
        createdAt: now,
        eraseAt: null,
        pinnedModelId: null,
      };
      const key = { id: 'k2', class: 'secret' as const, tenantId: rose, hash: 'h', createdAt: now, expiresAt: null };
      expect(await store.platform.createTenant(tenant, key)).toBe(false);
      expect(await store.platform.findCredential('k2')).toBeNull();
      expect((await store.platform.findTenant(rose))?.name).toBe('فروشگاه rose');
    });

    it('lists shops by id, page by page, also of one status', async () => {
      const { store } = test;
      for (const id of ['a1', 'zebra', 'm-2']) await test.addTenant(id);
      const list = (query: Parameters<typeof store.platform.listTenants>[0]) =>
        store.platform.listTenants(query).then((rows) => rows.map(({ id }) => id));
      expect(await list({ limit: 10 })).toEqual(['a1', 'm-2', 'rose', 'tulip', 'zebra']);
      expect(await list({ limit: 2, afterId: test.rose })).toEqual(['tulip', 'zebra']);
      await store.platform.changeTenantStatus({ id: test.rose, from: ['active'], to: 'suspended', eraseAt: null });
      expect(await list({ limit: 10, status: 'suspended' })).toEqual(['rose']);
      expect(await list({ limit: 10, status: 'active' })).toEqual(['a1', 'm-2', 'tulip', 'zebra']);
    });

    it('changes a state only from the states that are named', async () => {
      const { platform } = test.store;
      const change = { id: test.rose, to: 'active', eraseAt: null } as const;
      expect(await platform.changeTenantStatus({ ...change, from: ['suspended', 'deleted'] })).toBe(false);
      expect(await platform.changeTenantStatus({ ...change, from: ['active'], to: 'deleted', eraseAt: 5 })).toBe(true);
      expect(await platform.findTenant(test.rose)).toMatchObject({ status: 'deleted', eraseAt: 5 });
      expect(await platform.changeTenantStatus({ ...change, from: ['suspended', 'deleted'] })).toBe(true);
      expect(await platform.findTenant(test.rose)).toMatchObject({ status: 'active', eraseAt: null });
    });

    it('erases a deleted shop in steps, all of it and nothing else, and only when its time has come', async () => {
      const { store, now, rose, tulip } = test;
      for (let index = 0; index < 4; index++) {
        const claims = [{ key: `k${index}`, fingerprint: 'f' }];
        await test.commit(rose, { userId: `user-${index}`, claims });
        await test.commit(tulip, { userId: `user-${index}`, claims });
      }
      await store.platform.changeTenantStatus({ id: rose, from: ['active'], to: 'deleted', eraseAt: now + 10 });
      expect(await store.platform.listErasable(now, 10)).toEqual([]);
      expect(await store.platform.eraseTenant(rose, { now, limit: 100 })).toBe(true);
      expect(await store.forTenant(rose).listConversations({ limit: 10 })).toHaveLength(4);

      const later = { now: now + 10, limit: 3 };
      expect(await store.platform.listErasable(later.now, 10)).toEqual([rose]);
      let steps = 0;
      while (!(await store.platform.eraseTenant(rose, later))) steps++;
      expect(steps).toBeGreaterThan(1);
      expect(await store.platform.findTenant(rose)).toBeNull();
      expect(await store.platform.findCredential('key-rose')).toBeNull();
      expect(await store.forTenant(rose).listConversations({ limit: 10 })).toEqual([]);
      expect((await store.forTenant(rose).loadTurn('user-1', ['k1'])).records).toEqual([]);
      expect(await store.forTenant(tulip).listConversations({ limit: 10 })).toHaveLength(4);
      expect((await store.forTenant(tulip).loadTurn('user-1', ['k1'])).records).toHaveLength(1);
      expect(await store.platform.findCredential('key-tulip')).not.toBeNull();
    });

    it('keeps the web origins of each shop apart, in place of the old ones, and erases them with it', async () => {
      const { store, now, rose, tulip } = test;
      const { platform } = store;
      const [site, panel] = ['https://rose.example', 'https://panel.example'];
      expect(await platform.setOrigins({ id: rose, origins: [site, panel, site] })).toBe(true);
      expect(await platform.setOrigins({ id: tulip, origins: [panel] })).toBe(true);
      expect(await platform.setOrigins({ id: 'nobody' as typeof rose, origins: [site] })).toBe(false);
      expect(await platform.listOrigins(rose)).toEqual([panel, site]);
      expect(await platform.hasOrigin({ origin: site, tenantId: rose })).toBe(true);
      expect(await platform.hasOrigin({ origin: site, tenantId: tulip })).toBe(false);
      expect(await platform.hasOrigin({ origin: site, tenantId: null })).toBe(true);
      expect(await platform.hasOrigin({ origin: 'https://rose.example:8443', tenantId: null })).toBe(false);
      await platform.changeTenantStatus({ id: rose, from: ['active'], to: 'suspended', eraseAt: null });
      expect(await platform.hasOrigin({ origin: site, tenantId: null })).toBe(false);
      await platform.setOrigins({ id: tulip, origins: [] });
      expect(await platform.listOrigins(tulip)).toEqual([]);
      await platform.changeTenantStatus({ id: rose, from: ['suspended'], to: 'deleted', eraseAt: now });
      while (!(await platform.eraseTenant(rose, { now, limit: 100 })));
      expect(await platform.listOrigins(rose)).toEqual([]);
    });

    it('does not erase a shop that was taken back', async () => {
      const { store, now, rose } = test;
      await test.commit(rose, {});
      await store.platform.changeTenantStatus({ id: rose, from: ['active'], to: 'deleted', eraseAt: now });
      await store.platform.changeTenantStatus({ id: rose, from: ['deleted'], to: 'active', eraseAt: null });
      expect(await store.platform.eraseTenant(rose, { now: now + 1, limit: 100 })).toBe(true);
      expect(await store.forTenant(rose).listConversations({ limit: 10 })).toHaveLength(1);
    });
  });
}
