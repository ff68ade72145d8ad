import { createManualClock, createMemoryStore, tenantIdOf, testCrypto, turnCommitOf } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIds } from '../create-ids.ts';
import { createKeys } from '../keys/create-keys.ts';
import type { Store } from '../store/store.ts';
import type { Tenants } from './create-tenants.ts';
import { createTenants, defaultGraceMs } from './create-tenants.ts';

describe('tenants', () => {
  let store: Store;
  let tenants: Tenants;
  let clock: ReturnType<typeof createManualClock>;
  beforeEach(async () => {
    store = createMemoryStore();
    clock = createManualClock();
    tenants = createTenants({ store, keys: createKeys({ store, clock, crypto: testCrypto }), clock });
  });

  it('are made with a key, once for each id', async () => {
    const { tenant, apiKey } = await tenants.create({ id: 'rose', name: 'گل رز' });
    expect(tenant).toMatchObject({ id: 'rose', name: 'گل رز', status: 'active', createdAt: clock.now() });
    expect(apiKey).toMatch(/^sk_live_/);
    expect(await tenants.show('rose')).toEqual(tenant);
    const again = tenants.create({ id: 'rose', name: 'x' });
    await expect(again).rejects.toMatchObject({ code: 'tenant_exists', status: 409, details: { tenant: 'rose' } });
  });

  it('are not found by an unknown id or by what is none', async () => {
    for (const id of ['nobody', '', '../rose', 'ROSE', 'x'.repeat(5000)]) {
      const missing = { code: 'tenant_not_found', status: 404 };
      await expect(tenants.show(id)).rejects.toMatchObject(missing);
      await expect(tenants.suspend(id)).rejects.toMatchObject(missing);
      await expect(tenants.delete(id)).rejects.toMatchObject(missing);
      await expect(tenants.rotateKey(id)).rejects.toMatchObject(missing);
    }
    await expect(tenants.create({ id: '../x', name: 'x' })).rejects.toMatchObject({ code: 'tenant_not_found' });
  });

  it('are listed in pages', async () => {
    for (const id of ['c', 'a', 'b']) await tenants.create({ id, name: id });
    const first = await tenants.list({ limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(['a', 'b']);
    const second = await tenants.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ data: [{ id: 'c' }], nextCursor: null, hasMore: false });
    const wrong = tenants.list({ limit: 2, status: 'active', cursor: first.nextCursor ?? '' });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  it('are suspended and resumed, as often as one likes', async () => {
    await tenants.create({ id: 'rose', name: 'گل' });
    expect((await tenants.suspend('rose')).status).toBe('suspended');
    expect((await tenants.suspend('rose')).status).toBe('suspended');
    expect((await tenants.list({ limit: 5, status: 'suspended' })).data).toHaveLength(1);
    expect((await tenants.resume('rose')).status).toBe('active');
    expect((await tenants.resume('rose')).status).toBe('active');
  });

  it('keep a deleted shop’s data for the grace time, and the first date when deleted twice', async () => {
    await tenants.create({ id: 'rose', name: 'گل' });
    const until = clock.now() + defaultGraceMs;
    expect(await tenants.delete('rose')).toMatchObject({ status: 'deleted', eraseAt: until });
    clock.advance(1000);
    expect((await tenants.delete('rose')).eraseAt).toBe(until);
    await expect(tenants.suspend('rose')).rejects.toMatchObject({ code: 'tenant_deleted', status: 409 });
    await expect(tenants.rotateKey('rose')).rejects.toMatchObject({ code: 'tenant_deleted' });
    await expect(tenants.create({ id: 'rose', name: 'x' })).rejects.toMatchObject({ code: 'tenant_exists' });
    clock.advance(defaultGraceMs - 1001);
    expect(await tenants.eraseDue()).toEqual([]);
    expect(await tenants.resume('rose')).toMatchObject({ status: 'active', eraseAt: null });
  });

  it('erase what is due, whole, and nothing of others; the id is free again', async () => {
    const ids = createIds({ clock, crypto: testCrypto });
    for (const id of ['rose', 'tulip']) {
      await tenants.create({ id, name: id });
      for (let index = 0; index < 600; index++)
        await store.forTenant(tenantIdOf(id)).commitTurn(turnCommitOf({ ids, at: 1, userId: `user-${index}` }));
    }
    await tenants.delete('rose', { graceMs: 10 });
    clock.advance(10);
    expect(await tenants.eraseDue()).toEqual(['rose']);
    expect(await store.forTenant(tenantIdOf('rose')).listConversations({ limit: 5 })).toEqual([]);
    expect(await store.forTenant(tenantIdOf('tulip')).listConversations({ limit: 5 })).toHaveLength(5);
    await expect(tenants.show('rose')).rejects.toMatchObject({ code: 'tenant_not_found' });
    await expect(tenants.create({ id: 'rose', name: 'تازه' })).resolves.toBeDefined();
  });

  it('stop erasing when asked to', async () => {
    await tenants.create({ id: 'rose', name: 'گل' });
    await tenants.delete('rose', { graceMs: 0 });
    expect(await tenants.eraseDue(AbortSignal.abort())).toEqual([]);
    expect((await tenants.show('rose')).status).toBe('deleted');
  });

  it('rotate keys with the overlap that is asked for', async () => {
    await tenants.create({ id: 'rose', name: 'گل' });
    clock.advance(1);
    const { apiKey, oldKeyValidUntil } = await tenants.rotateKey('rose', { overlapMs: 60_000 });
    expect(apiKey).toMatch(/^sk_live_/);
    expect(oldKeyValidUntil).toBe(clock.now() + 60_000);
  });
});
