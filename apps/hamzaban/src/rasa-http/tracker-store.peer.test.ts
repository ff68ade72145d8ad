import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describePeer, file } from '@hamzaban/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRasaServer, testProject } from './fixtures/rasa-server-under-test.ts';

/** The real Rasa 3.6, when it stands beside this checkout (`RASA_PEER` names its command otherwise). */
const command =
  process.env['RASA_PEER'] ?? fileURLToPath(new URL('../../../../../shared/tools/rasa-peer', import.meta.url));
const needs = [file(command, 'the real Rasa 3.6; RASA_PEER names its command')];

const START_TIMEOUT_MS = 240_000;

describePeer('a tracker store of the real Rasa', needs, () => {
  let folder: string;
  let database: string;
  let port: number;
  let peer: ChildProcess | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rasa-store-'));
    database = join(folder, 'rasa.db');
    await mkdir(join(folder, 'data'));
    const files = {
      ...testProject,
      'credentials.yml': 'rest:\n',
      'endpoints.yml': `tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: ${database}\n`,
    };
    for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
    const training = spawn(command, ['train', '--domain', 'domain.yml', '--data', 'data', '--out', 'models'], {
      cwd: folder,
      stdio: 'ignore',
    });
    expect(await new Promise((done) => training.on('exit', done))).toBe(0);
    port = await freePort();
  }, 2 * START_TIMEOUT_MS);

  afterAll(async () => {
    await stopPeer();
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'is opened by ours, conversations go on, and the real one reads them back',
    async () => {
      await startPeer();
      expect(await say('a', 'سلام')).toMatchObject([{ text: 'سلام!' }]);
      // A form is open, with an emoji before the entity that Python counts otherwise.
      expect(await say('a', '😀 سفارش')).toMatchObject([{ text: 'کدام شهر؟' }]);
      const theirs = await tracker('a');
      await stopPeer();

      const ours = await startRasaServer({ trackerStore: { kind: 'sqlite', path: database } });
      const before = await ours.call('GET', '/conversations/a/tracker?include_events=ALL');
      expect(before.body.events).toEqual(theirs.events);
      expect(before.body.slots).toEqual(theirs.slots);
      expect(before.body.active_loop.name).toBe('order_form');
      expect(await ours.say('a', '😀 به شیراز')).toMatchObject([{ text: 'به شیراز می‌فرستیم.' }]);
      expect(await ours.say('new', 'سفارش')).toMatchObject([{ text: 'کدام شهر؟' }]);
      const after = await ours.call('GET', '/conversations/a/tracker?include_events=ALL');

      // While ours has the file open, the real server reads what ours wrote, and writes.
      await startPeer();
      const back = await tracker('a');
      expect(back.events).toEqual(after.body.events);
      expect(back.slots).toEqual(after.body.slots);
      expect(back.latest_message.entities).toMatchObject([{ entity: 'city', start: 5, end: 10 }]);
      expect(await say('new', '/order{"city": "یزد"}')).toMatchObject([{ text: 'به یزد می‌فرستیم.' }]);
      expect(await say('a', 'سلام')).toMatchObject([{ text: 'سلام!' }]);

      // Ours had both conversations in hand and sees what the real server wrote meanwhile.
      expect((await ours.call('GET', '/conversations/new/tracker')).body.slots.city).toBe('یزد');
      expect(await ours.say('new', 'سلام')).toMatchObject([{ text: 'سلام!' }]);
      const mixed = await ours.call('GET', '/conversations/new/tracker?include_events=ALL');
      expect((await tracker('new')).events).toEqual(mixed.body.events);
      const said = mixed.body.events.filter(({ event }: { event: string }) => event === 'user');
      expect(said.map(({ text }: { text: string }) => text)).toEqual(['سفارش', '/order{"city": "یزد"}', 'سلام']);
      await ours.close();
    },
    4 * START_TIMEOUT_MS,
  );

  async function startPeer(): Promise<void> {
    const started = spawn(command, ['run', '--enable-api', '--interface', '127.0.0.1', '--port', String(port)], {
      cwd: folder,
      stdio: 'ignore',
      detached: true,
    });
    peer = started;
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline) {
      const status = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
      if (status?.status === 200) return;
      await sleep(250);
    }
    throw new Error('the real Rasa does not answer');
  }

  async function stopPeer(): Promise<void> {
    const { pid } = peer ?? {};
    if (peer === null || pid === undefined) return;
    const ended = new Promise((resolve) => peer?.once('exit', resolve));
    process.kill(-pid, 'SIGKILL');
    peer = null;
    await ended;
  }

  async function say(sender: string, message: string): Promise<unknown> {
    const body = JSON.stringify({ sender, message });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`http://127.0.0.1:${port}/webhooks/rest/webhook`, { method: 'POST', headers, body })).json();
  }

  async function tracker(sender: string) {
    const url = `http://127.0.0.1:${port}/conversations/${sender}/tracker?include_events=ALL`;
    return (await (await fetch(url)).json()) as {
      readonly events: unknown;
      readonly slots: unknown;
      readonly latest_message: { readonly entities: unknown };
    };
  }
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
