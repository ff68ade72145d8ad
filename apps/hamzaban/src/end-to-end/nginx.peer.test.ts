import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request as plainRequest, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { command, describePeer, writeSelfSignedCertificate } from '@hamzaban/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from './restarts.ts';
import { demoKey, type RunningServer, startServer } from './running-server.ts';
import { smallHome } from './small-home.ts';

const recipe = fileURLToPath(new URL('../../../../deploy/nginx.conf', import.meta.url));
const needs = [command('nginx', 'nginx'), command('openssl', 'openssl')];
/** Two addresses of this machine: only the second may call. */
const STRANGER = '127.0.0.1';
const FRIEND = '127.0.0.2';
const SLOW_MS = 9000;

describePeer('behind nginx as deploy/nginx.conf sets it up', needs, () => {
  let home: Awaited<ReturnType<typeof smallHome>>;
  let server: RunningServer;
  let nginx: ChildProcess;
  let slowRasa: Server;
  let ports: { readonly app: number; readonly http: number; readonly https: number };
  let token: string;
  const complaints: string[] = [];

  const start = () =>
    startServer(home.path, {
      HAMZABAN_PORT: String(ports.app),
      TRUSTED_PROXIES: '127.0.0.1',
      ALLOWED_IPS: `${FRIEND}, 127.0.0.3`,
    });
  beforeAll(async () => {
    home = await smallHome();
    // Answers, but only after long: what a visitor waits for must come through all the same.
    slowRasa = createServer((_, response) => {
      setTimeout(
        () => response.setHeader('content-type', 'application/json').end('[{"text":"دیر ولی درست"}]'),
        SLOW_MS,
      );
    });
    await new Promise<void>((resolve) => slowRasa.listen(0, '127.0.0.1', resolve));
    const rasa = `http://127.0.0.1:${(slowRasa.address() as AddressInfo).port}`;
    ports = { app: await freePort(), http: await freePort(), https: await freePort() };
    server = await start();
    await writeFile(join(home.path, 'shops', 'demo-shop', 'engine.yml'), `rasa_url: ${rasa}\n`);
    nginx = await startNginx();
    token = JSON.parse(
      (await ask('POST', '/auth', { 'x-api-key': await demoKey(home.path), 'x-tenant-id': 'demo-shop' })).body,
    ).access_token;
  }, 180_000);
  afterAll(async () => {
    nginx?.kill('SIGQUIT');
    await server?.stop();
    slowRasa?.close();
    await home.remove();
  });

  async function startNginx(): Promise<ChildProcess> {
    const folder = join(home.path, 'nginx');
    await mkdir(folder);
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    writeSelfSignedCertificate('shop.example', { cert, key, days: 2 });
    const site = (await readFile(recipe, 'utf8'))
      .replace('server 127.0.0.1:8000', `server 127.0.0.1:${ports.app}`)
      .replaceAll(/^ *listen \[::\].*$/gm, '')
      .replace('listen 80;', `listen 127.0.0.1:${ports.http};`)
      .replace('listen 443 ssl;', `listen 127.0.0.1:${ports.https} ssl;`)
      .replace(/ssl_certificate .*/, `ssl_certificate ${cert};`)
      .replace(/ssl_certificate_key .*/, `ssl_certificate_key ${key};`);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${join(folder, name)};`)
      .join(' ');
    const config = join(folder, 'nginx.conf');
    await writeFile(
      config,
      `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; master_process off; pid ${join(folder, 'pid')}; error_log stderr warn; events {} http { access_log off; ${paths} ${site} }`,
    );
    const checked = spawnSync('nginx', ['-t', '-p', folder, '-c', config], { encoding: 'utf8' });
    expect(checked.status, checked.stderr).toBe(0);
    const child = spawn('nginx', ['-p', folder, '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (part: Buffer) => complaints.push(part.toString()));
    for (let tries = 0; tries < 100; tries += 1) {
      const isUp = await ask('GET', '/livez').then(
        () => true,
        () => false,
      );
      if (isUp) return child;
      await sleep(100);
    }
    return expect.fail(`nginx did not start: ${complaints.join('')}`);
  }

  interface Answer {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
    readonly protocol: string | null;
  }

  function ask(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body = '',
    from = FRIEND,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port: ports.https,
          localAddress: from,
          servername: 'shop.example',
          rejectUnauthorized: false,
          method,
          path,
          headers: {
            host: 'shop.example',
            ...(body !== '' && { 'content-length': Buffer.byteLength(body) }),
            ...headers,
          },
        },
        (response) => {
          const protocol = (response.socket as import('node:tls').TLSSocket).getProtocol();
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, protocol }),
          );
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  }
  const json = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

  it('HTTPS ends at nginx, plain HTTP is sent there', async () => {
    const { status, headers, protocol } = await ask('GET', '/conversations', json());
    expect([status, protocol]).toEqual([200, 'TLSv1.3']);
    expect(headers['strict-transport-security']).toMatch(/max-age=\d+/);
    const location = await new Promise((resolve, reject) => {
      plainRequest(
        { host: '127.0.0.1', port: ports.http, path: '/a?b=1', headers: { host: 'shop.example' } },
        (response) => resolve([response.statusCode, response.headers.location]),
      )
        .on('error', reject)
        .end();
    });
    expect(location).toEqual([308, 'https://shop.example/a?b=1']);
  });

  it.each([
    ['a friend', FRIEND, {}, 200],
    ['a stranger', STRANGER, {}, 403],
    ['a stranger who says he is a friend', STRANGER, { 'x-forwarded-for': FRIEND }, 403],
    ['a stranger with a list that ends with a friend', STRANGER, { 'x-forwarded-for': `8.8.8.8, ${FRIEND}` }, 403],
    [
      'a stranger with other headers for an address',
      STRANGER,
      { 'x-real-ip': FRIEND, forwarded: `for=${FRIEND}` },
      403,
    ],
    ['a friend who says he is a stranger', FRIEND, { 'x-forwarded-for': '8.8.8.8' }, 200],
  ])('the address of %s is the one that he calls from', async (_, from, headers, status) => {
    expect((await ask('GET', '/conversations', { ...json(), ...headers }, '', from)).status).toBe(status);
  });

  it('an answer that takes long comes through, and the bot was asked once', async () => {
    let asked = 0;
    slowRasa.on('request', () => {
      asked += 1;
    });
    const started = performance.now();
    const { status, body } = await ask(
      'POST',
      '/webhook',
      json(),
      JSON.stringify({ user_id: 'slow', message: 'سلام' }),
    );
    expect([status, JSON.parse(body).replies[0].text]).toEqual([200, 'دیر ولی درست']);
    expect(performance.now() - started).toBeGreaterThan(SLOW_MS - 100);
    expect(asked).toBe(1);
  }, 60_000);

  it('a body that is too large is refused in the words of the API, one that is far too large by nginx', async () => {
    const large = (bytes: number) => JSON.stringify({ user_id: 'a', message: 'x'.repeat(bytes) });
    const refused = await ask('POST', '/webhook', json(), large(70_000));
    expect([refused.status, JSON.parse(refused.body).code]).toEqual([413, 'body_too_large']);
    expect((await ask('POST', '/webhook', json(), large(300_000))).status).toBe(413);
    const allowed = await ask(
      'POST',
      '/webhook',
      json(),
      JSON.stringify({ user_id: 'a', message: 'سلام', metadata: { note: 'x'.repeat(900) } }),
    );
    expect(allowed.status, 'what Hamzaban takes, nginx lets through').toBe(200);
  }, 60_000);

  it('the figures are not for the world', async () => {
    expect((await ask('GET', '/metrics')).status).toBe(404);
  });

  it('a restart is told as a problem body with the time to come again, and over it comes back', async () => {
    await server.stop();
    const { status, headers, body } = await ask('GET', '/conversations', json());
    expect([status, headers['retry-after'], JSON.parse(body).code]).toEqual([503, '2', 'shutting_down']);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    server = await start();
    expect((await ask('GET', '/conversations', json())).status).toBe(200);
  }, 60_000);
});
