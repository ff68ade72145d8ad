import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, createAppUnderTest } from './fixtures/app-under-test.ts';

const ROSE = 'https://rose.example';
const TULIP = 'https://tulip.example';
let test: AppUnderTest;
beforeAll(async () => {
  test = await createAppUnderTest();
  await test.origins.set('rose', [ROSE, 'http://localhost:5173']);
  await test.origins.set('tulip', [TULIP]);
});
afterAll(() => test.app.close());

const preflight = (url: string, origin: string | undefined, method: string) =>
  test.app.inject({
    method: 'OPTIONS',
    url,
    headers: {
      ...(origin !== undefined && { origin }),
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('a preflight', () => {
  it.each([
    ['/webhook', ROSE, 'POST'],
    ['/webhook', TULIP, 'POST'],
    ['/webhook', 'http://localhost:5173', 'POST'],
    ['/auth', ROSE, 'POST'],
    ['/conversations', ROSE, 'GET'],
    ['/conversations', ROSE, 'HEAD'],
    ['/conversations/cnv_1/messages', ROSE, 'GET'],
  ])('to %s from %s is let through', async (url, origin, method) => {
    const { statusCode, headers, body } = await preflight(url, origin, method);
    expect([statusCode, body]).toEqual([204, '']);
    expect(headers['access-control-allow-origin']).toBe(origin);
    expect(headers['access-control-allow-methods']).toContain(method);
    expect(headers['access-control-allow-headers']).toContain('authorization');
    expect(headers['access-control-max-age']).toBe('600');
    expect(String(headers['vary']).toLowerCase()).toContain('origin');
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each([
    ['an origin that nobody named', '/webhook', 'https://evil.example', 'POST'],
    ['the scheme changed', '/webhook', 'http://rose.example', 'POST'],
    ['a port added', '/webhook', 'https://rose.example:8443', 'POST'],
    ['a subdomain', '/webhook', 'https://www.rose.example', 'POST'],
    ['a longer name', '/webhook', 'https://rose.example.evil.example', 'POST'],
    ['a name that ends alike', '/webhook', 'https://notrose.example', 'POST'],
    ['the name in capitals', '/webhook', 'https://ROSE.example', 'POST'],
    ['a trailing slash', '/webhook', 'https://rose.example/', 'POST'],
    ['a null origin', '/webhook', 'null', 'POST'],
    ['a star', '/webhook', '*', 'POST'],
    ['a file', '/webhook', 'file://', 'POST'],
    ['a method that is not open', '/webhook', ROSE, 'DELETE'],
    ['writing where only reading is open', '/conversations/cnv_1/messages', ROSE, 'POST'],
    ['a hand-off route', '/conversations/cnv_1/take-over', ROSE, 'POST'],
    ['the admin API', '/admin/tenants', ROSE, 'GET'],
    ['the figures', '/metrics', ROSE, 'GET'],
    ['the demo session', '/demo/session', ROSE, 'POST'],
    ['no such route', '/nowhere', ROSE, 'GET'],
  ])('from %s is refused without a word of permission', async (_, url, origin, method) => {
    const { statusCode, headers } = await preflight(url, origin, method);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('that is none says what the address takes', async () => {
    const { statusCode, headers } = await test.app.inject({ method: 'OPTIONS', url: '/webhook' });
    expect([statusCode, headers['allow']]).toEqual([204, 'POST, OPTIONS']);
  });
});

describe('a call from a page', () => {
  const call = async (origin: string | undefined, headers: Record<string, string>) =>
    test.app.inject({
      method: 'POST',
      url: '/webhook',
      headers: { ...(origin !== undefined && { origin }), 'content-type': 'application/json', ...headers },
      payload: { user_id: 'ali', message: 'سلام' },
    });
  const permission = (headers: Record<string, unknown>) => headers['access-control-allow-origin'];

  it('may be read by the origins of its shop only', async () => {
    const token = { authorization: `Bearer ${await test.tokenOf('rose')}` };
    const table: [string | undefined, string | undefined][] = [
      [ROSE, ROSE],
      ['http://localhost:5173', 'http://localhost:5173'],
      [TULIP, undefined],
      ['https://evil.example', undefined],
      ['null', undefined],
      [undefined, undefined],
    ];
    for (const [origin, allowed] of table) {
      const { statusCode, headers } = await call(origin, token);
      expect(statusCode).toBe(200);
      expect(permission(headers), String(origin)).toBe(allowed);
      expect(headers['vary'], 'a cache must not mix answers of origins').toMatch(/origin/);
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
  });

  it('that is refused can be read by its page too, with what tells it when to come again', async () => {
    const { statusCode, headers } = await call(ROSE, { authorization: 'Bearer wrong' });
    expect([statusCode, permission(headers)]).toEqual([401, ROSE]);
    expect(headers['access-control-expose-headers']).toContain('retry-after');
    expect(permission((await call('https://evil.example', { authorization: 'Bearer wrong' })).headers)).toBeUndefined();
  });

  it('for a token is read by the page of the shop that it names', async () => {
    const auth = (origin: string) =>
      test.app.inject({
        method: 'POST',
        url: '/auth',
        headers: { origin, 'x-api-key': test.keys.rose, 'x-tenant-id': 'rose' },
      });
    expect(permission((await auth(ROSE)).headers)).toBe(ROSE);
    expect(permission((await auth(TULIP)).headers)).toBeUndefined();
  });

  it('is read no longer once the origin is taken away or the shop is suspended', async () => {
    const token = { authorization: `Bearer ${await test.tokenOf('tulip')}` };
    expect(permission((await call(TULIP, token)).headers)).toBe(TULIP);
    await test.origins.set('tulip', []);
    expect(permission((await call(TULIP, token)).headers)).toBeUndefined();
    await test.origins.set('tulip', [TULIP]);
    await test.tenants.suspend('tulip');
    expect(permission((await call(TULIP, token)).headers)).toBeUndefined();
    await test.tenants.resume('tulip');
  });
});

describe('origins by the admin API', () => {
  const admin = (method: 'GET' | 'PUT', payload?: object, key = test.adminKey) =>
    test.app.inject({
      method,
      url: '/admin/tenants/rose/origins',
      headers: { authorization: `Bearer ${key}` },
      ...(payload !== undefined && { payload }),
    });

  it('are set as a whole, in the form that browsers send', async () => {
    const { statusCode, body } = await admin('PUT', { origins: [`${ROSE}/`, 'https://فروشگاه.ir', ROSE] });
    expect([statusCode, JSON.parse(body)]).toEqual([200, { origins: [ROSE, 'https://xn--mgbtj4c7ad63e.ir'] }]);
    expect(JSON.parse((await admin('GET')).body)).toEqual({ origins: [ROSE, 'https://xn--mgbtj4c7ad63e.ir'] });
  });

  it.each([
    ['a star', { origins: ['*'] }],
    ['a wildcard', { origins: ['https://*.example'] }],
    ['a path', { origins: ['https://rose.example/shop'] }],
    ['null', { origins: ['null'] }],
    ['no list', { origins: ROSE }],
    ['nothing', {}],
    ['too many', { origins: Array.from({ length: 21 }, (_, index) => `https://${index}.example`) }],
  ])('refuse %s and stay as they were', async (_, payload) => {
    const before = (await admin('GET')).body;
    expect((await admin('PUT', payload)).statusCode).toBe(422);
    expect((await admin('GET')).body).toBe(before);
  });

  it("are not for a shop's own key", async () => {
    expect((await admin('PUT', { origins: [] }, test.keys.rose)).statusCode).toBe(403);
    expect((await admin('PUT', { origins: [] }, 'wrong')).statusCode).toBe(401);
  });
});
