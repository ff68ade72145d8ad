import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, createAppUnderTest } from './fixtures/app-under-test.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
interface Operation {
  readonly method: Method;
  readonly url: string;
  readonly isSecured: boolean;
  readonly hasBody: boolean;
}

let test: AppUnderTest;
/** All that the API's own description names. */
let operations: readonly Operation[];
beforeAll(async () => {
  test = await createAppUnderTest();
  const { paths } = JSON.parse((await test.app.inject('/openapi.json')).body) as {
    paths: Record<string, Record<string, { security?: unknown[]; requestBody?: unknown }>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, requestBody }]) => ({
      method: method.toUpperCase() as Method,
      url: path.replace('{id}', 'rose'),
      isSecured: (security ?? []).length > 0,
      hasBody: requestBody !== undefined,
    })),
  );
});
afterAll(() => test.app.close());

describe('a caller without a token', () => {
  it.each<[what: string, wrong: { query?: string; type?: string; body?: string }]>([
    ['nothing', {}],
    ['an unknown parameter', { query: '?sort=asc&limit=-1' }],
    ['an unknown field', { type: 'application/json', body: '{"a": 1}' }],
    ['broken JSON', { type: 'application/json', body: '{"a": ' }],
    ['a form', { type: 'application/x-www-form-urlencoded', body: 'a=1' }],
    ['a body that is too large', { type: 'application/json', body: `"${'a'.repeat(70_000)}"` }],
  ])('learns of no route what a good request is by sending %s', async (_, { query = '', type, body }) => {
    const secured = operations.filter(({ isSecured }) => isSecured);
    expect(secured.length).toBeGreaterThan(15);
    for (const { method, url } of secured) {
      const { statusCode, headers } = await test.app.inject({
        method,
        url: `${url}${query}`,
        headers: { ...(type !== undefined && { 'content-type': type }) },
        ...(body !== undefined && method !== 'GET' && { payload: body }),
      });
      expect([method, url, statusCode]).toEqual([method, url, 401]);
      expect(headers['www-authenticate']).toBe('Bearer realm="hamzaban"');
    }
  });

  it('is counted against its address all the same', async () => {
    const limited = await createAppUnderTest({ addressQuota: 1 });
    const call = async () => (await limited.app.inject('/conversations?sort=asc')).statusCode;
    expect([await call(), await call()]).toEqual([401, 429]);
    await limited.app.close();
  });
});

describe('HEAD', () => {
  it.each(['/livez', '/readyz', '/openapi.json', '/', '/docs/', '/metrics'])(
    'of %s is GET without the body',
    async (url) => {
      const [head, get] = [
        await test.app.inject({ method: 'HEAD', url }),
        await test.app.inject({ method: 'GET', url }),
      ];
      expect([head.statusCode, head.body]).toEqual([get.statusCode, '']);
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
      if (url !== '/metrics') expect(head.headers['content-length']).toBe(get.headers['content-length']);
    },
  );

  it('needs the token that GET needs', async () => {
    const call = async (headers: Record<string, string>) =>
      (await test.app.inject({ method: 'HEAD', url: '/conversations', headers })).statusCode;
    expect(await call({})).toBe(401);
    expect(await call({ authorization: `Bearer ${await test.tokenOf('rose')}` })).toBe(200);
  });

  it('is named where a method is refused, and not in the description', async () => {
    const { statusCode, headers } = await test.app.inject({ method: 'PUT', url: '/conversations' });
    expect([statusCode, headers['allow']]).toEqual([405, 'OPTIONS, GET, HEAD']);
    expect(operations.some(({ method }) => method === 'HEAD')).toBe(false);
  });
});

describe('an empty body', () => {
  const types = ['application/json', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded'];

  it.each(types)('of type %s is none where none is asked for', async (type) => {
    const auth = await test.app.inject({
      method: 'POST',
      url: '/auth',
      headers: { 'content-type': type, 'x-api-key': test.keys.rose, 'x-tenant-id': 'rose' },
    });
    expect(auth.statusCode).toBe(200);
    for (const { method, url } of operations.filter(
      ({ method, hasBody, isSecured }) => method !== 'GET' && !hasBody && isSecured,
    )) {
      const { statusCode } = await test.app.inject({
        method,
        url,
        headers: { 'content-type': type, authorization: `Bearer ${test.adminKey}` },
      });
      expect([method, url, statusCode]).not.toEqual([method, url, 400]);
      expect([method, url, statusCode]).not.toEqual([method, url, 415]);
    }
    await test.tenants.resume('rose');
  });

  it.each(types)('of type %s is none where all fields may be left out', async (type) => {
    const { statusCode } = await test.app.inject({
      method: 'POST',
      url: '/admin/tenants/tulip/rotate-key',
      headers: { 'content-type': type, authorization: `Bearer ${test.adminKey}` },
    });
    expect(statusCode).toBe(200);
  });

  it('is refused where a body is needed', async () => {
    const send = async (type: string) =>
      await test.app.inject({
        method: 'POST',
        url: '/webhook',
        headers: { 'content-type': type, authorization: `Bearer ${await test.tokenOf('rose')}` },
      });
    expect((await send('application/json')).json()).toMatchObject({ status: 400, code: 'invalid_json' });
    expect((await send('text/plain')).json()).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });
});

it('a body of another type is refused by name, also without a type', async () => {
  for (const type of ['text/plain', 'application/xml', 'application/jsonx', '', 'a/b/c']) {
    const { statusCode, body } = await test.app.inject({
      method: 'POST',
      url: '/webhook',
      headers: { 'content-type': type, authorization: `Bearer ${await test.tokenOf('rose')}` },
      payload: '{"user_id": "ali", "message": "سلام"}',
    });
    expect([type, statusCode, JSON.parse(body).code]).toEqual([type, 415, 'unsupported_media_type']);
  }
});
