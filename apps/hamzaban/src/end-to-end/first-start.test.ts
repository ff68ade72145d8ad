import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, demoKey, type RunningServer, startServer, temporaryHome } from './running-server.ts';
import { provideTrainedPack } from './trained-pack.ts';

const run = promisify(execFile);

interface Answer {
  readonly conversation_id: string;
  readonly replies: readonly { readonly text: string }[];
  readonly understood: { readonly intent: string };
}

describe('a first start on an empty home', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let server: RunningServer;
  beforeAll(async () => {
    home = await temporaryHome();
    await provideTrainedPack(home.path);
    server = await startServer(home.path);
  }, 900_000);
  afterAll(async () => {
    await server.stop();
    await home.remove();
  });

  it('leaves the key of the demo shop in a file that only its owner reads, and names the file', async () => {
    const file = join(home.path, 'state', 'secrets', 'demo-shop.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(home.path, 'state', 'secrets'))).mode & 0o777).toBe(0o700);
    expect(server.output()).toContain(file);
    expect(server.output()).not.toContain(await demoKey(home.path));
  });

  it('answers the original four calls by curl as they are written, with the return policy', async () => {
    const curl = async (...args: string[]) => JSON.parse((await run('curl', ['-sS', ...args])).stdout);
    const auth = await curl(
      '-X',
      'POST',
      `${server.url}/auth`,
      '-H',
      `X-API-Key: ${await demoKey(home.path)}`,
      '-H',
      'X-Tenant-ID: demo-shop',
    );
    const bearer = `Authorization: Bearer ${auth.access_token}`;
    const body = '{\n    "user_id": "user123",\n    "message": "سلام چطور میتوانم محصول را برگشت بدهم؟"\n  }';
    const answer: Answer = await curl(
      '-X',
      'POST',
      `${server.url}/webhook`,
      '-H',
      bearer,
      '-H',
      'Content-Type: application/json',
      '-d',
      body,
    );
    expect(answer.understood.intent).toBe('return_policy');
    expect(answer.replies.map(({ text }) => text).join(' ')).toMatch(/مرجوع/);
    const list = await curl('-X', 'GET', `${server.url}/conversations`, '-H', bearer);
    expect(list.data.map(({ id }: { id: string }) => id)).toEqual([answer.conversation_id]);
    const messages = await curl(
      '-X',
      'GET',
      `${server.url}/conversations/${answer.conversation_id}/messages`,
      '-H',
      bearer,
    );
    expect(messages.data.map(({ sender }: { sender: string }) => sender)).toEqual([
      'user',
      ...answer.replies.map(() => 'bot'),
    ]);
    expect(messages.data[0].text).toBe('سلام چطور میتوانم محصول را برگشت بدهم؟');
    expect(messages.data.map(({ seq }: { seq: number }) => seq)).toEqual(
      messages.data.map((_: unknown, index: number) => index + 1),
    );
  });

  it('is ready in about a second the next time, without a new key', async () => {
    await server.stop();
    const key = await demoKey(home.path);
    server = await startServer(home.path);
    expect(server.readyMs).toBeLessThan(5000);
    expect(await demoKey(home.path)).toBe(key);
    expect(await authenticate(server.url, 'demo-shop', key)).toMatch(/^eyJ/);
  });

  it('serves the demo page, whose visitors can talk and read nothing', async () => {
    const page = await fetch(`${server.url}/`);
    expect(page.headers.get('content-type')).toMatch(/text\/html/);
    expect(await page.text()).toMatch(/dir="rtl"/);
    const post = (path: string, body: unknown, token?: string) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
    const session = (await (await post('/demo/session', {})).json()) as { access_token: string; user_id: string };
    const said = await post('/webhook', { user_id: session.user_id, message: 'سلام' }, session.access_token);
    expect(said.status).toBe(200);
    const other = await post('/webhook', { user_id: 'user123', message: 'سلام' }, session.access_token);
    expect(other.status).toBe(403);
    const read = await fetch(`${server.url}/conversations`, {
      headers: { authorization: `Bearer ${session.access_token}` },
    });
    expect(read.status).toBe(403);
  });

  it('ends by SIGTERM with exit code 0', async () => {
    expect(await server.stop('SIGTERM')).toBe(0);
    server = await startServer(home.path);
  });

  it('ends at once where another program listens already, and says how to choose another port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const empty = await temporaryHome();
    await expect(startServer(empty.path, { HAMZABAN_PORT: String(port) })).rejects.toThrow(
      new RegExp(
        `ended with 1 [\\s\\S]*:\\nCannot listen at 127\\.0\\.0\\.1:${port}: another program .* listens there already\\. .* HAMZABAN_PORT to another one\\.\\n$`,
      ),
    );
    other.close();
    await empty.remove();
  });

  it('ends when its certificate cannot be read', async () => {
    const settings = { TLS_CERT_FILE: join(home.path, 'gone.pem'), TLS_KEY_FILE: join(home.path, 'gone.key') };
    await expect(startServer(home.path, settings)).rejects.toThrow(/ended with 1 [\s\S]*gone\.(pem|key)/);
  });

  it('refuses a weak JWT_SECRET in plain words with exit code 2', async () => {
    await expect(startServer(home.path, { JWT_SECRET: 'secret' })).rejects.toThrow(
      /ended with 2 [\s\S]*is 6 bytes long/,
    );
  });
});
