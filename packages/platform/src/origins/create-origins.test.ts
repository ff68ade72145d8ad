import { createManualClock, createMemoryStore, tenantIdOf, testCrypto } from '@hamzaban/testkit';
import { describe, expect, it } from 'vitest';
import { createKeys } from '../keys/create-keys.ts';
import { createTenants } from '../tenants/create-tenants.ts';
import { createOrigins } from './create-origins.ts';

describe('web origins', () => {
  it('belong to one shop, and are replaced as a whole', async () => {
    const store = createMemoryStore();
    const clock = createManualClock();
    const tenants = createTenants({ store, clock, keys: createKeys({ store, clock, crypto: testCrypto }) });
    for (const id of ['rose', 'tulip']) await tenants.create({ id, name: id });
    const origins = createOrigins({ store });
    expect(await origins.list('rose')).toEqual([]);
    expect(await origins.set('rose', ['https://b.example', 'https://a.example'])).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
    expect(await origins.isAllowed('https://a.example', tenantIdOf('rose'))).toBe(true);
    expect(await origins.isAllowed('https://a.example', tenantIdOf('tulip'))).toBe(false);
    expect(await origins.isAllowed('https://a.example', null)).toBe(true);
    expect(await origins.set('rose', [])).toEqual([]);
    expect(await origins.isAllowed('https://a.example', null)).toBe(false);
  });

  it('are those of no unknown shop', async () => {
    const origins = createOrigins({ store: createMemoryStore() });
    for (const id of ['nobody', '../rose', '']) {
      await expect(origins.list(id)).rejects.toMatchObject({ code: 'tenant_not_found' });
      await expect(origins.set(id, [])).rejects.toMatchObject({ code: 'tenant_not_found' });
    }
  });
});
