import type { StoredKey } from '@hamzaban/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateStoreUnderTest, StoreUnderTest } from './store-under-test.ts';

/** What a store promises about API keys. */
export function testKeys(create: CreateStoreUnderTest): void {
  describe('keys', () => {
    let test: StoreUnderTest;
    beforeEach(async () => {
      test = await create();
    });
    afterEach(() => test.close());

    const newKey = (id: string, changes: Partial<StoredKey> = {}): StoredKey => ({
      id,
      class: 'secret',
      tenantId: test.rose,
      hash: `hash-${id}`,
      createdAt: test.now,
      expiresAt: null,
      ...changes,
    });
    const idsAt = async (now: number) => (await test.store.platform.listKeys(test.rose, now)).map(({ id }) => id);

    it('finds a key with the state of its shop', async () => {
      const { platform } = test.store;
      await platform.addKey(newKey('k1'));
      expect(await platform.findCredential('k1')).toEqual({ key: newKey('k1'), tenantStatus: 'active' });
      await platform.changeTenantStatus({ id: test.rose, from: ['active'], to: 'suspended', eraseAt: null });
      expect(await platform.findCredential('k1')).toMatchObject({ tenantStatus: 'suspended' });
      expect(await platform.findCredential('k2')).toBeNull();
    });

    it('keeps keys of the platform apart from those of shops', async () => {
      const { platform } = test.store;
      await platform.addKey(newKey('admin', { class: 'admin', tenantId: null }));
      expect(await platform.findCredential('admin')).toMatchObject({ key: { tenantId: null }, tenantStatus: null });
      expect((await platform.listKeys(null, test.now)).map(({ id }) => id)).toEqual(['admin']);
      expect(await idsAt(test.now)).toEqual(['key-rose']);
    });

    it('leaves two keys valid while rotating, and never three', async () => {
      const { platform } = test.store;
      const { now } = test;
      const first = { key: newKey('k1', { createdAt: now + 1 }), now: now + 1, oldValidUntil: now + 100 };
      expect(await platform.rotateKey(first)).toBe(now + 100);
      expect(await idsAt(now + 2)).toEqual(['k1', 'key-rose']);
      const second = { key: newKey('k2', { createdAt: now + 5 }), now: now + 5, oldValidUntil: now + 50 };
      expect(await platform.rotateKey(second)).toBe(now + 50);
      expect(await idsAt(now + 6)).toEqual(['k2', 'k1']);
      expect(await idsAt(now + 50)).toEqual(['k2']);
    });

    it.each([
      ['of one moment', 0],
      ['when the clock was set back', -5],
    ])('ends at once the key that has an end already, not the one in use: %s', async (_, later) => {
      const { platform } = test.store;
      const now = test.now;
      const rotate = (id: string, at: number) =>
        platform.rotateKey({ key: newKey(id, { createdAt: at }), now: at, oldValidUntil: at + 100 });
      await rotate('b', now);
      await rotate('a', now + later);
      expect(await idsAt(now + 1)).toEqual(expect.arrayContaining(['a', 'b']));
      expect(await rotate('0', now + later)).toBe(now + later + 100);
      expect((await idsAt(now + 1)).toSorted()).toEqual(['0', 'a']);
    });

    it('keeps at most two keys when many rotate at once', async () => {
      const { platform } = test.store;
      const rotations = Array.from({ length: 8 }, (_, index) =>
        platform.rotateKey({ key: newKey(`k${index}`), now: test.now, oldValidUntil: test.now + 100 }),
      );
      await Promise.all(rotations);
      expect(await idsAt(test.now + 1)).toHaveLength(2);
    });

    it('rotates the keys of one class and shop only', async () => {
      const { platform } = test.store;
      await platform.addKey(newKey('page', { class: 'publishable' }));
      const rotation = {
        key: newKey('k1', { createdAt: test.now + 1 }),
        now: test.now + 1,
        oldValidUntil: test.now + 1,
      };
      await platform.rotateKey(rotation);
      expect((await idsAt(test.now + 2)).sort()).toEqual(['k1', 'page']);
      expect((await platform.listKeys(test.tulip, test.now + 2)).map(({ id }) => id)).toEqual(['key-tulip']);
    });

    it('says that there was no old key', async () => {
      const { platform } = test.store;
      const key = newKey('page', { class: 'publishable' });
      expect(await platform.rotateKey({ key, now: test.now, oldValidUntil: test.now + 1 })).toBeNull();
    });

    it('revokes a key of the named owner and class, once', async () => {
      const { platform } = test.store;
      const wanted = { id: 'key-rose', tenantId: test.rose, class: 'secret', now: test.now } as const;
      expect(await platform.revokeKey({ ...wanted, tenantId: test.tulip })).toBe(false);
      expect(await platform.revokeKey({ ...wanted, class: 'publishable' })).toBe(false);
      expect(await platform.revokeKey(wanted)).toBe(true);
      expect(await platform.revokeKey({ ...wanted, now: test.now + 1 })).toBe(false);
      expect(await idsAt(test.now)).toEqual([]);
    });
  });
}
