import { inflateSync } from 'node:zlib';
import { ActionFailedError, ActionRejectedError, type DialogueEvent } from '@hamzaban/dialogue';
import { describe, expect, it } from 'vitest';
import { call, clientAt, readBody, sendJson, serve, serveJson } from './fixtures/action-servers.ts';

const empty = { events: [], responses: [] };

describe('a call', () => {
  it("is Rasa's request, without what is not Rasa's", async () => {
    let body = '';
    let type: string | undefined;
    const port = await serve(async (request, response) => {
      expect([request.method, request.url]).toEqual(['POST', '/webhook']);
      type = request.headers['content-type'];
      body = (await readBody(request)).toString();
      sendJson(response, 200, empty);
    });
    const request = call('action_x');
    await clientAt(port).run(request);
    const { next_action, sender_id, tracker, version, domain } = request;
    expect(body).toBe(JSON.stringify({ next_action, sender_id, tracker, version, domain }));
    expect(type).toBe('application/json');
  });

  it('carries headers, parameters, token and basic authentication of the endpoint', async () => {
    let seen: unknown;
    const port = await serveJson((_, { url, headers }) => {
      seen = [url, headers['x-shop'], headers.authorization, headers['content-type']];
      return empty;
    });
    await clientAt(port, {
      params: { a: '1', b: 'x y' },
      token: 's&t',
      tokenName: 'key',
      headers: { 'X-Shop': 'rose', 'Content-Type': 'application/json; charset=utf-8' },
      basicAuth: { username: 'u', password: 'ب' },
    }).run(call());
    const authorization = `Basic ${Buffer.from('u:ب').toString('base64')}`;
    expect(seen).toEqual(['/webhook?a=1&b=x+y&key=s%26t', 'rose', authorization, 'application/json; charset=utf-8']);
  });

  it('is deflated when asked for, as rasa-sdk reads it', async () => {
    const port = await serve(async (request, response) => {
      const body = inflateSync(await readBody(request)).toString();
      const events = [{ event: 'slot', name: 'encoding', value: request.headers['content-encoding'] }];
      sendJson(response, 200, { events, responses: [{ text: JSON.parse(body).next_action }] });
    });
    expect(await clientAt(port, {}, { isCompressed: true }).run(call('action_y'))).toEqual({
      events: [{ event: 'slot', name: 'encoding', value: 'deflate' }],
      responses: [{ text: 'action_y' }],
    });
  });

  it('takes the connection of the one before', async () => {
    const ports = new Set<number | undefined>();
    const port = await serveJson((_, request) => {
      ports.add(request.socket.remotePort);
      return empty;
    });
    const client = clientAt(port);
    for (let count = 0; count < 20; count++) await client.run(call());
    expect(ports.size).toBe(1);
  });

  it('gives offsets in code points, as Python counts', async () => {
    let parsed: Record<string, unknown> = {};
    const port = await serveJson((received) => {
      parsed = received as typeof parsed;
      return empty;
    });
    const text = 'a😀 رم😀';
    const parse = {
      text,
      intent: { name: 'ask' },
      entities: [
        { entity: 'city', value: 'رم', start: 4, end: 6 },
        { entity: 'e', value: 'spoken' },
      ],
      text_tokens: [[0, 3], [4, 8], 'odd'],
    };
    const user: DialogueEvent = {
      event: 'user',
      timestamp: 1,
      text,
      parse_data: parse,
      input_channel: null,
      message_id: null,
    };
    const plain: DialogueEvent = { ...user, parse_data: { ...parse, text: 'plain' } };
    const request = call();
    await clientAt(port).run({
      ...request,
      tracker: { ...request.tracker, latest_message: parse, events: [user, plain] },
    });
    const expected = {
      entities: [
        { entity: 'city', value: 'رم', start: 3, end: 5 },
        { entity: 'e', value: 'spoken' },
      ],
      text_tokens: [[0, 2], [3, 6], 'odd'],
    };
    expect(parsed['tracker']).toMatchObject({
      latest_message: expected,
      events: [{ parse_data: expected }, { parse_data: { entities: [{ start: 4, end: 6 }, {}] } }],
    });
    expect(request.tracker.latest_message?.entities).toEqual([]);
  });
});

describe('a selective domain', () => {
  const asks = async (isDomainSelective: boolean, declaresDomain: boolean) => {
    let hasDomain: boolean | undefined;
    const port = await serveJson((received) => {
      hasDomain = 'domain' in received;
      return empty;
    });
    await clientAt(port, { isDomainSelective }).run(call('action_x', { declaresDomain }));
    return hasDomain;
  };

  it('goes to the actions that declare to need it, and to all without the switch', async () => {
    expect([await asks(true, true), await asks(true, false), await asks(false, false)]).toEqual([true, false, true]);
  });

  it('is sent after all to a server that asks for it, once', async () => {
    const calls: boolean[] = [];
    const port = await serve(async (request, response) => {
      const hasDomain = 'domain' in JSON.parse((await readBody(request)).toString());
      calls.push(hasDomain);
      sendJson(
        response,
        hasDomain ? 200 : 449,
        hasDomain ? { events: [], responses: [{ text: 'x' }] } : { error: 'x' },
      );
    });
    const selective = clientAt(port, { isDomainSelective: true });
    expect((await selective.run(call())).responses).toEqual([{ text: 'x' }]);
    expect(calls).toEqual([false, true]);
  });

  it('does not go round and round with a server that always asks', async () => {
    let calls = 0;
    const port = await serve((request, response) => {
      calls++;
      request.resume();
      sendJson(response, 449, {});
    });
    const selective = clientAt(port, { isDomainSelective: true });
    await expect(selective.run(call())).rejects.toThrow(/answered with status 449/);
    expect(calls).toBe(2);
  });
});

describe('an answer', () => {
  const answering = (status: number, body: unknown) =>
    serve((request, response) => {
      request.resume();
      sendJson(response, status, body);
    });

  it('gives events and responses as they are', async () => {
    const events = [{ event: 'slot', name: 's', value: [1, { a: null }], timestamp: null }];
    const responses = [{ text: 'سلام', buttons: [], custom: {}, template: null, response: null, mine: 1 }];
    expect(await clientAt(await answering(200, { events, responses })).run(call())).toEqual({ events, responses });
  });

  it('may leave out events, responses, or both', async () => {
    expect(await clientAt(await answering(200, {})).run(call())).toEqual(empty);
  });

  it('400 with the name of an action is its rejection', async () => {
    const client = clientAt(await answering(400, { error: 'no product', action_name: 'action_x' }));
    const error: unknown = await client.run(call()).catch((fault) => fault);
    expect(error).toBeInstanceOf(ActionRejectedError);
    expect(error).toMatchObject({ action: 'action_x', message: 'no product' });
    const silent = clientAt(await answering(400, { action_name: 'action_x' }));
    await expect(silent.run(call())).rejects.toThrow("Custom action 'action_x' rejected to run");
  });

  it.each([
    [400, { error: 'Invalid body request' }, /answered with status 400/],
    [404, { error: 'x', action_name: 'action_x' }, /has no action of this name \(404\): register it/],
    [500, { error: 'a visitor said: my secret', request_body: {} }, /answered with status 500; see its log/],
    [204, undefined, /answered with status 204/],
    [302, {}, /answered with status 302/],
  ])('%d %j is a failure with its cause, and quotes nothing', async (status, body, words) => {
    const error: unknown = await clientAt(await answering(status, body))
      .run(call())
      .catch((fault) => fault);
    expect(error).toBeInstanceOf(ActionFailedError);
    expect((error as Error).message).toMatch(words);
    expect((error as Error).message).toMatch(/^Failed to execute custom action 'action_x': /);
    expect((error as Error).message).not.toMatch(/secret|warehouse/);
  });
});
