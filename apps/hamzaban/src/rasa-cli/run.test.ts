import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeBot, trainBot } from '@hamzaban/bot';
import { createPlainReader } from '@hamzaban/nlu';
import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeModelFile } from '../models/model-file.ts';
import { testProject } from '../rasa-http/fixtures/rasa-server-under-test.ts';

const program = fileURLToPath(new URL('../rasa.ts', import.meta.url));

let folder: string;
let running: ChildProcess | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rasa-run-'));
  const { project } = readProject(createMemoryTree(testProject));
  const { model } = trainBot(project, { reader: createPlainReader(), fingerprint: 'test' });
  await writeModelFile(join(folder, 'models'), 'test-model', encodeBot(model));
});
afterEach(async () => {
  if (running !== null) await stop('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Started {
  readonly url: string;
  said(): string;
}

async function start(...args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [program, 'run', '--port', '0', '--interface', '127.0.0.1', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /up and running on \w+:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { url: `http://127.0.0.1:${port}`, said: () => said };
}

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  const child = running;
  running = null;
  if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
  const ended = once(child, 'exit');
  child.kill(signal);
  return ((await ended) as [number | null])[0];
}

async function say({ url }: Started, sender: string, message: string): Promise<unknown> {
  const body = JSON.stringify({ sender, message });
  return (await fetch(`${url}/webhooks/rest/webhook`, { method: 'POST', body })).json();
}

describe('rasa run', () => {
  it('serves the newest model on the REST channel, and ends at a signal', async () => {
    const server = await start();
    expect(await say(server, 'a', 'سلام')).toEqual([{ recipient_id: 'a', text: 'سلام!' }]);
    expect((await fetch(`${server.url}/status`)).status).toBe(404);
    expect(await stop('SIGTERM')).toBe(0);
  });

  it('keeps what was answered in the tracker store of endpoints.yml, whatever happens to the process', async () => {
    const endpoints = join(folder, 'sql.yml');
    await writeFile(endpoints, 'tracker_store: {type: SQL, dialect: sqlite, db: rasa.db}\n');
    const first = await start('--endpoints', endpoints, '--enable-api');
    expect(await say(first, 'a', 'سفارش')).toMatchObject([{ text: 'کدام شهر؟' }]);
    await stop('SIGKILL');
    const second = await start('--endpoints', endpoints, '--enable-api');
    expect(await say(second, 'a', 'به شیراز')).toMatchObject([{ text: 'به شیراز می‌فرستیم.' }]);
    const tracker = await fetch(`${second.url}/conversations/a/tracker`);
    expect(((await tracker.json()) as { events: unknown[] }).events.length).toBeGreaterThan(10);
  });

  it('says what of credentials and endpoints it does not follow, and serves the rest', async () => {
    const [endpoints, credentials] = [join(folder, 'more.yml'), join(folder, 'channels.yml')];
    await writeFile(endpoints, 'event_broker: {type: pika, url: x}\n');
    await writeFile(credentials, 'rest:\nsocketio:\nmy.module.Channel: {a: 1}\n');
    const server = await start('--endpoints', endpoints, '--credentials', credentials, '--model', 'none');
    expect(server.said()).toMatch(/event_broker is not followed/);
    expect(server.said()).toMatch(/the channel socketio is not served/);
    expect(server.said()).toMatch(/my\.module\.Channel is a channel in Python/);
    expect(server.said()).toMatch(/No model found at 'none'/);
    expect(await say(server, 'a', 'سلام')).toEqual([]);
  });

  it('does not start on what it cannot do without', async () => {
    const endpoints = join(folder, 'bad.yml');
    await writeFile(endpoints, 'tracker_store: {type: redis}\n');
    await expect(start('--endpoints', endpoints)).rejects.toThrow(/ended with 1: .*type 'redis' is not supported/s);
    await writeFile(endpoints, 'a: [\n');
    await expect(start('--endpoints', endpoints)).rejects.toThrow(/ended with 1: .*bad\.yml:\d/s);
    await expect(start('--credentials', 'none.yml')).rejects.toThrow(/ended with 2: There is no file none\.yml/);
    await expect(start('--endpoints', 'none.yml')).rejects.toThrow(/ended with 2: There is no file none\.yml/);
    await expect(start('--ssl-certificate', 'x.pem')).rejects.toThrow(/ended with 2: .*give both or neither/);
    const empty = join(folder, 'empty.pem');
    await writeFile(empty, '');
    await expect(start('--ssl-certificate', empty, '--ssl-keyfile', empty)).rejects.toThrow(
      /ended with 1: .*--ssl-certificate .*empty\.pem and --ssl-keyfile .* do not make a certificate/s,
    );
  });

  it('does not stand open because a secret is empty, and names what is wrong with one', async () => {
    await expect(start('--enable-api', '--auth-token', '')).rejects.toThrow(/ended with 2: --auth-token is empty/);
    await expect(start('--enable-api', '--jwt-secret', '')).rejects.toThrow(/ended with 2: --jwt-secret is empty/);
    await expect(start('--jwt-secret', 'x', '--jwt-method', 'none')).rejects.toThrow(
      /ended with 2: .*Allowed choices are HS256/,
    );
    await expect(start('--jwt-secret', 'x', '--jwt-method', 'RS256')).rejects.toThrow(
      /ended with 1: The secret for RS256 is no public key in PEM that fits it \(--jwt-secret\)\.\n$/,
    );
  });

  it('takes --cors without an origin, and the options after it', async () => {
    const server = await start('--cors', '--auth-token', 'x');
    expect(await say(server, 'a', 'سلام')).toEqual([{ recipient_id: 'a', text: 'سلام!' }]);
  });

  it('names an address that is none, without a word of other programs', async () => {
    await expect(start('--interface', '999.1.1.1')).rejects.toThrow(
      /ended with 1: Cannot listen at 999\.1\.1\.1:\d+: this is no address\. Choose another by --port or --interface\.\n$/,
    );
  });

  it('ends where another program listens, and says how to choose another port', async () => {
    const other = await start();
    const child = running;
    await expect(start('--port', new URL(other.url).port)).rejects.toThrow(
      /ended with 1: Cannot listen at 127\.0\.0\.1:\d+: another program .*choose another by --port or --interface\.\n$/s,
    );
    running = child;
  });
});
