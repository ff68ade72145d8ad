import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authenticate, demoKey, type RunningServer, runCommand, startServer } from './running-server.ts';
import { smallHome } from './small-home.ts';

// Each command is a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const SITE = 'https://shop.example';

describe("an operator's commands beside a running server", () => {
  let home: Awaited<ReturnType<typeof smallHome>>;
  let server: RunningServer;
  beforeAll(async () => {
    home = await smallHome();
    server = await startServer(home.path);
  });
  afterAll(async () => {
    await server.stop();
    await home.remove();
  });
  const hamzaban = (...args: string[]) =>
    runCommand('hamzaban', args, { cwd: home.path, environment: { HAMZABAN_HOME: home.path } });
  const preflight = async () =>
    (
      await fetch(`${server.url}/webhook`, {
        method: 'OPTIONS',
        headers: { origin: SITE, 'access-control-request-method': 'POST' },
      })
    ).headers.get('access-control-allow-origin');

  it('let a web page call and forbid it again, at once', async () => {
    expect(await preflight()).toBeNull();
    const added = await hamzaban('tenant', 'origins', 'demo-shop', '--add', `${SITE}/`, '--json');
    expect([added.code, JSON.parse(added.stdout)]).toEqual([0, { id: 'demo-shop', origins: [SITE] }]);
    expect(await preflight()).toBe(SITE);
    expect((await hamzaban('tenant', 'origins', 'demo-shop', '--remove', SITE)).stderr).toMatch(/No page/);
    expect(await preflight()).toBeNull();
    const wrong = await hamzaban('tenant', 'origins', 'demo-shop', '--add', '*');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/no path, no \*/)]);
    expect((await hamzaban('tenant', 'origins', 'nobody')).code).toBe(1);
  });

  it('make a key of the admin API that works, and keep it out of what a program prints to a log', async () => {
    const made = JSON.parse((await hamzaban('admin-key', '--json')).stdout);
    expect(made).toEqual({ api_key: expect.stringMatching(/^ak_live_/), old_key_valid_until: null });
    const listed = await fetch(`${server.url}/admin/tenants`, { headers: { authorization: `Bearer ${made.api_key}` } });
    expect(listed.status).toBe(200);
    const second = await hamzaban('admin-key');
    expect(second.stdout + second.stderr).toMatch(/admin-api\.key/);
    expect(second.stdout + second.stderr).not.toMatch(/ak_live_/);
  });

  it('export a shop with all that was said', async () => {
    const token = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
    for (const message of ['سلام', 'اپراتور'])
      await fetch(`${server.url}/webhook`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ user_id: 'ali', message }),
      });
    const { code, stdout, stderr } = await hamzaban('tenant', 'export', 'demo-shop', '--out', 'shop.tar.gz', '--json');
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'demo-shop',
      conversations: 1,
      file: join(home.path, 'shop.tar.gz'),
    });
    const list = execFileSync('tar', ['tzf', join(home.path, 'shop.tar.gz')], { encoding: 'utf8' }).split('\n');
    for (const name of ['manifest.json', 'shop.json', 'messages.jsonl', 'bot/config.yml']) expect(list).toContain(name);
    const messages = execFileSync('tar', ['xzOf', join(home.path, 'shop.tar.gz'), 'messages.jsonl'], {
      encoding: 'utf8',
    });
    expect(messages).toContain('"text":"اپراتور"');
    expect((await hamzaban('tenant', 'export', 'nobody')).code).toBe(1);
  });
});
