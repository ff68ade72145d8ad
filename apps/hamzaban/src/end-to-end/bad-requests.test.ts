import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BadRequest, badRequests } from './bad-requests.ts';
import { authenticate, demoKey, type RunningServer, startServer } from './running-server.ts';
import { smallHome } from './small-home.ts';

describe('a bad request', () => {
  let home: Awaited<ReturnType<typeof smallHome>>;
  let server: RunningServer;
  let token: string;
  beforeAll(async () => {
    home = await smallHome();
    server = await startServer(home.path);
    token = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
  });
  afterAll(async () => {
    const list = await fetch(`${server.url}/conversations?limit=100`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { data } = (await list.json()) as { data: unknown[] };
    await server.stop();
    await home.remove();
    expect(data, 'no bad request has made a conversation').toEqual([]);
  });

  it.each(badRequests.map((request): [string, BadRequest] => [request.what, request]))(
    'with %s gets a problem body',
    async (_, bad) => {
      const hasBody = bad.body !== undefined;
      const response = await fetch(`${server.url}${bad.path}`, {
        method: bad.method,
        headers: {
          ...(hasBody && { 'content-type': 'application/json' }),
          ...(bad.authorization === null ? {} : { authorization: bad.authorization ?? `Bearer ${token}` }),
          ...bad.headers,
        },
        ...(hasBody && { body: bad.body }),
      });
      const body = (await response.json()) as {
        status: number;
        code: string;
        title: string;
        detail: string;
        errors?: { pointer: string }[];
      };
      expect({ status: response.status, code: body.code }, JSON.stringify(body)).toEqual({
        status: bad.status,
        code: bad.code,
      });
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(body.status).toBe(bad.status);
      expect(body.title.length * body.detail.length).toBeGreaterThan(0);
      if (bad.pointer !== undefined) expect(body.errors?.map(({ pointer }) => pointer)).toContain(bad.pointer);
    },
  );

  it.each([
    ['that is no HTTP', '\u0016\u0003\u0001hello\r\n\r\n'],
    ['of two lengths', 'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    [
      'of a length and chunks',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('%s gets a problem body and is hung up on', async (_, bytes) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toMatch(/\r\nContent-Type: application\/problem\+json; charset=utf-8\r\n/);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status: 400, code: 'bad_request' });
  });
});
