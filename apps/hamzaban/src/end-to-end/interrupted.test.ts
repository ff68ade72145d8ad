import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { authenticate, demoKey, runCommand, startServer, temporaryHome } from './running-server.ts';
import { smallHome } from './small-home.ts';

vi.setConfig({ testTimeout: 120_000 });
const ENTRY = fileURLToPath(new URL('../hamzaban.ts', import.meta.url));

/** Starts a command and ends it by Ctrl-C once it has said something. */
async function interrupt(
  home: string,
  args: readonly string[],
  words: RegExp,
  environment: Record<string, string> = {},
) {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { ...process.env, HAMZABAN_HOME: home, HAMZABAN_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr, isInterrupted] = ['', '', false];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (isInterrupted || !words.test(stderr)) return;
    isInterrupted = true;
    child.kill('SIGINT');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code: code ?? signal, stdout, stderr };
}

describe('Ctrl-C', () => {
  it('ends `tenants generate` after a whole shop: each row has its folder and its key', async () => {
    const home = await temporaryHome();
    const { code, stderr } = await interrupt(home.path, ['tenants', 'generate', '--count', '2000'], /API key/);
    expect(code).toBe(130);
    expect(stderr).toMatch(/Stopped after \d+ new shops of 2000; the same command makes the others\./);
    const list = await runCommand('hamzaban', ['tenant', 'list', '--json'], {
      environment: { HAMZABAN_HOME: home.path },
    });
    const ids = (JSON.parse(list.stdout) as { id: string }[]).map(({ id }) => id).toSorted();
    expect(ids.length).toBeGreaterThan(0);
    expect((await readdir(join(home.path, 'shops'))).toSorted()).toEqual(ids);
    const keys = await readdir(join(home.path, 'state', 'secrets'));
    expect(keys.map((name) => name.replace(/\.key$/, '')).toSorted()).toEqual(ids);
    await home.remove();
  });

  it('at a first start loses no key, and the next start trains what was left', async () => {
    const home = await smallHome();
    const first = await interrupt(home.path, ['serve'], /API key of demo-shop is in/);
    expect(first.stdout).not.toMatch(/is ready/);
    const server = await startServer(home.path);
    expect(server.output()).toMatch(/demo-shop is not trained yet .*: training its bot/);
    const token = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
    const answer = await fetch(`${server.url}/webhook`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: 'u', message: 'سلام' }),
    });
    expect(answer.status).toBe(200);
    await server.stop();
    await home.remove();
  });
});
