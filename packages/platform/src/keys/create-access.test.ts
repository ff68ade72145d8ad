import { createManualClock, createMemoryStore, tenantIdOf, testCrypto } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store/store.ts';
import type { Tenants } from '../tenants/create-tenants.ts';
import { createTenants } from '../tenants/create-tenants.ts';
import type { AccessClaims, AccessTokens } from './access-tokens.ts';
import type { Access } from './create-access.ts';
import { createAccess, scopesOf } from './create-access.ts';
import type { Keys } from './create-keys.ts';
import { createKeys } from './create-keys.ts';
import { makeKeyText } from './key-text.ts';

const rose = tenantIdOf('rose');

/** Tokens whose signature is that nobody else knows them. */
function createTokenTable(): AccessTokens {
  const issued = new Map<string, AccessClaims>();
  return {
    issue: async (claims) => {
      const token = `token-${issued.size}`;
      issued.set(token, claims);
      return { token, expiresInSeconds: 900 };
    },
    verify: async (token) => issued.get(token) ?? null,
  };
}

describe('access', () => {
  let store: Store;
  let keys: Keys;
  let tenants: Tenants;
  let access: Access;
  let tokens: AccessTokens;
  let apiKey: string;
  const clock = createManualClock();
  beforeEach(async () => {
    store = createMemoryStore();
    keys = createKeys({ store, clock, crypto: testCrypto });
    tenants = createTenants({ store, keys, clock });
    tokens = createTokenTable();
    access = createAccess({ keys, tokens });
    ({ apiKey } = await tenants.create({ id: 'rose', name: 'گل' }));
    await tenants.create({ id: 'tulip', name: 'لاله' });
  });
  const signIn = (key = apiKey, tenantId = 'rose') => access.signIn({ apiKey: key, tenantId });
  const refused = { code: 'invalid_credentials', status: 401, details: {} };

  it('exchanges a shop’s key for a token that speaks for the shop', async () => {
    const { token, expiresInSeconds } = await signIn();
    expect(expiresInSeconds).toBe(900);
    const principal = await access.authorize(token, 'conversations:read');
    expect(principal).toMatchObject({ tenantId: rose, keyClass: 'secret' });
  });

  it('refuses wrong keys, foreign, unknown and suspended shops all in the same way', async () => {
    const unknown = makeKeyText('secret', testCrypto).text;
    const { text: adminKey } = { text: await keys.createAdminKey() };
    for (const [key, tenantId] of [
      [unknown, 'rose'],
      [apiKey, 'tulip'],
      [apiKey, 'nobody'],
      [apiKey, ''],
      ['', 'rose'],
      ['x'.repeat(100_000), 'rose'],
      [adminKey, 'rose'],
    ] as const)
      await expect(signIn(key, tenantId)).rejects.toMatchObject(refused);
    await tenants.suspend('rose');
    await expect(signIn()).rejects.toMatchObject(refused);
    await tenants.resume('rose');
    await expect(signIn()).resolves.toBeDefined();
    await tenants.delete('rose');
    await expect(signIn()).rejects.toMatchObject(refused);
  });

  it('does not take the hash of a key for the key', async () => {
    const [stored] = await store.platform.listKeys(rose, clock.now());
    await expect(signIn(stored?.hash)).rejects.toMatchObject(refused);
    expect(JSON.stringify(stored)).not.toContain(apiKey.slice(-20));
  });

  it('does not take a key of another class under the same id', async () => {
    const [stored] = await store.platform.listKeys(rose, clock.now());
    const forged = makeKeyText('admin', testCrypto).text.replace(/_[0-9A-Za-z]{13}_/, `_${stored?.id}_`);
    await expect(access.authorizeAdmin(forged)).rejects.toMatchObject(refused);
  });

  it('ends tokens with the shop and with the key', async () => {
    const { token } = await signIn();
    const [stored] = await keys.list(rose);
    await tenants.suspend('rose');
    await expect(access.authorize(token, 'messages:write')).rejects.toMatchObject({ code: 'invalid_token' });
    await tenants.resume('rose');
    await expect(access.authorize(token, 'messages:write')).resolves.toBeDefined();
    await store.platform.revokeKey({ id: stored?.id ?? '', tenantId: rose, class: 'secret', now: clock.now() });
    await expect(access.authorize(token, 'messages:write')).rejects.toMatchObject({ code: 'invalid_token' });
  });

  it('refuses tokens that it did not issue, and those whose shop is not their key’s', async () => {
    await expect(access.authorize('made up', 'messages:write')).rejects.toMatchObject({ code: 'invalid_token' });
    const [stored] = await keys.list(rose);
    const claims = { tenantId: tenantIdOf('tulip'), keyId: stored?.id ?? '', keyClass: 'secret' } as const;
    const { token } = await tokens.issue(claims);
    await expect(access.authorize(token, 'messages:write')).rejects.toMatchObject({ code: 'invalid_token' });
  });

  it('lets a token do no more than its class and its key’s class both may', async () => {
    const [stored] = await keys.list(rose);
    const weak = await tokens.issue({
      tenantId: rose,
      keyId: stored?.id ?? '',
      keyClass: 'publishable',
      userId: 'ali',
    });
    expect(await access.authorize(weak.token, 'messages:write')).toMatchObject({
      keyClass: 'publishable',
      userId: 'ali',
    });
    await expect(access.authorize(weak.token, 'conversations:read')).rejects.toMatchObject({
      code: 'forbidden',
      status: 403,
    });
    const page = await keys.rotate({ tenantId: rose, class: 'publishable' });
    const [pageKey] = (await keys.list(rose)).filter((key) => key.class === 'publishable');
    expect(page.oldKeyValidUntil).toBeNull();
    const strong = await tokens.issue({ tenantId: rose, keyId: pageKey?.id ?? '', keyClass: 'secret' });
    await expect(access.authorize(strong.token, 'conversations:read')).rejects.toMatchObject({
      code: 'forbidden',
      details: { scope: 'conversations:read' },
    });
  });

  it('knows the platform’s keys from the shops’', async () => {
    const adminKey = await keys.createAdminKey();
    expect(await access.authorizeAdmin(adminKey)).toMatchObject({ tenantId: null, keyClass: 'admin' });
    await expect(access.authorizeAdmin(apiKey)).rejects.toMatchObject({ code: 'forbidden', status: 403 });
    await expect(access.authorizeAdmin('')).rejects.toMatchObject(refused);
    expect(scopesOf('admin')).toEqual(['admin']);
  });
});
