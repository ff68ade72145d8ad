import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, type RasaServerUnderTest, startRasaServer } from './fixtures/rasa-server-under-test.ts';

let server: RasaServerUnderTest;
const running = new Map<string, () => void>();
const order: string[] = [];
beforeAll(async () => {
  const actionServer = actionsOf(async (name, sender) => {
    if (name !== 'action_slow') throw new Error('no such action');
    order.push(`begin ${sender}`);
    await new Promise<void>((resolve) => running.set(sender, resolve));
    order.push(`end ${sender}`);
    return [];
  });
  server = await startRasaServer({ actionServer });
});
afterAll(() => server.close());

const post = (body: unknown, query = '') => server.call('POST', `/webhooks/rest/webhook${query}`, body);

describe('the REST channel', () => {
  it('answers a message with one object for each part', async () => {
    expect((await post({ sender: 'a', message: 'سلام' })).body).toEqual([{ recipient_id: 'a', text: 'سلام!' }]);
    expect((await post({ sender: 'a', message: 'سفارش' })).body).toEqual([
      {
        recipient_id: 'a',
        text: 'کدام شهر؟',
        buttons: [{ title: 'تهران', payload: '/order{"city": "تهران"}' }],
      },
    ]);
    expect((await post({ sender: 'a', message: '/order{"city": "تهران"}' })).body).toEqual([
      { recipient_id: 'a', text: 'به تهران می‌فرستیم.' },
    ]);
  });

  it('streams one JSON object a line when asked to', async () => {
    const { body, headers } = await post({ sender: 'b', message: 'سلام' }, '?stream=True');
    expect(headers['content-type']).toBe('text/event-stream');
    expect(body).toBe('{"recipient_id":"b","text":"سلام!"}\n');
  });

  it("takes a message without a sender as Rasa's `default`, and a number as its digits", async () => {
    expect((await post({ message: 'سلام' })).body).toMatchObject([{ recipient_id: 'default' }]);
    expect((await post({ sender: 5, message: 'سلام' })).body).toMatchObject([{ recipient_id: '5' }]);
  });

  it('answers with nothing, and keeps nothing, where there is no message or the metadata are no map', async () => {
    expect((await post({ sender: 'c' })).body).toEqual([]);
    expect((await post({ sender: 'c', message: 7 })).body).toEqual([]);
    expect((await post({ sender: 'c', message: 'سلام', metadata: 'x' })).body).toEqual([]);
    expect((await server.call('GET', '/conversations/c/story')).status).toBe(404);
  });

  it('keeps input channel and metadata with the message', async () => {
    await post({ sender: 'd', message: 'سلام', input_channel: 'app', metadata: { page: 3 } });
    const { body } = await server.call('GET', '/conversations/d/tracker');
    expect(body.latest_input_channel).toBe('app');
    expect(body.slots.session_started_metadata).toEqual({ page: 3 });
    expect(body.latest_message.metadata).toEqual({ page: 3 });
  });

  it('refuses what is no JSON with 400, what is no object with 500, and is well at /webhooks/rest', async () => {
    expect(await post('nope')).toMatchObject({ status: 400, body: { message: 'Failed when parsing body as json' } });
    expect((await post([1])).status).toBe(500);
    expect((await server.call('POST', '/webhooks/rest/webhook')).status).toBe(500);
    expect((await server.call('GET', '/webhooks/rest')).body).toEqual({ status: 'ok' });
    expect((await server.call('GET', '/webhooks/rest/webhook')).status).toBe(405);
  });

  it('refuses a body that is larger than any message', async () => {
    const { status, body } = await post({ sender: 'e', message: 'x'.repeat(300_000) });
    expect(status).toBe(413);
    expect(body).toMatchObject({ description: 'Payload Too Large' });
    const log = await server.call('POST', '/conversations/e/messages', { sender: 'user', text: 'x'.repeat(300_000) });
    expect(log.status).toBe(413);
    expect((await server.call('POST', '/model/parse', { text: 'x'.repeat(300_000) })).status).toBe(413);
    expect((await server.call('PUT', '/conversations/e/tracker/events', 'x'.repeat(9_000_000))).status).toBe(413);
    expect((await post({ sender: 'e'.repeat(2000), message: 'سلام' })).body).toEqual([]);
  });

  it('keeps one conversation in order and lets others pass', async () => {
    const first = post({ sender: 'slow', message: '/wait' });
    const second = post({ sender: 'slow', message: 'سلام' });
    await expect.poll(() => running.has('slow')).toBe(true);
    expect((await post({ sender: 'other', message: 'سلام' })).body).toHaveLength(1);
    expect(order).toEqual(['begin slow']);
    running.get('slow')?.();
    expect((await first).body).toEqual([]);
    expect((await second).body).toMatchObject([{ text: 'سلام!' }]);
    const { body } = await server.call('GET', '/conversations/slow/tracker');
    const told = body.events.filter((event: { event: string }) => event.event === 'user');
    expect(told.map((event: { text: string }) => event.text)).toEqual(['/wait', 'سلام']);
  });
});

describe('a server without a model', () => {
  it('answers messages with nothing and the API with 409', async () => {
    const empty = await startRasaServer({ hasModel: false });
    expect(await empty.say('a', 'سلام')).toEqual([]);
    expect(await empty.call('GET', '/status')).toMatchObject({ status: 409, body: { reason: 'Conflict' } });
    expect((await empty.call('GET', '/')).body).toMatch(/^Hello from Rasa: 3\.6/);
    await empty.close();
  });
});

describe('a server without --enable-api', () => {
  it('has the channel and the greeting and nothing else', async () => {
    const bare = await startRasaServer({ hasApi: false });
    expect(await bare.say('a', 'سلام')).toHaveLength(1);
    for (const path of ['/status', '/version', '/domain', '/conversations/a/tracker'])
      expect((await bare.call('GET', path)).status).toBe(404);
    await bare.close();
  });

  it('has no channel when credentials name none of its own', async () => {
    const bare = await startRasaServer({ hasApi: false, hasRest: false });
    expect((await bare.call('GET', '/webhooks/rest/')).status).toBe(404);
    await bare.close();
  });
});
