import { createManualClock, createMemoryStore, tenantIdOf, testCrypto } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store/store.ts';
import { createTenants } from '../tenants/create-tenants.ts';
import type { Keys } from './create-keys.ts';
import { createKeys, defaultKeyOverlapMs } from './create-keys.ts';

const rose = tenantIdOf('rose');

describe('keys', () => {
  let store: Store;
  let keys: Keys;
  let first: string;
  let clock: ReturnType<typeof createManualClock>;
  beforeEach(async () => {
    store = createMemoryStore();
    clock = createManualClock();
    keys = createKeys({ store, clock, crypto: testCrypto });
    ({ apiKey: first } = await createTenants({ store, keys, clock }).create({ id: rose, name: 'گل' }));
  });
  const isValid = async (text: string) => (await keys.verify(text)) !== null;

  it('leave the old one valid for the stated overlap, a day if nothing is said', async () => {
    clock.advance(1);
    const { apiKey, oldKeyValidUntil } = await keys.rotate({ tenantId: rose, class: 'secret' });
    expect(oldKeyValidUntil).toBe(clock.now() + defaultKeyOverlapMs);
    expect([await isValid(first), await isValid(apiKey)]).toEqual([true, true]);
    clock.advance(defaultKeyOverlapMs - 1);
    expect(await isValid(first)).toBe(true);
    clock.advance(1);
    expect([await isValid(first), await isValid(apiKey)]).toEqual([false, true]);
  });

  it('end the oldest at once when a third comes', async () => {
    clock.advance(1);
    const second = await keys.rotate({ tenantId: rose, class: 'secret', overlapMs: 1000 });
    clock.advance(1);
    const third = await keys.rotate({ tenantId: rose, class: 'secret', overlapMs: 1000 });
    expect(await Promise.all([first, second.apiKey, third.apiKey].map(isValid))).toEqual([false, true, true]);
    expect(await keys.list(rose)).toHaveLength(2);
  });

  it('end the old one at once when no overlap is wanted', async () => {
    clock.advance(1);
    await keys.rotate({ tenantId: rose, class: 'secret', overlapMs: 0 });
    expect(await isValid(first)).toBe(false);
  });

  it('are stored as SHA-256 only', async () => {
    const [stored] = await keys.list(rose);
    expect(stored?.hash).toBe(testCrypto.sha256Hex(first));
    expect(JSON.stringify(await store.platform.listKeys(rose, clock.now()))).not.toContain(first.slice(22));
  });

  it('of the platform belong to no shop, and those of shops to one', () => {
    expect(() => keys.make('admin', rose)).toThrow(expect.objectContaining({ code: 'internal' }));
    expect(() => keys.make('secret', null)).toThrow(expect.objectContaining({ code: 'internal' }));
  });
});
