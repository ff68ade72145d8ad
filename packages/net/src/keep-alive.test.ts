import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createSafeFetch, type SafeFetchOptions } from './safe-fetch.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A server that counts its connections; `answer` gets the number of the request. */
async function countingServer(answer: (number: number, ...args: Parameters<RequestListener>) => void) {
  let requests = 0;
  let connections = 0;
  const server = createServer((request, response) => answer(++requests, request.resume(), response));
  server.on('connection', () => connections++);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, connections: () => connections };
}

const fetchOf = (options: Partial<SafeFetchOptions> = {}) =>
  createSafeFetch({ allowPrivate: ['127.0.0.1'], timeoutMs: 20_000, maxBytes: 1000, maxRedirects: 0, ...options });
const keepAlive = { idleMs: 20_000, maxIdle: 4 };

describe('a connection', () => {
  it('serves one request unless it is to be kept', async () => {
    const server = await countingServer((_, __, response) => response.end('x'));
    const once = fetchOf();
    for (let count = 0; count < 3; count++) await once(server.url);
    expect(server.connections()).toBe(3);
  });

  it('that is kept serves one request after another', async () => {
    const server = await countingServer((_, __, response) => response.end('x'));
    const kept = fetchOf({ keepAlive });
    for (let count = 0; count < 20; count++) await kept(server.url, { method: 'POST', body: 'b' });
    expect(server.connections()).toBe(1);
  });

  it('is not kept after an answer that was too large, late or lost', async () => {
    const server = await countingServer((number, request, response) => {
      if (number === 1) response.end('x'.repeat(2000));
      else if (number === 2) response.flushHeaders();
      else if (number === 3) request.socket.destroy();
      else response.end('well');
    });
    const kept = fetchOf({ keepAlive });
    await expect(kept(server.url)).rejects.toMatchObject({ reason: 'too_large' });
    await expect(kept(server.url, { timeoutMs: 100 })).rejects.toMatchObject({ reason: 'timeout' });
    await expect(kept(server.url)).rejects.toMatchObject({ reason: 'connection_lost', wasSent: true });
    expect(Buffer.from((await kept(server.url)).body).toString()).toBe('well');
    expect(server.connections()).toBe(4);
  });

  it('that the server closed while it lay unused is not used again', async () => {
    const server = await countingServer((_, __, response) => response.end('x'));
    const kept = fetchOf({ keepAlive });
    await kept(server.url);
    servers[0]?.closeAllConnections();
    // The loop sees the end of the connection before it comes back here.
    await sleep(20);
    expect((await kept(server.url)).status).toBe(200);
  });
});

describe('a way out that is closed to the public', () => {
  it('refuses public web servers that are not named', async () => {
    const lookup = async () => [{ address: '93.184.216.34', family: 4 as const }];
    const closed = fetchOf({ isClosedToPublic: true, lookup });
    await expect(closed('https://shop.example/')).rejects.toMatchObject({ reason: 'bad_address', wasSent: false });
    await expect(closed('http://shop.example:8080/')).rejects.toMatchObject({ reason: 'bad_port' });
  });

  it('reaches what is named', async () => {
    const server = await countingServer((_, __, response) => response.end('x'));
    expect((await fetchOf({ isClosedToPublic: true })(server.url)).status).toBe(200);
  });
});
