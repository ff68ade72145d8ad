import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { startRasaServer } from './fixtures/rasa-server-under-test.ts';

const secret = 'shared secret of the shop';

async function tokenFor(
  user: unknown,
  key: Parameters<SignJWT['sign']>[0] = new TextEncoder().encode(secret),
  alg = 'HS256',
) {
  return new SignJWT({ user }).setProtectedHeader({ alg }).sign(key);
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('--auth-token', () => {
  it('opens the API to those who send it, and to nobody else; channel and version stay open', async () => {
    const server = await startRasaServer({ auth: { token: 'sekret' } });
    expect((await server.call('GET', '/status?token=sekret')).status).toBe(200);
    for (const path of [
      '/status',
      '/status?token=',
      '/status?token=other',
      '/domain',
      '/conversations/a/tracker',
      '/conversations/a/story',
    ])
      expect(await server.call('GET', path), path).toMatchObject({ status: 401, body: { reason: 'NotAuthenticated' } });
    expect((await server.call('GET', '/status', undefined, bearer('sekret'))).status).toBe(401);
    expect((await server.call('POST', '/model/train', 'x: 1')).status).toBe(401);
    expect((await server.call('DELETE', '/model')).status).toBe(401);
    expect((await server.call('GET', '/version')).status).toBe(200);
    expect(await server.say('a', 'سلام')).toHaveLength(1);
    await server.close();
  });
});

describe('--jwt-secret', () => {
  it('lets an admin do everything and a user only what is about the own conversation', async () => {
    const server = await startRasaServer({ auth: { jwt: { secret, method: 'HS256' } } });
    const admin = bearer(await tokenFor({ username: 'x', role: 'admin' }));
    const user = bearer(await tokenFor({ username: 'u', role: 'user' }));
    expect((await server.call('GET', '/status', undefined, admin)).status).toBe(200);
    expect((await server.call('GET', '/conversations/u/tracker', undefined, user)).status).toBe(200);
    for (const path of ['/status', '/conversations/v/tracker', '/domain'])
      expect(await server.call('GET', path, undefined, user), path).toMatchObject({
        status: 403,
        body: { reason: 'NotAuthorized' },
      });
    await server.close();
  });

  it('takes no token that is signed otherwise, expired, or none at all', async () => {
    const server = await startRasaServer({ auth: { jwt: { secret, method: 'HS256' } } });
    const admin = { username: 'x', role: 'admin' };
    const foreign = await tokenFor(admin, new TextEncoder().encode('another secret'));
    const otherMethod = await tokenFor(admin, undefined, 'HS512');
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ user: admin }))}.`;
    const expired = await new SignJWT({ user: admin })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1 hour ago')
      .sign(new TextEncoder().encode(secret));
    for (const token of [foreign, otherMethod, unsigned, expired, 'x.y.z', 'x'.repeat(10_000)])
      expect((await server.call('GET', '/status', undefined, bearer(token))).status, token.slice(0, 40)).toBe(401);
    expect((await server.call('GET', '/status')).status).toBe(401);
    const noUser = bearer(await tokenFor('admin'));
    expect((await server.call('GET', '/status', undefined, noUser)).status).toBe(403);
    await server.close();
  });

  it('takes a public key for asymmetric methods', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const server = await startRasaServer({ auth: { jwt: { secret: await exportSPKI(publicKey), method: 'RS256' } } });
    const admin = bearer(await tokenFor({ role: 'admin' }, privateKey, 'RS256'));
    expect((await server.call('GET', '/status', undefined, admin)).status).toBe(200);
    await server.close();
  });
});
