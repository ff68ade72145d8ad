import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, createAppUnderTest } from '../fixtures/app-under-test.ts';

let test: AppUnderTest;
let id: string;
beforeAll(async () => {
  test = await createAppUnderTest();
  id = (await call('rose', 'POST', '/webhook', { user_id: 'ali', message: 'سلام' })).body.conversation_id;
});
afterAll(() => test.app.close());

async function call(shop: 'rose' | 'tulip', method: 'GET' | 'POST', url: string, payload?: object) {
  const { statusCode, body, headers } = await test.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${await test.tokenOf(shop)}` },
    ...(payload !== undefined && { payload }),
  });
  return { status: statusCode, body: JSON.parse(body), headers };
}
const textsOf = async () =>
  (await call('rose', 'GET', `/conversations/${id}/messages`)).body.data.map(
    ({ sender, text }: { sender: string; text: string }) => `${sender}: ${text}`,
  );

describe('conversations over HTTP', () => {
  it('are listed with their messages, page by page', async () => {
    const list = await call('rose', 'GET', '/conversations');
    expect(list.body.data).toMatchObject([{ id, user_id: 'ali', status: 'bot', message_count: 2 }]);
    const first = await call('rose', 'GET', `/conversations/${id}/messages?limit=1`);
    expect(first.body).toMatchObject({ data: [{ seq: 1, sender: 'user', text: 'سلام' }], has_more: true });
    const next = await call('rose', 'GET', `/conversations/${id}/messages?limit=1&cursor=${first.body.next_cursor}`);
    expect(next.body.data).toMatchObject([{ seq: 2, sender: 'bot', text: '1: سلام' }]);
    expect((await call('rose', 'GET', `/conversations/${id}/messages?after_seq=1`)).body.data).toHaveLength(1);
    expect((await call('rose', 'GET', '/conversations?status=human')).body.data).toEqual([]);
    expect((await call('rose', 'GET', '/conversations?limit=0')).status).toBe(422);
  });

  it.each([
    ['GET', 'messages', undefined],
    ['POST', 'agent-messages', { agent_id: 'sara', message: 'سلام' }],
    ['POST', 'take-over', { agent_id: 'sara' }],
    ['POST', 'release', {}],
    ['POST', 'close', {}],
  ] as const)("%s %s of another shop's conversation is 404, as of none", async (method, what, payload) => {
    expect((await call('tulip', method, `/conversations/${id}/${what}`, payload)).status).toBe(404);
    expect((await call('tulip', method, `/conversations/cnv_none/${what}`, payload)).status).toBe(404);
  });

  it('are taken over by a human, answered, given back and closed', async () => {
    const over = await call('rose', 'POST', `/conversations/${id}/take-over`, { agent_id: 'sara' });
    expect(over.body).toMatchObject({ status: 'human', agent_id: 'sara' });
    const silent = await call('rose', 'POST', '/webhook', { user_id: 'ali', message: 'کسی هست؟' });
    expect(silent.body).toMatchObject({ handled_by: 'human', replies: [], understood: null });
    const written = await call('rose', 'POST', `/conversations/${id}/agent-messages`, {
      agent_id: 'sara',
      message: 'بله، بفرمایید.',
    });
    expect(written.body).toMatchObject({ sender: 'agent', agent_id: 'sara', text: 'بله، بفرمایید.' });
    expect((await call('rose', 'POST', `/conversations/${id}/release`, { agent_id: 'sara' })).body.status).toBe('bot');
    expect((await call('rose', 'POST', `/conversations/${id}/close`)).body.status).toBe('closed');
    expect(await textsOf()).toEqual(['user: سلام', 'bot: 1: سلام', 'user: کسی هست؟', 'agent: بله، بفرمایید.']);
  });

  it('answer a repeated message once', async () => {
    const send = () => call('rose', 'POST', '/webhook', { user_id: 'reza', message: 'سلام', client_message_id: 'm-1' });
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const other = await call('rose', 'POST', '/webhook', {
      user_id: 'reza',
      message: 'دیگر',
      client_message_id: 'm-1',
    });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });
});
