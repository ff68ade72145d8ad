import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCircuitBreaker, createSafeFetch, EgressError, type SafeFetch } from '@hamzaban/net';
import { AppError, type BotInput, type ConversationId, type MessageId, type TenantId } from '@hamzaban/platform';
import { afterEach, describe, expect, it } from 'vitest';
import { createRasaServerBot, type RasaServerBotOptions } from './create-rasa-server-bot.ts';

const MAX_BYTES = 100_000;
const clock = { now: () => Date.now() };
const safeFetch = createSafeFetch({
  allowPrivate: ['127.0.0.1'],
  timeoutMs: 5000,
  maxBytes: MAX_BYTES,
  maxRedirects: 0,
});
let server: Server | null = null;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server === null ? done(null) : server.close(done)));
  server = null;
});

type Listener = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A fake Rasa on the loopback. */
async function serve(listener: Listener, port = 0): Promise<string> {
  const own = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    listener(request, response, body);
  });
  server = own;
  await new Promise<void>((done) => own.listen(port, '127.0.0.1', done));
  return `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
}

const always = (status: number, body: string | Buffer) => serve((_, response) => response.writeHead(status).end(body));
const breakerOf = (failuresToOpen = 100, openMs = 1000) => createCircuitBreaker({ clock, failuresToOpen, openMs });

function botAt(url: string, options: Partial<RasaServerBotOptions> = {}) {
  const tenantId = 'rose' as TenantId;
  const rest = { safeFetch, clock, timeoutMs: 1000, breaker: breakerOf(), sleep: async () => undefined };
  return createRasaServerBot({ url, tenantId, ...rest, ...options });
}

const saying = (text: string, more: Partial<BotInput> = {}): BotInput => ({
  snapshot: { old: true },
  userId: 'u:1',
  conversationId: 'cnv_1' as ConversationId,
  messageId: 'msg_1' as MessageId,
  text,
  metadata: null,
  now: 0,
  ...more,
});

async function faultOf(answer: Promise<unknown>): Promise<AppError> {
  const fault: unknown = await answer.then(
    () => null,
    (error) => error,
  );
  if (!AppError.isInstance(fault)) expect.fail(`no AppError: ${String(fault)}`);
  return fault;
}

describe('a message', () => {
  it('goes to the REST channel under the name of shop and visitor', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response, body) => {
      seen.push([request.method, request.url, request.headers['content-type'], JSON.parse(body)]);
      response.end('[]');
    });
    await botAt(url).respond(saying('سلام', { metadata: { page: '/cart' } }));
    await botAt(`${url}/bots/rose/?token=x`).respond(saying('/greet'));
    expect(seen).toEqual([
      [
        'POST',
        '/webhooks/rest/webhook',
        'application/json',
        { sender: 'rose:u:1', message: 'سلام', metadata: { page: '/cart' } },
      ],
      [
        'POST',
        '/bots/rose/webhooks/rest/webhook?token=x',
        'application/json',
        { sender: 'rose:u:1', message: '/greet' },
      ],
    ]);
  });

  it('sends a user name and password of the URL as a header', async () => {
    let authorization: string | undefined;
    const url = await serve((request, response) => {
      authorization = request.headers.authorization;
      response.end('[]');
    });
    await botAt(url.replace('//', '//ali:p%40ss@')).respond(saying('سلام'));
    expect(authorization).toBe(`Basic ${Buffer.from('ali:p@ss').toString('base64')}`);
  });

  it('brings the replies, and nothing of what Rasa keeps for itself', async () => {
    const url = await always(200, JSON.stringify([{ recipient_id: 'rose:u:1', text: 'سلام!' }]));
    expect(await botAt(url).respond(saying('سلام'))).toEqual({
      replies: [{ text: 'سلام!' }],
      events: [],
      snapshot: null,
      understood: null,
    });
  });

  it('brings the wish for a human', async () => {
    const url = await always(200, JSON.stringify([{ text: 'چشم' }, { custom: { handoff: 'request' } }]));
    expect(await botAt(url).respond(saying('اپراتور'))).toMatchObject({
      replies: [{ text: 'چشم' }],
      handoff: 'request',
    });
  });
});

describe('a fault', () => {
  it.each<[string, Listener, string]>([
    ['status 500', (_, response) => response.writeHead(500).end('[]'), 'bad_status: 500'],
    ['status 404', (_, response) => response.writeHead(404).end('{}'), 'bad_status: 404'],
    ['no JSON', (_, response) => response.end('<html>'), 'not_json'],
    ['JSON cut off', (_, response) => response.end('[{"text":'), 'not_json'],
    ['nothing', (_, response) => response.end(), 'not_json'],
    ['bad UTF-8', (_, response) => response.end(Buffer.from([0x22, 0xff, 0x22])), 'not_json'],
    ['no list', (_, response) => response.end('{"text":"x"}'), 'not_replies'],
    ['a list of texts', (_, response) => response.end('["x"]'), 'not_replies'],
    ['10,000 replies', (_, response) => response.end(`[${Array(10_000).fill('{}').join()}]`), 'too_many_replies'],
    [
      'a value of depth 10,000',
      (_, response) => response.end(`[{"custom":${'['.repeat(10_000)}${']'.repeat(10_000)}}]`),
      'too_deep',
    ],
    ['a hang-up', (request) => request.socket.destroy(), 'connection_lost: 127.0.0.1'],
    [
      'half an answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('[{"text"', () => response.destroy());
      },
      'connection_lost: 127.0.0.1',
    ],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/' }).end(), 'too_many_redirects: 127.0.0.1'],
    [
      '500 MB announced',
      (_, response) => response.writeHead(200, { 'content-length': 5e8 }).write('['),
      'too_large: 127.0.0.1',
    ],
  ])('of %s is engine_failed', async (_, listener, cause) => {
    const fault = await faultOf(botAt(await serve(listener)).respond(saying('سلام')));
    expect([fault.code, fault.status, (fault.cause as Error).message]).toEqual(['engine_failed', 502, cause]);
  });

  it('of 500 MB is engine_failed long before they were sent', async () => {
    let written = 0;
    const url = await serve((_, response) => {
      const pump = () => {
        while (!response.destroyed && written < 5e8 && response.write(Buffer.alloc(65_536, 0x20))) written += 65_536;
      };
      response.on('drain', pump);
      pump();
    });
    const fault = await faultOf(botAt(url).respond(saying('سلام')));
    expect(fault).toMatchObject({ code: 'engine_failed', cause: { reason: 'too_large' } });
    expect(written).toBeLessThan(2e7);
  });

  it.each<[string, Listener]>([
    ['silence', () => undefined],
    [
      'drops',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('of %s is engine_timeout at its time', async (_, listener) => {
    const started = performance.now();
    const fault = await faultOf(botAt(await serve(listener), { timeoutMs: 200 }).respond(saying('سلام')));
    expect([fault.code, fault.status]).toEqual(['engine_timeout', 504]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('of an address that is not allowed is engine_failed', async () => {
    const fault = await faultOf(botAt('http://169.254.169.254/').respond(saying('سلام')));
    expect(fault).toMatchObject({ code: 'engine_failed', cause: { reason: 'bad_address' } });
  });

  it('tells nothing of what was said', async () => {
    const url = await always(200, 'secret');
    const fault = await faultOf(botAt(url).respond(saying('رمز')));
    expect(`${fault.message} ${String(fault.cause)} ${JSON.stringify(fault)}`).not.toMatch(/secret|رمز/);
  });
});

describe('trying again', () => {
  it('reaches a server that comes up between two tries', async () => {
    const url = await always(200, '[]');
    const port = Number(new URL(url).port);
    await new Promise((done) => server?.close(done));
    let received = 0;
    const sleep = async () => {
      await serve((_, response) => {
        received++;
        response.end('[{"text":"back"}]');
      }, port);
    };
    expect((await botAt(url, { sleep }).respond(saying('سلام'))).replies).toEqual([{ text: 'back' }]);
    expect(received).toBe(1);
  });

  it('gives up after its waits', async () => {
    const url = await always(200, '[]');
    await new Promise((done) => server?.close(done));
    const waits: number[] = [];
    const sleep = async (delayMs: number) => waits.push(delayMs);
    const fault = await faultOf(botAt(url, { sleep }).respond(saying('سلام')));
    expect(fault).toMatchObject({ code: 'engine_failed', cause: { reason: 'connect_failed' } });
    expect(waits).toEqual([100, 400]);
  });

  it('does not wait past its time', async () => {
    let tries = 0;
    const refused: SafeFetch = async () => {
      tries++;
      throw new EgressError('connect_failed');
    };
    await faultOf(botAt('http://rasa', { safeFetch: refused, timeoutMs: 50 }).respond(saying('سلام')));
    expect(tries).toBe(1);
  });

  it('does not happen when the message may have arrived', async () => {
    let received = 0;
    const url = await serve((request) => {
      received++;
      request.socket.destroy();
    });
    await faultOf(botAt(url).respond(saying('سلام')));
    expect(received).toBe(1);
  });
});

describe('the breaker', () => {
  it('answers for a server that failed several times, and lets it be', async () => {
    let received = 0;
    const url = await serve((_, response) => {
      received++;
      response.writeHead(500).end();
    });
    const breaker = breakerOf(3, 60_000);
    const bots = [botAt(url, { breaker }), botAt(url, { breaker, tenantId: 'lily' as TenantId })];
    for (let turn = 0; turn < 6; turn++) await faultOf(bots[turn % 2]?.respond(saying('سلام')) ?? Promise.resolve());
    const fault = await faultOf(botAt(url, { breaker }).respond(saying('سلام')));
    expect([received, fault.code, (fault.cause as Error).message]).toEqual([3, 'engine_failed', 'breaker_open']);
  });

  it('closes when the server is back', async () => {
    let isWell = false;
    const url = await serve((_, response) => (isWell ? response.end('[]') : response.writeHead(503).end()));
    const breaker = breakerOf(1, 30);
    const bot = botAt(url, { breaker });
    await faultOf(bot.respond(saying('سلام')));
    isWell = true;
    await faultOf(bot.respond(saying('سلام')));
    await new Promise((done) => setTimeout(done, 40));
    await bot.respond(saying('سلام'));
    expect(breaker.state).toBe('closed');
  });

  it('does not open for requests the server does not want', async () => {
    const url = await always(400, '{}');
    const breaker = breakerOf(1);
    await faultOf(botAt(url, { breaker }).respond(saying('سلام')));
    expect(breaker.state).toBe('closed');
  });
});
