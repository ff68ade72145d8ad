import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, createAppUnderTest } from '../fixtures/app-under-test.ts';

let test: AppUnderTest;
beforeAll(async () => {
  test = await createAppUnderTest();
});
afterAll(() => test.app.close());

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object, key = test.adminKey) {
  const { statusCode, body } = await test.app.inject({
    method,
    url: `/admin${path}`,
    headers: { authorization: `Bearer ${key}` },
    ...(payload !== undefined && { payload }),
  });
  return { status: statusCode, body: JSON.parse(body) };
}

type Route = [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object];
const routes: Route[] = [
  ['POST', '/tenants', { id: 'other', name: 'دیگر' }],
  ['GET', '/tenants'],
  ['GET', '/tenants/rose'],
  ['DELETE', '/tenants/rose'],
  ['POST', '/tenants/rose/suspend'],
  ['POST', '/tenants/rose/resume'],
  ['POST', '/tenants/rose/rotate-key', {}],
  ['POST', '/tenants/rose/train'],
  ['GET', '/tenants/rose/models'],
  ['PUT', '/tenants/rose/models/pinned', { model_id: null }],
  ['GET', '/tenants/rose/origins'],
  ['PUT', '/tenants/rose/origins', { origins: [] }],
  ['GET', '/jobs/job_0'],
];

describe('the admin API', () => {
  it.each<Route>(routes)('%s %s is for keys of class admin only', async (method, path, payload) => {
    expect((await call(method, path, payload, test.keys.rose)).status).toBe(403);
    expect((await call(method, path, payload, 'ak_live_wrong')).status).toBe(401);
    expect((await call(method, path, payload, await test.tokenOf('rose'))).status).toBe(401);
  });

  it.each<Route>(routes.filter(([, path]) => path.includes('rose')))(
    '%s %s of an unknown shop is 404',
    async (method, path, payload) => {
      const { status, body } = await call(method, path.replace('rose', 'nobody'), payload);
      expect([status, body.code]).toEqual([404, 'tenant_not_found']);
    },
  );

  it('makes a shop once, and shows its key this once', async () => {
    const made = await call('POST', '/tenants', { id: 'lily', name: 'سوسن' });
    expect(made).toMatchObject({
      status: 201,
      body: { id: 'lily', name: 'سوسن', api_key: expect.stringMatching(/^sk_live_/) },
    });
    expect(await call('POST', '/tenants', { id: 'lily', name: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'tenant_exists' },
    });
    expect((await call('POST', '/tenants', { id: '../lily', name: 'x' })).body.errors[0].pointer).toBe('/id');
    const shown = await call('GET', '/tenants/lily');
    expect(shown.body).toMatchObject({ id: 'lily', status: 'active' });
    expect(JSON.stringify(shown.body)).not.toContain('sk_live');
  });

  it('lists shops page by page, also of one state', async () => {
    const first = await call('GET', '/tenants?limit=1');
    expect(first.body.has_more).toBe(true);
    const next = await call('GET', `/tenants?limit=100&cursor=${encodeURIComponent(first.body.next_cursor)}`);
    expect(next.body.data.map(({ id }: { id: string }) => id)).toContain('tulip');
    expect((await call('GET', '/tenants?status=suspended')).body.data).toEqual([]);
    expect((await call('GET', '/tenants?status=asleep')).status).toBe(422);
  });

  it('suspends, resumes and deletes; a suspended shop is refused at once', async () => {
    const signIn = async () =>
      (
        await test.app.inject({
          method: 'POST',
          url: '/auth',
          headers: { 'x-api-key': test.keys.tulip, 'x-tenant-id': 'tulip' },
        })
      ).statusCode;
    expect(await signIn()).toBe(200);
    expect((await call('POST', '/tenants/tulip/suspend')).body.status).toBe('suspended');
    expect(await signIn()).toBe(401);
    expect((await call('POST', '/tenants/tulip/resume')).body.status).toBe('active');
    expect((await call('DELETE', '/tenants/tulip')).body).toMatchObject({
      status: 'deleted',
      erase_at: expect.any(String),
    });
    expect(await signIn()).toBe(401);
    expect((await call('POST', '/tenants/tulip/suspend')).body.code).toBe('tenant_deleted');
    expect((await call('POST', '/tenants/tulip/resume')).body.status).toBe('active');
    expect(await signIn()).toBe(200);
  });

  it('rotates a key with the overlap that is asked for', async () => {
    const { body } = await call('POST', '/tenants/tulip/rotate-key', { overlap_seconds: 60 });
    expect(body).toMatchObject({
      id: 'tulip',
      api_key: expect.stringMatching(/^sk_live_/),
      old_key_valid_until: expect.any(String),
    });
    expect((await call('POST', '/tenants/tulip/rotate-key', { overlap_seconds: -1 })).status).toBe(422);
    expect((await call('POST', '/tenants/tulip/rotate-key', { overlap_seconds: 604_801 })).status).toBe(422);
  });

  it("lets the old key of a rotation live as long as the server's settings say, when nobody asks for anything", async () => {
    const { status, body } = await call('POST', '/tenants/tulip/rotate-key');
    expect(status).toBe(200);
    const { body: other } = await call('POST', '/tenants/tulip/rotate-key', { overlap_seconds: 7200 });
    expect(body.old_key_valid_until).toBe(other.old_key_valid_until);
  });

  it('queues a training and tells how it stands', async () => {
    const queued = await call('POST', '/tenants/rose/train');
    expect(queued).toMatchObject({ status: 202, body: { tenant_id: 'rose', kind: 'train', status: 'queued' } });
    expect((await call('GET', `/jobs/${queued.body.id}`)).body).toEqual(queued.body);
    expect((await call('GET', '/jobs/job_0')).status).toBe(404);
  });

  it('lists trained versions and holds a shop to one', async () => {
    const { id } = await test.models.register('rose' as never, {
      file: 'a.tar.gz',
      baseHash: null,
      sha256: 'x',
      metrics: {},
    });
    await test.models.register('rose' as never, { file: 'b.tar.gz', baseHash: null, sha256: 'y', metrics: {} });
    const active = (body: { data: { file: string; is_active: boolean }[] }) =>
      body.data.filter(({ is_active }) => is_active).map(({ file }) => file);
    expect(active((await call('GET', '/tenants/rose/models')).body)).toEqual(['b.tar.gz']);
    expect(active((await call('PUT', '/tenants/rose/models/pinned', { model_id: id })).body)).toEqual(['a.tar.gz']);
    expect((await call('PUT', '/tenants/tulip/models/pinned', { model_id: id })).status, "another shop's").toBe(404);
    expect(active((await call('PUT', '/tenants/rose/models/pinned', { model_id: null })).body)).toEqual(['b.tar.gz']);
  });
});
