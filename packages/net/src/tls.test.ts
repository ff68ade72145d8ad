import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSelfSignedCertificate } from '@hamzaban/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSafeFetch } from './safe-fetch.ts';

let folder: string;
let ca: string;
let server: Server;
let port: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'net-tls-'));
  const [key, crt] = [join(folder, 'key'), join(folder, 'crt')];
  writeSelfSignedCertificate('shop.example', { cert: crt, key, days: 2 });
  ca = await readFile(crt, 'utf8');
  server = createServer({ key: await readFile(key), cert: ca }, (request, response) => {
    const location = request.url === '/down' ? `http://shop.example:${port}/` : undefined;
    if (location === undefined) response.end('safe');
    else response.writeHead(302, { location }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true });
});

const limits = { timeoutMs: 2000, maxBytes: 1000, maxRedirects: 1 };
const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }];
const allowPrivate = ['shop.example', 'other.example'];

describe('https', () => {
  it('checks the certificate against the name, though it connects to an address', async () => {
    const safeFetch = createSafeFetch({ ...limits, allowPrivate, lookup, ca });
    expect(Buffer.from((await safeFetch(`https://shop.example:${port}/`)).body).toString()).toBe('safe');
    const other = safeFetch(`https://other.example:${port}/`);
    await expect(other).rejects.toMatchObject({ reason: 'tls_failed', wasSent: false });
  });

  it('does not trust a certificate of an unknown authority', async () => {
    const fetched = createSafeFetch({ ...limits, allowPrivate, lookup })(`https://shop.example:${port}/`);
    await expect(fetched).rejects.toMatchObject({ reason: 'tls_failed', wasSent: false });
  });

  it('does not follow a redirect to http', async () => {
    const fetched = createSafeFetch({ ...limits, allowPrivate, lookup, ca })(`https://shop.example:${port}/down`);
    await expect(fetched).rejects.toMatchObject({ reason: 'bad_redirect', wasSent: true });
  });
});

describe('the system’s own names', () => {
  it('lead to the loopback for localhost, which must be allowed', async () => {
    await expect(createSafeFetch(limits)(`https://localhost:${port}/`)).rejects.toMatchObject({
      reason: 'bad_address',
    });
  });
});
