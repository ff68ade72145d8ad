import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, type RunningServer, runCommand, startServer, temporaryHome } from './running-server.ts';
import { provideTrainedPack } from './trained-pack.ts';

describe('three generated shops', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let server: RunningServer;
  let shops: { readonly id: string; readonly api_key: string }[];
  const environment = () => ({ HAMZABAN_HOME: home.path, LOG_LEVEL: 'warn' });
  const hamzaban = (...args: string[]) => runCommand('hamzaban', args, { environment: environment() });

  beforeAll(async () => {
    home = await temporaryHome();
    await provideTrainedPack(home.path);
    const generated = await hamzaban('tenants', 'generate', '--count', '3', '--seed', '7', '--json');
    expect(generated.code, generated.stderr).toBe(0);
    shops = JSON.parse(generated.stdout);
    const trained = await hamzaban('tenant', 'train', '--all');
    expect(trained.code, trained.stderr).toBe(0);
    server = await startServer(home.path);
  }, 900_000);
  afterAll(async () => {
    await server.stop();
    await home.remove();
  });

  const ask = async (shop: { id: string; api_key: string }, message: string) => {
    const token = await authenticate(server.url, shop.id, shop.api_key);
    const response = await fetch(`${server.url}/webhook`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: 'visitor', message }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as {
      conversation_id: string;
      replies: { text: string }[];
      understood: { intent: string };
    };
  };
  const text = (answer: { replies: { text: string }[] }) => answer.replies.map((reply) => reply.text).join('\n');

  it('are made alike by the same seed, with other keys', async () => {
    const other = await temporaryHome();
    const again = await runCommand('hamzaban', ['tenants', 'generate', '--count', '3', '--seed', '7', '--json'], {
      environment: { HAMZABAN_HOME: other.path },
    });
    const others: typeof shops = JSON.parse(again.stdout);
    expect(others.map(({ id }) => id)).toEqual(shops.map(({ id }) => id));
    expect(others.map(({ api_key }) => api_key)).not.toEqual(shops.map(({ api_key }) => api_key));
    await other.remove();
  });

  it('give the same question their own answers', async () => {
    const answers = await Promise.all(shops.map((shop) => ask(shop, 'آدرس فروشگاهتون کجاست')));
    expect(answers.map(({ understood }) => understood.intent)).toEqual([
      'store_address',
      'store_address',
      'store_address',
    ]);
    for (const [index, shop] of shops.entries()) {
      const domain = await readFile(join(home.path, 'shops', shop.id, 'domain.yml'), 'utf8');
      const address = /shop_address:[\s\S]*?initial_value: (.+)/.exec(domain)?.[1] ?? 'missing';
      expect(text(answers[index] ?? { replies: [] })).toContain(address.replace(/^"|"$/g, ''));
    }
  });

  it('know the questions that they were taught, and not those of the others', async () => {
    const [clothes, digital] = shops;
    if (clothes === undefined || digital === undefined) throw new Error('no shops');
    const question = 'شلوار رو برام کوتاه میکنید؟';
    expect((await ask(clothes, question)).understood.intent).toBe('alteration');
    expect((await ask(digital, question)).understood.intent).not.toBe('alteration');
    expect(text(await ask(digital, question))).not.toContain('کوتاه کردن شلوار');
  });

  it('refuse the key of one with the id of another exactly as an unknown shop', async () => {
    const [one, two] = shops;
    const refuse = async (tenant: string, key: string) => {
      const response = await fetch(`${server.url}/auth`, {
        method: 'POST',
        headers: { 'x-api-key': key, 'x-tenant-id': tenant },
      });
      const { request_id: _, ...body } = (await response.json()) as Record<string, unknown>;
      return { status: response.status, body: JSON.stringify(body) };
    };
    const foreign = await refuse(two?.id ?? '', one?.api_key ?? '');
    expect(foreign.status).toBe(401);
    expect(await refuse('no-such-shop', one?.api_key ?? '')).toEqual(foreign);
    expect(await refuse(one?.id ?? '', 'sk_live_wrong')).toEqual(foreign);
  });

  it("do not find each other's conversations", async () => {
    const [one, two] = shops;
    if (one === undefined || two === undefined) throw new Error('no shops');
    const { conversation_id: id } = await ask(one, 'سلام');
    const token = await authenticate(server.url, two.id, two.api_key);
    const response = await fetch(`${server.url}/conversations/${id}/messages`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(404);
    const list = await fetch(`${server.url}/conversations?limit=100`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await list.text()).not.toContain(id);
  });

  it('see a new model within seconds, while serving', async () => {
    const [clothes] = shops;
    if (clothes === undefined) throw new Error('no shops');
    const folder = join(home.path, 'shops', clothes.id);
    const { writeFile } = await import('node:fs/promises');
    const domain = await readFile(join(folder, 'domain.yml'), 'utf8');
    await writeFile(join(folder, 'domain.yml'), domain.replace(/(utter_alteration:\s+- text: ).*/, '$1پاسخ تازه'));
    const trained = await runCommand('rasa', ['train', '--domain', 'domain.yml', '--data', 'data', '--out', 'models'], {
      cwd: folder,
    });
    expect(trained.code, trained.stderr).toBe(0);
    const started = Date.now();
    while (Date.now() - started < 60_000 && text(await ask(clothes, 'شلوار رو برام کوتاه میکنید؟')) !== 'پاسخ تازه') {
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(text(await ask(clothes, 'شلوار رو برام کوتاه میکنید؟'))).toBe('پاسخ تازه');
  }, 180_000);

  it("let two keys live while one is rotated, and end a suspended shop's tokens at once", async () => {
    const [, , shop] = shops;
    if (shop === undefined) throw new Error('no shops');
    const rotated = await hamzaban('tenant', 'rotate-key', shop.id, '--json');
    const { api_key: newKey, old_key_valid_until: until } = JSON.parse(rotated.stdout);
    expect(Date.parse(until)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    await authenticate(server.url, shop.id, shop.api_key);
    const token = await authenticate(server.url, shop.id, newKey);
    const list = () => fetch(`${server.url}/conversations`, { headers: { authorization: `Bearer ${token}` } });
    expect((await list()).status).toBe(200);
    await hamzaban('tenant', 'suspend', shop.id);
    expect((await list()).status).toBe(401);
    await expect(authenticate(server.url, shop.id, newKey)).rejects.toThrow(/401/);
    await hamzaban('tenant', 'resume', shop.id);
    expect((await list()).status).toBe(200);
  }, 180_000);
});
