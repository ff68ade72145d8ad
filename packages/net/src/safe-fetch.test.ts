import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { EgressError } from './egress-error.ts';
import { insideUrls } from './fixtures/inside-urls.ts';
import type { Lookup } from './resolve-target.ts';
import { createSafeFetch, type SafeFetchOptions } from './safe-fetch.ts';

const limits = { timeoutMs: 2000, maxBytes: 10_000, maxRedirects: 3 };
const open = { ...limits, allowPrivate: ['127.0.0.0/8', 'other.example', 'shop.example'] };
const servers: (Server | TcpServer)[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function listen(server: Server | TcpServer): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const serve = (listener: RequestListener) => listen(createServer(listener));
const serveRaw = (speak: (socket: Socket) => void) => listen(createTcpServer(speak));
const answering =
  (...answers: string[][]): Lookup =>
  async () =>
    (answers.length > 1 ? answers.shift() : answers[0])?.map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    })) ?? [];

async function refusal(url: string, options: Partial<SafeFetchOptions> = {}): Promise<EgressError> {
  const error: unknown = await createSafeFetch({ ...limits, ...options })(url).then(
    () => null,
    (fault) => fault,
  );
  if (!(error instanceof EgressError)) expect.fail(`${url}: ${String(error)}`);
  return error;
}

describe('addresses', () => {
  it.each(insideUrls)('refuses %s', async (url) => {
    expect(await refusal(url)).toMatchObject({ reason: 'bad_address', wasSent: false });
  });

  it.each([
    ['ftp://example.com/', 'bad_scheme'],
    ['file:///etc/passwd', 'bad_scheme'],
    ['gopher://127.0.0.1:6379/_x', 'bad_scheme'],
    ['data:text/plain,x', 'bad_scheme'],
    ['//example.com/', 'bad_url'],
    ['http://', 'bad_url'],
    ['http://[fe80::1%25eth0]/', 'bad_url'],
    ['http://1.2.3.4.5/', 'bad_url'],
    ['http://a..b/', 'bad_url'],
    [`http://${'a'.repeat(64)}.com/`, 'bad_url'],
    ['http://user:secret@8.8.8.8/', 'bad_url'],
    ['http://example.com@127.0.0.1/', 'bad_url'],
    ['http://127.0.0.1@example.com/', 'bad_url'],
    ['http://8.8.8.8:22/', 'bad_port'],
    ['https://8.8.8.8:6379/', 'bad_port'],
  ])('refuses %s: %s', async (url, reason) => {
    expect(await refusal(url)).toMatchObject({ reason, wasSent: false });
  });

  it.each([
    ['one private', ['10.0.0.1']],
    ['a good one and a private one', ['93.184.216.34', '10.0.0.1']],
    ['a private one behind many', ['8.8.8.8', '2606:4700::1111', '::1']],
    ['a link-local one with a zone', ['fe80::1%eth0']],
    ['what is no address', ['localhost']],
    ['an octal address', ['0177.0.0.1']],
  ])('refuses a name whose answer is %s', async (_, addresses) => {
    const error = await refusal('https://shop.example/', { lookup: answering(addresses) });
    expect(error).toMatchObject({ reason: 'bad_address', host: 'shop.example' });
  });

  it('looks a name up once and goes to the address it looked at', async () => {
    const port = await serve((_, response) => response.end('here'));
    let lookups = 0;
    const lookup: Lookup = async () => [{ address: lookups++ === 0 ? '127.0.0.1' : '127.0.0.9', family: 4 }];
    const fetched = await createSafeFetch({ ...open, lookup })(`http://shop.example:${port}/`);
    expect([Buffer.from(fetched.body).toString(), lookups]).toEqual(['here', 1]);
  });

  it('resolves again for a redirect and refuses the private answer of a rebinding name', async () => {
    const port = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    const lookup = answering(['127.0.0.1'], ['169.254.169.254']);
    const error = await refusal(`http://shop.example:${port}/`, { ...open, lookup });
    expect(error).toMatchObject({ reason: 'bad_address', wasSent: true });
  });

  it('keeps metadata services closed to names that are allowed', async () => {
    const lookup = answering(['169.254.169.254']);
    expect(await refusal('http://rasa:5005/', { allowPrivate: ['rasa'], lookup })).toMatchObject({
      reason: 'bad_address',
    });
  });

  it('allows a name at its port only, when one is given', async () => {
    const port = await serve((_, response) => response.end());
    const lookup = answering(['127.0.0.1']);
    const fetched = createSafeFetch({ ...limits, lookup, allowPrivate: [`Rasa:${port}`] });
    expect((await fetched(`http://rasa.:${port}/`)).status).toBe(200);
    await expect(fetched(`http://rasa:${port + 1}/`)).rejects.toMatchObject({ reason: 'bad_address' });
  });

  it.each(['', 'http://rasa', 'a b', '10.0.0.0/33', '1.2', 'rasa:0', 'rasa:70000', 'user@rasa', '[::1', '::1:x', '*'])(
    'does not start with the allowance "%s"',
    (entry) => {
      expect(() => createSafeFetch({ ...limits, allowPrivate: [entry] })).toThrow(/neither a host name nor/);
    },
  );
});

describe('redirects', () => {
  it.each(['http://169.254.169.254/latest/', 'http://[::1]/', 'http://2852039166/', 'http://10.0.0.5/'])(
    'refuses one to %s',
    async (location) => {
      const port = await serve((_, response) => response.writeHead(302, { location }).end());
      const error = await refusal(`http://127.0.0.1:${port}/`, open);
      expect(error).toMatchObject({ reason: 'bad_address', wasSent: true });
    },
  );

  it.each([
    ['file:///etc/passwd', 'bad_scheme'],
    ['http://a@127.0.0.1/', 'bad_url'],
    ['http://[', 'bad_redirect'],
  ])('refuses one to %s: %s', async (location, reason) => {
    const port = await serve((_, response) => response.writeHead(302, { location }).end());
    expect(await refusal(`http://127.0.0.1:${port}/`, open)).toMatchObject({ reason, wasSent: true });
  });

  it('ends a circle', async () => {
    let served = 0;
    const port = await serve((_, response) => {
      served++;
      response.writeHead(301, { location: '/' }).end();
    });
    expect(await refusal(`http://127.0.0.1:${port}/`, open)).toMatchObject({ reason: 'too_many_redirects' });
    expect(served).toBe(4);
  });

  it('carries no credentials to another origin, whatever their header is called', async () => {
    const seen: unknown[] = [];
    const headers = { Authorization: 'Bearer a', 'X-Api-Key': 'b', Accept: 'text/plain' };
    const second = await serve((request, response) => {
      seen.push([request.headers['authorization'], request.headers['x-api-key'], request.headers['accept']]);
      response.end();
    });
    const first = await serve((request, response) => {
      seen.push([request.headers['authorization'], request.headers['x-api-key'], request.headers['accept']]);
      const location = request.url === '/' ? '/same' : `http://127.0.0.1:${second}/other`;
      response.writeHead(307, { location }).end();
    });
    await createSafeFetch(open)(`http://127.0.0.1:${first}/`, { headers });
    expect(seen).toEqual([
      ['Bearer a', 'b', 'text/plain'],
      ['Bearer a', 'b', 'text/plain'],
      [undefined, undefined, 'text/plain'],
    ]);
  });

  it('does not carry a body to another origin', async () => {
    const other = await serve((_, response) => response.end());
    const port = await serve((_, response) => {
      response.writeHead(308, { location: `http://127.0.0.1:${other}/` }).end();
    });
    const sent = createSafeFetch(open)(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'secret' });
    await expect(sent).rejects.toMatchObject({ reason: 'bad_redirect' });
  });

  it('turns a post into a get at 303 and keeps it at 307', async () => {
    const seen: unknown[] = [];
    const port = await serve((request, response) => {
      seen.push([request.method, request.headers['content-type']]);
      const status = request.url === '/303' ? 303 : 307;
      if (request.url === '/end') response.end();
      else response.writeHead(status, { location: '/end' }).end();
    });
    const post = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' } as const;
    await createSafeFetch(open)(`http://127.0.0.1:${port}/303`, post);
    await createSafeFetch(open)(`http://127.0.0.1:${port}/307`, post);
    expect(seen).toEqual([
      ['POST', 'text/plain'],
      ['GET', undefined],
      ['POST', 'text/plain'],
      ['POST', 'text/plain'],
    ]);
  });
});

describe('limits', () => {
  it('stops reading a body without end soon after its limit', async () => {
    let written = 0;
    const port = await serve((_, response) => {
      const pump = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) written += 65_536;
      };
      response.on('drain', pump);
      pump();
    });
    expect(await refusal(`http://127.0.0.1:${port}/`, open)).toMatchObject({ reason: 'too_large', wasSent: true });
    expect(written).toBeLessThan(20_000_000);
  });

  it('refuses a body that is announced too large, and takes one of exactly the limit', async () => {
    const port = await serve((request, response) => {
      response.end(Buffer.alloc(request.url === '/more' ? 10_001 : 10_000));
    });
    expect(await refusal(`http://127.0.0.1:${port}/more`, open)).toMatchObject({ reason: 'too_large' });
    expect((await createSafeFetch(open)(`http://127.0.0.1:${port}/`)).body).toHaveLength(10_000);
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['silence', () => undefined, 'timeout'],
    [
      'a slow body',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n');
        const timer = setInterval(() => socket.write('x'), 20).unref();
        socket.on('close', () => clearInterval(timer));
      },
      'timeout',
    ],
    [
      'slow headers',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write('x-a: b\r\n'), 20).unref();
        socket.on('close', () => clearInterval(timer));
      },
      'timeout',
    ],
    ['endless headers', (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(10_000)}`), 'too_large'],
    [
      'endless trailers',
      (socket) =>
        socket.write(
          `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntrailer: x-a\r\n\r\n0\r\n${'x-a: b\r\n'.repeat(10_000)}`,
        ),
      'too_large',
    ],
    ['endless interim answers', (socket) => socket.write('HTTP/1.1 103 Early\r\n\r\n'.repeat(50)), 'bad_answer'],
    ['no HTTP', (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'), 'bad_answer'],
    [
      'a compressed body unasked',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nxxxxx'),
      'bad_answer',
    ],
    [
      'a switch of protocols',
      (socket) => socket.write('HTTP/1.1 101 S\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      'bad_answer',
    ],
    ['a hang-up', (socket) => socket.once('data', () => socket.destroy()), 'connection_lost'],
    ['half a body', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nxx'), 'connection_lost'],
  ])('ends %s', async (_, speak, reason) => {
    const port = await serveRaw((socket) => void speak(socket));
    const started = performance.now();
    const error = await refusal(`http://127.0.0.1:${port}/`, { ...open, timeoutMs: 300 });
    expect(error).toMatchObject({ reason, wasSent: true });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('ends a name server that does not answer', async () => {
    const lookup: Lookup = () => new Promise(() => undefined);
    expect(await refusal('http://shop.example/', { lookup, timeoutMs: 50 })).toMatchObject({
      reason: 'timeout',
      wasSent: false,
    });
  });

  it('lets the caller shorten the time and give up', async () => {
    const port = await serveRaw(() => undefined);
    const url = `http://127.0.0.1:${port}/`;
    await expect(createSafeFetch(open)(url, { timeoutMs: 30 })).rejects.toMatchObject({ reason: 'timeout' });
    const signal = AbortSignal.timeout(30);
    await expect(createSafeFetch(open)(url, { signal })).rejects.toMatchObject({ reason: 'aborted' });
    await expect(createSafeFetch(open)(url, { signal })).rejects.toMatchObject({ reason: 'aborted', wasSent: false });
  });
});

describe('what was sent', () => {
  it('says that nothing was when nobody listens', async () => {
    const port = await serve(() => undefined);
    await new Promise((done) => servers.pop()?.close(done));
    expect(await refusal(`http://127.0.0.1:${port}/`, open)).toMatchObject({
      reason: 'connect_failed',
      wasSent: false,
    });
  });

  it('says that nothing was when a name is unknown', async () => {
    const lookup: Lookup = () => Promise.reject(new RangeError('no such name'));
    expect(await refusal('http://shop.example/', { lookup })).toMatchObject({
      reason: 'name_not_found',
      wasSent: false,
    });
    expect(await refusal('http://shop.example/', { lookup: answering([]) })).toMatchObject({
      reason: 'name_not_found',
    });
  });

  it('says that nothing was when TLS fails', async () => {
    const port = await serveRaw((socket) => void socket.write('not TLS at all'));
    expect(await refusal(`https://127.0.0.1:${port}/`, open)).toMatchObject({ reason: 'tls_failed', wasSent: false });
  });

  it('sends method, body, headers and the name of the host', async () => {
    const port = await serve((request, response) => {
      const { method, url } = request;
      const { host, connection, 'content-length': length, 'x-a': own } = request.headers;
      response.setHeader('x-many', ['1', '2']);
      request.resume().on('end', () => response.end(JSON.stringify([method, url, host, connection, length, own])));
    });
    const safeFetch = createSafeFetch({ ...open, lookup: answering(['127.0.0.1']) });
    const url = `http://shop.example:${port}/a?b=%20`;
    const response = await safeFetch(url, { method: 'PUT', headers: { 'X-A': 'é' }, body: 'سلام' });
    expect(JSON.parse(Buffer.from(response.body).toString())).toEqual([
      'PUT',
      '/a?b=%20',
      `shop.example:${port}`,
      'close',
      '8',
      'é',
    ]);
    expect(response).toMatchObject({ url, status: 200, headers: { 'x-many': '1, 2' } });
  });

  it.each([
    { Host: 'x' },
    { 'Content-Length': '3' },
    { 'x a': '1' },
    { x: 'a\r\nb: c' },
    { 'Proxy-Authorization': 'x' },
  ])('refuses the headers %j', async (headers) => {
    const sent = createSafeFetch(open)('http://127.0.0.1/', { headers: headers as Record<string, string> });
    await expect(sent).rejects.toMatchObject({ reason: 'bad_header', wasSent: false });
  });

  it('tells no path, query or header in its errors', async () => {
    const error = await refusal('http://10.0.0.1/bot123:token?key=secret');
    expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/token|secret/);
  });
});
