import { createServer, type Server } from 'node:http';
import { deflateSync } from 'node:zlib';
import { type Action, ActionExecutionRejection, createActionExecutor } from '@hamzaban/action-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerActionCalls } from './answer-action-calls.ts';

const actions: readonly Action[] = [
  { name: () => 'action_says', run: (dispatcher, tracker) => dispatcher.utterMessage({ text: tracker.senderId }) },
  {
    name: () => 'action_rejects',
    run: () => {
      throw new ActionExecutionRejection('action_rejects', 'not now');
    },
  },
  { name: () => 'action_fails', run: () => Promise.reject(new Error('the warehouse does not answer')) },
];

let server: Server;
let url: string;
const failures: string[] = [];
beforeAll(async () => {
  server = createServer(
    answerActionCalls({
      executor: createActionExecutor(actions),
      corsOrigins: ['https://shop.example'],
      onFailure: (action, error) => failures.push(`${action}: ${error instanceof Error ? error.message : error}`),
    }),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const callOf = (next_action: string) =>
  JSON.stringify({ next_action, sender_id: 'u', tracker: { sender_id: 'u' }, domain: {}, version: '3.6.21' });

async function post(body: string | Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return [response.status, (await response.json()) as { events?: unknown; responses?: { text: string }[] }] as const;
}

// Statuses and bodies as rasa-sdk 3.6.2 answers the same calls.
describe('a call', () => {
  it('is answered with events and responses', async () => {
    const [status, body] = await post(callOf('action_says'));
    expect([status, body.events, body.responses?.[0]?.text]).toEqual([200, [], 'u']);
    expect((await post(deflateSync(callOf('action_says')), { 'content-encoding': 'deflate' }))[0]).toBe(200);
  });

  it.each<readonly [string, string, number, unknown]>([
    ['a rejection', callOf('action_rejects'), 400, { error: 'not now', action_name: 'action_rejects' }],
    [
      'an unknown action',
      callOf('nope'),
      404,
      { error: "No registered action found for name 'nope'.", action_name: 'nope' },
    ],
    ['a failure', callOf('action_fails'), 500, { error: 'the warehouse does not answer' }],
    ['no action', '{}', 200, null],
    ['an empty body', '', 400, { error: 'Invalid body request' }],
    ['broken JSON', '{', 400, { error: 'Invalid body request' }],
    ['no object', '[]', 400, { error: 'Invalid body request' }],
    ['a call without a conversation', '{"next_action": "action_says"}', 400, { error: 'Invalid body request' }],
    ['a name that is none', '{"next_action": 5, "tracker": {}}', 400, { error: 'Invalid body request' }],
  ])('that is %s gets its status and words', async (_, body, status, answer) => {
    expect(await post(body)).toEqual([status, answer]);
  });

  it('that failed is told to whoever runs the server', () => {
    expect(failures).toContain('action_fails: the warehouse does not answer');
  });

  it('that is no deflated JSON, or a bomb, is refused', async () => {
    const deflate = { 'content-encoding': 'deflate' };
    expect((await post('plain', deflate))[0]).toBe(400);
    expect((await post(deflateSync(Buffer.alloc(64 * 1024 * 1024)), deflate))[0]).toBe(400);
  });

  it('that is too large is refused before it is all read', async () => {
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 500) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const answer = await fetch(`${url}/webhook`, { method: 'POST', body, duplex: 'half' } as RequestInit).then(
      (response) => response.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(answer);
    expect(sent).toBeLessThan(200);
  });
});

describe('other requests', () => {
  it('ask for health and names', async () => {
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${url}/actions`)).json()).toEqual(actions.map((action) => ({ name: action.name() })));
  });

  it('to other paths are told what there is', async () => {
    const responses = await Promise.all([fetch(`${url}/`), fetch(`${url}/webhook`)]);
    expect(responses.map(({ status }) => status)).toEqual([404, 404]);
    await Promise.all(responses.map((response) => response.text()));
  });

  it('of browsers are allowed to the origins that were named', async () => {
    const ask = async (origin: string) => {
      const response = await fetch(`${url}/webhook`, { method: 'OPTIONS', headers: { origin } });
      return [response.status, response.headers.get('access-control-allow-origin')];
    };
    expect(await ask('https://shop.example')).toEqual([204, 'https://shop.example']);
    expect(await ask('https://other.example')).toEqual([204, null]);
  });
});
