import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, type RunningServer, runCommand, startServer } from './running-server.ts';
import { smallHome } from './small-home.ts';

const bot = {
  'domain.yml': `version: "3.1"
intents: [stock, order, lie, hang, pack]
slots:
  product: {type: text, influence_conversation: false, mappings: [{type: custom}]}
responses:
  utter_done:
  - text: "done: {product}"
actions: [action_stock, action_order, action_lie, action_hang, action_of_pack]
`,
  'data/rules.yml': `version: "3.1"
rules:
- rule: stock
  steps: [{intent: stock}, {action: action_stock}, {action: utter_done}]
- rule: order
  steps: [{intent: order}, {action: action_order}, {action: utter_done}]
- rule: lie
  steps: [{intent: lie}, {action: action_lie}, {action: utter_done}]
- rule: pack
  steps: [{intent: pack}, {action: action_of_pack}, {action: utter_done}]
- rule: hang
  steps: [{intent: hang}, {action: action_hang}, {action: utter_done}]
`,
};

/** What the action server says, by action; `action_hang` waits to be let go. */
const answers: Readonly<Record<string, unknown>> = {
  action_stock: {
    events: [{ event: 'slot', name: 'product', value: 'milk' }],
    responses: [
      { text: 'milk: 7 left', buttons: [{ title: 7, payload: '/order' }, { title: null }, {}], custom: { left: 7 } },
    ],
  },
  action_lie: { events: [{ event: 'nonsense' }], responses: [{ text: 'never said' }] },
};
const hanging: ServerResponse[] = [];
const metadata: unknown[] = [];

function createActions(): Server {
  return createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const call = JSON.parse(body) as { next_action: string; tracker: { latest_message: { metadata: unknown } } };
    metadata.push(call.tracker.latest_message.metadata);
    if (call.next_action === 'action_hang') hanging.push(response);
    else if (answers[call.next_action] === undefined) response.writeHead(500).end('{"error": "no warehouse"}');
    else response.end(JSON.stringify(answers[call.next_action]));
  });
}

const endpoints: Readonly<Record<string, (port: number) => string>> = {
  'with-actions': (port) => `action_endpoint: {url: "http://localhost:${port}/webhook"}\n`,
  'with-inner-actions': () => 'action_endpoint: {url: "http://169.254.169.254/latest"}\n',
  'with-broken-actions': () => `action_endpoint:\n  url: http://localhost/\${JWT_SECRET}\n`,
  'with-no-actions': () => '# action_endpoint:\n',
};

describe('custom actions of shops', () => {
  const keys = new Map<string, string>();
  const actions = createActions();
  let home: Awaited<ReturnType<typeof smallHome>>;
  let server: RunningServer;

  beforeAll(async () => {
    await new Promise<void>((done) => actions.listen(0, '127.0.0.1', done));
    const address = actions.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    home = await smallHome(Object.keys(endpoints));
    const environment = { HAMZABAN_HOME: home.path, LOG_LEVEL: 'warn' };
    for (const [id, text] of Object.entries(endpoints)) {
      for (const [file, content] of Object.entries({ ...bot, 'endpoints.yml': text(port) })) {
        const path = join(home.path, 'shops', id, file);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content);
      }
      const created = await runCommand('hamzaban', ['tenant', 'create', id, '--name', id, '--json'], { environment });
      expect(created.code, created.stderr).toBe(0);
      keys.set(id, (JSON.parse(created.stdout) as { api_key: string }).api_key);
    }
    await writeFile(
      join(home.path, 'packs', 'small@1.0.0', 'actions.ts'),
      `import { Action, type CollectingDispatcher, SlotSet } from '@hamzaban/action-sdk';
export class OfPack extends Action {
  name() { return 'action_of_pack'; }
  run(dispatcher: CollectingDispatcher) { dispatcher.utterMessage({ text: 'from the pack' }); return [SlotSet('product', 'tea')]; }
}
`,
    );
    const trained = await runCommand('hamzaban', ['tenant', 'train', '--all'], { environment });
    expect(trained.code, trained.stderr).toBe(0);
    server = await startServer(home.path, { JWT_SECRET: 'Zk3vQ9wLr7TnB2xYc8HsD5mFj1KpG6uA', TRUSTED_PACKS: 'small' });
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    actions.closeAllConnections();
    actions.close();
    await home?.remove();
  });

  async function ask(shop: string, message: string, visitor = 'visitor') {
    const token = await authenticate(server.url, shop, keys.get(shop) ?? '');
    const response = await fetch(`${server.url}/webhook`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: visitor, message, metadata: { page: '/cart' } }),
    });
    expect(response.status).toBe(200);
    return ((await response.json()) as { replies: { text: string; buttons?: unknown; custom?: unknown }[] }).replies;
  }
  const texts = async (shop: string, message: string, visitor?: string) =>
    (await ask(shop, message, visitor)).map((reply) => reply.text);

  /** The log comes by another way than the answer. */
  const logged = (words: RegExp) => expect.poll(() => server.output(), { timeout: 20_000 }).toMatch(words);

  it('answer, fill slots, and see what came with the message', async () => {
    const [first, ...rest] = await ask('with-actions', '/stock');
    expect(first).toMatchObject({
      text: 'milk: 7 left',
      buttons: [{ title: '7', payload: '/order' }],
      custom: { left: 7 },
    });
    expect(rest.map((reply) => reply.text)).toEqual(['done: milk']);
    expect(metadata.at(-1)).toEqual({ page: '/cart' });
  });

  it('that fail or lie leave the rest of the answer, and a sentence in the log', async () => {
    expect(await texts('with-actions', '/order', 'unlucky')).toEqual(['done: None']);
    expect(await texts('with-actions', '/lie', 'unlucky')).toEqual(['done: None']);
    await logged(/"tenantId":"with-actions".*action 'action_order': .* status 500; see its log/);
    await logged(/'nonsense' is no known event type/);
    expect(server.output()).not.toMatch(/no warehouse|unlucky/);
  });

  it('that hang keep nobody else waiting', async () => {
    let isAnswered = false;
    const waiting = texts('with-actions', '/hang', 'patient').finally(() => {
      isAnswered = true;
    });
    for (let count = 0; hanging.length === 0 && count < 1000; count++) await new Promise((next) => setTimeout(next, 5));
    expect(await texts('with-actions', '/stock', 'other')).toEqual(['milk: 7 left', 'done: milk']);
    expect(await texts('with-no-actions', 'سلام', 'other')).toEqual(['سلام! چه کمکی از من برمی‌آید؟']);
    expect(isAnswered).toBe(false);
    for (const response of hanging) response.end('{"events": [], "responses": [{"text": "at last"}]}');
    expect(await waiting).toEqual(['at last', 'done: None']);
  });

  it('run where the operator allows it, whatever stands in the file', async () => {
    expect(await texts('with-inner-actions', '/stock')).toEqual(['done: None']);
    await logged(/actions may not run at 169\.254\.169\.254: .*ALLOWED_ACTION_HOSTS/);
  });

  it('cannot be asked with what the program’s environment holds', async () => {
    expect(await texts('with-broken-actions', '/stock')).toEqual(['done: None']);
    await logged(/"tenantId":"with-broken-actions".*JWT_SECRET/);
    expect(server.output()).not.toMatch(/Zk3vQ9wL/);
  });

  it('of a trusted pack run in the program, beside those of a server', async () => {
    expect(await texts('with-no-actions', '/pack')).toEqual(['from the pack', 'done: tea']);
    expect(await texts('with-actions', '/pack', 'of both')).toEqual(['from the pack', 'done: tea']);
    expect(await texts('with-actions', '/stock', 'of both')).toEqual(['milk: 7 left', 'done: milk']);
  });

  it('are missed where there is no action server', async () => {
    expect(await texts('with-no-actions', '/stock', 'lonely')).toEqual(['done: None']);
    await logged(/'action_stock': the pack has none of this name, and endpoints\.yml no action_endpoint/);
  });
});
