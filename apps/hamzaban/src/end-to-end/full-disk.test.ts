import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rename, rm, rmdir, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../compose.ts';
import { authenticate, demoKey, type RunningServer, startServer } from './running-server.ts';
import { smallHome } from './small-home.ts';
import { storedMessages } from './stored-messages.ts';

const DISK_BYTES = 12 * 1024 * 1024;
const VISITORS = 6;
const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });

/** Whether a small disk can be made here. */
async function canMount(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'hamzaban-mount-'));
  const isMounted = run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'hamzaban', folder).status === 0;
  if (isMounted) run('umount', folder);
  await rmdir(folder);
  return isMounted;
}

const isPossible = process.platform === 'linux' && (await canMount());
if (!isPossible) process.stderr.write('SKIPPED: a full disk; no small disk can be mounted here (that takes root).\n');

describe.skipIf(!isPossible)('a disk that runs full under load', () => {
  let home: Awaited<ReturnType<typeof smallHome>>;
  let server: RunningServer;
  let state: string;
  let token: string;
  beforeAll(async () => {
    home = await smallHome();
    state = join(home.path, 'state');
    const first = await startServer(home.path);
    await first.stop();
    await rename(state, `${state}.first`);
    await cp(`${state}.first`, state, { recursive: true });
    expect(run('mount', '-t', 'tmpfs', '-o', `size=${DISK_BYTES},mode=700`, 'hamzaban', state).status).toBe(0);
    await cp(`${state}.first`, state, { recursive: true });
    server = await startServer(home.path, {
      LIMIT_PER_VISITOR: '1000000',
      LIMIT_PER_KEY: '1000000',
    });
    token = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    run('umount', state);
    await home.remove();
  });

  const call = (path: string) => fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

  it('refuses with 503, loses nothing that it acknowledged, and serves again when there is room', async () => {
    const acknowledged = new Map<string, string[]>();
    const conversations = new Map<string, string>();
    const refused = { count: 0, codes: new Set<string>() };
    let isRunning = true;
    let hasEnded = false;
    server.process.once('exit', () => {
      hasEnded = true;
    });
    const visitors = Array.from({ length: VISITORS }, async (_, visitor) => {
      const userId = `visitor-${visitor}`;
      const messages: string[] = [];
      acknowledged.set(userId, messages);
      for (let number = 1; isRunning; number += 1) {
        // Long texts, so that the log has to grow.
        const message = `پیام ${visitor}-${number} ${'بلند '.repeat(760)}`;
        for (let isDone = false; !isDone; ) {
          const response = await fetch(`${server.url}/webhook`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify({ user_id: userId, message, client_message_id: `m-${visitor}-${number}` }),
          });
          const body = (await response.json()) as { readonly conversation_id: string; readonly code: string };
          if (response.status === 200) {
            messages.push(message);
            conversations.set(userId, body.conversation_id);
            isDone = true;
          } else {
            expect(response.status).toBe(503);
            expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
            refused.count += 1;
            refused.codes.add(body.code);
            await sleep(20);
            if (!isRunning) break;
          }
        }
      }
    });
    const total = () => [...acknowledged.values()].reduce((sum, { length }) => sum + length, 0);
    const until = async (what: string, isSo: () => boolean | Promise<boolean>) => {
      const deadline = Date.now() + 90_000;
      while (!(await isSo())) {
        if (hasEnded) expect.fail('the server ended');
        if (Date.now() > deadline) expect.fail(`not in time: ${what}`);
        await sleep(20);
      }
    };

    try {
      await until('the first messages', () => total() > 20);
      await fill(join(state, 'filler'));
      await until('refusals', () => refused.count > 50);
      expect([...refused.codes]).toEqual(['storage_unavailable']);
      // What runs beside the messages meets the full disk too.
      await until('trainings wait', () => server.output().includes('trainings wait for the storage'));
      await until('not ready', async () => (await call('/readyz')).status === 503);
      expect((await call('/livez')).status).toBe(200);
      expect((await call('/conversations')).status, 'reading goes on').toBe(200);

      const before = total();
      await rm(join(state, 'filler'));
      await until('service again', () => total() > before + 20);
      // Else they would soon have filled the disk by themselves.
      isRunning = false;
      await Promise.all(visitors);
      // Readiness is looked at every now and then, not with each message.
      await until('ready again', async () => (await call('/readyz')).status === 200);
    } catch (error) {
      // A server that ended comes before what its end made of the calls.
      if (hasEnded)
        throw new Error(
          `the server ended: ${server.process.exitCode ?? server.process.signalCode}\n${server.output()}`,
          { cause: error },
        );
      throw error;
    } finally {
      isRunning = false;
      await Promise.allSettled(visitors);
    }
    await Promise.all(visitors);

    // Killed, not stopped: what was acknowledged must not need a good ending.
    await server.stop('SIGKILL');
    checkDatabase(join(state, 'hamzaban.db'));
    server = await startServer(home.path, { LIMIT_PER_VISITOR: '1000000' });
    for (const [userId, messages] of acknowledged) {
      const stored = await storedMessages(server.url, token, conversations.get(userId) ?? '');
      expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
      const texts = stored.filter(({ sender }) => sender === 'user').map(({ text }) => text);
      // The last one may have been written though its visitor had stopped asking.
      expect(texts.slice(0, messages.length)).toEqual(messages);
      expect(texts.length - messages.length).toBeLessThanOrEqual(1);
    }
  }, 240_000);
});

/** Takes all the room that is left on the disk of a file, down to the last page. */
async function fill(file: string): Promise<void> {
  const { bavail, bsize } = await statfs(join(file, '..'));
  let size = bavail * bsize;
  for (;;) {
    try {
      await writeFile(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      if (size <= bsize) return;
    }
    size = bsize;
  }
}
