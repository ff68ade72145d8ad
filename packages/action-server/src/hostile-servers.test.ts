import { ActionFailedError, ActionRejectedError } from '@hamzaban/dialogue';
import { describe, expect, it } from 'vitest';
import type { ActionServerClientDeps } from './create-action-server-client.ts';
import { call, clientAt, sendJson, serve, serveRaw } from './fixtures/action-servers.ts';

async function failure(port: number, deps: Partial<ActionServerClientDeps> = {}): Promise<string> {
  const error: unknown = await clientAt(port, {}, deps)
    .run(call())
    .then(
      () => null,
      (fault) => fault,
    );
  if (!(error instanceof ActionFailedError)) expect.fail(String(error));
  return error.message;
}

const answering = (body: string | Buffer, status = 200) =>
  serve((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
const brief = { timeoutMs: 300 };

describe('an action server that sends garbage is answered with a clear error:', () => {
  it.each<readonly [string, string | Buffer, RegExp]>([
    ['nothing', '', /is not JSON/],
    ['a web page', '<html>busy</html>', /is not JSON/],
    ['half of JSON', '{"events": [', /is not JSON/],
    ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), /is not JSON in UTF-8/],
    ['JSON of Python', "{'events': []}", /is not JSON/],
    ['NaN', '{"events": [{"event": "slot", "name": "s", "value": NaN}]}', /is not JSON/],
    ['null', 'null', /is no object/],
    ['a list', '[]', /is no object/],
    ['a number', '1e5', /is no object/],
    ['events that are no list', '{"events": {}, "responses": []}', /"events" that is no list of objects/],
    ['null for events', '{"events": null}', /"events" that is no list of objects/],
    ['an event that is no object', '{"events": ["restart"]}', /"events" that is no list of objects/],
    ['a response that is no object', '{"responses": [null]}', /"responses" that is no list of objects/],
    ['a text that is none', '{"responses": [{"text": {"a": 1}}]}', /responses\[0\]\.text that is no text/],
    ['an image that is none', '{"responses": [{}, {"image": ["i"]}]}', /responses\[1\]\.image that is no text/],
    ['a response name that is none', '{"responses": [{"response": 5}]}', /responses\[0\]\.response that is no text/],
    ['buttons that are none', '{"responses": [{"buttons": "yes"}]}', /responses\[0\]\.buttons that is no list/],
    ['elements that are none', '{"responses": [{"elements": [1]}]}', /responses\[0\]\.elements that is no list/],
    [
      'quick replies that are none',
      '{"events": [{"event": "bot", "data": {"quick_replies": {}}}]}',
      /events\[0\]\.data\.quick_replies that is no list/,
    ],
    [
      'JSON too deep to write again',
      `{"events": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      /nested deeper than 64/,
    ],
    ['numbers that are none', '{"events": [{"event": "slot", "name": "s", "value": 1e999}]}', /number too large/],
    ['keys that change objects', '{"responses": [{"__proto__": {"text": "x"}}]}', /"__proto__"/],
    ['thousands of events', `{"events": [${'{"event":"rewind"},'.repeat(1000)}{"event":"rewind"}]}`, /1001 events/],
    ['hundreds of messages', `{"responses": [${'{},'.repeat(100)}{}]}`, /101 responses; at most 100/],
  ])('%s', async (_, body, words) => {
    expect(await failure(await answering(body))).toMatch(words);
  });

  it('a rejection that is garbage', async () => {
    expect(await failure(await answering('<html>', 400))).toMatch(/is not JSON/);
    expect(await failure(await answering('{"action_name": 5}', 400))).toMatch(/status 400/);
  });

  it('no HTTP', async () => {
    expect(await failure(await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH\r\n')))).toMatch(/does not speak HTTP/);
  });

  it('a compressed bomb', async () => {
    const port = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.alloc(100));
    });
    expect(await failure(port)).toMatch(/compressed its answer unasked/);
  });

  it('interim answers without end', async () => {
    const port = await serveRaw((socket) => {
      const more = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 1);
      socket.on('close', () => clearInterval(more));
    });
    expect(await failure(port)).toMatch(/does not speak HTTP/);
  });
});

describe('an action server that wastes time or room is given up:', () => {
  it('silence', async () => {
    expect(await failure(await serve((request) => request.resume()), brief)).toMatch(/did not answer within 0.3 s/);
  });

  it('a connection that is taken and never spoken on', async () => {
    expect(await failure(await serveRaw(() => undefined), brief)).toMatch(/did not answer within/);
  });

  it('a body that trickles without end', async () => {
    const port = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"events": [');
      const more = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(more));
    });
    expect(await failure(port, brief)).toMatch(/did not answer within/);
  });

  it('a head that trickles without end', async () => {
    const port = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nx: ');
      const more = setInterval(() => socket.write('y'), 5);
      socket.on('close', () => clearInterval(more));
    });
    expect(await failure(port, brief)).toMatch(/did not answer within/);
  });

  it('500 MB, announced', async () => {
    let sent = 0;
    const port = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-length': 500e6 });
      pour(response, (bytes) => (sent += bytes));
    });
    expect(await failure(port)).toMatch(/answered with more than is taken/);
    expect(sent).toBeLessThan(50e6);
  });

  it('500 MB, unannounced', async () => {
    let sent = 0;
    const port = await serve((request, response) => {
      request.resume();
      response.writeHead(200);
      pour(response, (bytes) => (sent += bytes));
    });
    expect(await failure(port)).toMatch(/answered with more than is taken/);
    expect(sent).toBeLessThan(50e6);
  });

  it('a connection that ends before the answer, or in it', async () => {
    const early = await serveRaw((socket) => socket.once('data', () => socket.destroy()));
    expect(await failure(early)).toMatch(/closed the connection before it had answered/);
    const late = await serveRaw((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"events"');
        setImmediate(() => socket.destroy());
      });
    });
    expect(await failure(late)).toMatch(/closed the connection before it had answered/);
  });

  it('redirects, inward or in a circle', async () => {
    for (const location of ['http://169.254.169.254/latest', '/webhook', 'http://127.0.0.1:1/x']) {
      const port = await serve((request, response) => {
        request.resume();
        response.writeHead(307, { location }).end();
      });
      expect(await failure(port)).toMatch(/redirect, which is not followed: put the final address/);
    }
  });

  it('a server that is not there', async () => {
    const gone = await serveRaw((socket) => socket.end());
    expect(await failure(gone)).toMatch(/closed the connection|does not speak HTTP/);
    expect(await failure(1)).toMatch(/nothing answers .* on 127\.0\.0\.1: start it, or correct action_endpoint\.url/);
  });
});

describe('hosts', () => {
  it('other than the allowed ones are not asked, though they stand in endpoints.yml', async () => {
    let calls = 0;
    const port = await serve((request, response) => {
      calls++;
      request.resume();
      sendJson(response, 200, {});
    });
    expect(await failure(port, { allowHosts: ['actions.example'] })).toMatch(
      /may not run at 127\.0\.0\.1: .*ALLOWED_ACTION_HOSTS/,
    );
    expect(await failure(port, { allowHosts: [`127.0.0.1:${port + 1}`] })).toMatch(/may not run at/);
    expect(calls).toBe(0);
    expect(await clientAt(port, {}, { allowHosts: ['127.0.0.0/8'] }).run(call())).toEqual({
      events: [],
      responses: [],
    });
  });

  it('that are public need to be allowed as well', async () => {
    const lookup = async () => [{ address: '93.184.216.34', family: 4 as const }];
    const client = clientAt(1, { url: 'https://actions.example/webhook' }, { allowHosts: ['localhost'], lookup });
    await expect(client.run(call())).rejects.toThrow(/may not run at actions\.example/);
  });

  it('named like an allowed one but standing at a metadata service are not asked', async () => {
    const lookup = async () => [{ address: '169.254.169.254', family: 4 as const }];
    const client = clientAt(1, { url: 'http://actions.example:5055/webhook' }, { lookup });
    await expect(client.run(call())).rejects.toThrow(/may not run at actions\.example/);
    const nowhere = async () => [];
    const unknown = clientAt(1, { url: 'http://actions.example:5055/webhook' }, { lookup: nowhere });
    await expect(unknown.run(call())).rejects.toThrow(/host name actions\.example is not known/);
  });
});

describe('an action that hangs', () => {
  /** Hangs for `action_hangs`, answers all others at once. */
  async function hangingServer() {
    let hanging = 0;
    const port = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (body.includes('"next_action":"action_hangs"')) hanging++;
      else sendJson(response, 200, { events: [], responses: [{ text: 'well' }] });
    });
    return { port, hanging: () => hanging };
  }

  it('does not keep others waiting', async () => {
    const { port, hanging } = await hangingServer();
    const client = clientAt(port);
    let settled = 0;
    const hangs = Array.from({ length: 20 }, () =>
      client.run(call('action_hangs')).then(
        () => settled++,
        () => settled++,
      ),
    );
    for (let count = 0; count < 200; count++) {
      expect((await client.run(call('action_well'))).responses).toEqual([{ text: 'well' }]);
    }
    expect([settled, hanging()]).toEqual([0, 20]);
    expect(hangs.length).toBe(20);
  });

  it('rests after five times, and no other action with it', async () => {
    let now = 0;
    const { port, hanging } = await hangingServer();
    const client = clientAt(port, {}, { ...brief, clock: { now: () => now } });
    for (let count = 0; count < 5; count++) {
      await expect(client.run(call('action_hangs'))).rejects.toThrow(/did not answer within 0\.3 s/);
    }
    const asked = hanging();
    await expect(client.run(call('action_hangs'))).rejects.toThrow(/several times just now and rests/);
    expect(hanging()).toBe(asked);
    // Whether it answers within so short a time depends on the machine; that it is asked does not.
    const other: unknown = await client.run(call('action_well')).catch((fault) => fault);
    expect(String(other)).not.toMatch(/rests/);
    now += 10_000;
    await expect(client.run(call('action_hangs'))).rejects.toThrow(/did not answer within/);
  });

  it('takes a bounded number of places; who waits for one waits within its own time', async () => {
    const { port, hanging } = await hangingServer();
    const client = clientAt(port, {}, { ...brief, maxInFlight: 2 });
    const calls = Array.from({ length: 4 }, () => client.run(call('action_hangs')));
    const results = await Promise.allSettled(calls);
    expect(results.map((result) => result.status)).toEqual(Array(4).fill('rejected'));
    expect(hanging()).toBeLessThanOrEqual(4);
  });

  it('that fails does not rest: the server is well', async () => {
    let calls = 0;
    const port = await serve((request, response) => {
      calls++;
      request.resume();
      sendJson(response, calls % 2 === 0 ? 500 : 400, { action_name: 'action_x' });
    });
    const client = clientAt(port);
    for (let count = 0; count < 20; count++) {
      const error: unknown = await client.run(call()).catch((fault) => fault);
      expect(error).toBeInstanceOf(count % 2 === 0 ? ActionRejectedError : ActionFailedError);
    }
    expect(calls).toBe(20);
  });
});

/** Writes 500 MB as fast as they are taken. */
function pour(
  response: { write(chunk: Buffer): boolean; once(event: string, go: () => void): unknown; destroyed: boolean },
  count: (bytes: number) => void,
): void {
  const chunk = Buffer.alloc(1e6, ' ');
  let left = 500;
  const go = (): void => {
    while (left-- > 0 && !response.destroyed) {
      count(chunk.length);
      if (!response.write(chunk)) {
        response.once('drain', go);
        return;
      }
    }
  };
  go();
}
