import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, demoKey, type RunningServer, startServer, temporaryHome } from './running-server.ts';
import { provideTrainedPack } from './trained-pack.ts';

/** Of the pack's texts only what tells them apart. */
const asksForNumber = /شمارهٔ سفارش را بفرمایید/;
const asksForReason = /به چه دلیل برمی‌گردانید/;
const isRegistered = /به همکارم سپردم/;

describe('a shop that imports the shipped pack, with nothing configured', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let server: RunningServer;
  let token: string;
  beforeAll(async () => {
    home = await temporaryHome();
    await provideTrainedPack(home.path);
    server = await startServer(home.path);
    token = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
  }, 900_000);
  afterAll(async () => {
    await server.stop();
    await home.remove();
  });

  async function post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    return response.json();
  }

  async function say(visitor: string, message: string) {
    const answer = (await post('/webhook', { user_id: visitor, message })) as {
      readonly conversation_id: string;
      readonly replies: readonly { readonly text: string }[];
    };
    return { conversation: answer.conversation_id, text: answer.replies.map(({ text }) => text).join('\n') };
  }

  it('asks a second return for its own number and reason', async () => {
    expect((await say('buyer', 'می‌خوام مرجوع کنم')).text).toMatch(asksForNumber);
    expect((await say('buyer', 'شماره سفارش ۱۲۳۴۵')).text).toMatch(asksForReason);
    expect((await say('buyer', 'کفش اندازه‌م نیست')).text).toMatch(isRegistered);
    expect((await say('buyer', 'می‌خوام مرجوع کنم')).text).toMatch(asksForNumber);
    expect((await say('buyer', 'شماره سفارش ۵۵۵۵۵')).text).toMatch(asksForReason);
    expect(server.output()).not.toMatch(/action failed|actions of a pack/);
  });

  it('acknowledges once what is written to the person who was asked for, and still answers questions', async () => {
    await say('waiting', 'اپراتور');
    expect((await say('waiting', 'می‌خوام مرجوع کنم')).text).toMatch(/به همکارم رسید|برای همکارم گذاشتم/);
    expect((await say('waiting', 'شماره سفارش ۱۲۳۴۵')).text).toBe('');
    expect((await say('waiting', 'هزینه ارسال چنده؟')).text).toMatch(/هزینهٔ ارسال/);
  });

  it('answers anew whoever waited for a person and no longer needs one', async () => {
    await say('withdrawn', 'اپراتور');
    expect((await say('withdrawn', 'الو')).text).toMatch(/درخواستتان پیش همکارم است/);
    await say('withdrawn', 'بیخیال');
    expect((await say('withdrawn', 'می‌خوام مرجوع کنم')).text).toMatch(asksForNumber);
  });

  it('begins no form where it stood when a person has had the conversation', async () => {
    const { conversation } = await say('taken', 'می‌خوام مرجوع کنم');
    await post(`/conversations/${conversation}/take-over`, { agent_id: 'sara' });
    expect((await say('taken', 'شماره سفارش ۱۲۳۴۵')).text).toBe('');
    await post(`/conversations/${conversation}/release`, {});
    expect((await say('taken', 'سلام')).text).not.toMatch(asksForNumber);
    expect((await say('taken', 'هزینه ارسال چنده؟')).text).not.toMatch(asksForNumber);
  });
});
