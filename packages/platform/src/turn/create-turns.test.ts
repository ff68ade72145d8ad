import { countingBot, createTurnsUnderTest, rose, type TurnsUnderTest, testCrypto } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { createTurns } from './create-turns.ts';

describe('turns that fail', () => {
  let test: TurnsUnderTest;
  beforeEach(async () => {
    test = await createTurnsUnderTest();
  });

  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('keep nothing when the engine does, and can be sent again', async () => {
    let isBroken = true;
    const turns = test.turnsWith(async (input) => {
      if (isBroken) throw new AppError('engine_failed');
      return countingBot(input);
    });
    const failed = test.say(turns, 'سلام', { clientMessageId: 'c1' });
    await expect(failed).rejects.toMatchObject({ code: 'engine_failed', status: 502 });
    expect(await test.store.forTenant(rose).listConversations({ limit: 9 })).toEqual([]);
    isBroken = false;
    expect((await test.say(turns, 'سلام', { clientMessageId: 'c1' })).isReplay).toBe(false);
  });

  it('hide a bug of a bot behind an internal error that carries its cause', async () => {
    const cause = new TypeError('x is undefined');
    const turns = test.turnsWith(() => Promise.reject(cause));
    await expect(test.say(turns, 'سلام')).rejects.toMatchObject({ code: 'internal', status: 500, kind: 'bug', cause });
  });

  it('give up waiting for a bot after the time limit, and let the next message in', async () => {
    let isSlow = true;
    const turns = test.turnsWith((input) => (isSlow ? new Promise(() => undefined) : countingBot(input)));
    const slow = test.say(turns, 'سلام');
    const next = test.say(turns, 'هستی؟');
    await settle();
    isSlow = false;
    test.timers[0]?.callback();
    await expect(slow).rejects.toMatchObject({ code: 'engine_timeout', status: 504 });
    expect((await next).answer.replies[0]?.text).toBe('1: هستی؟');
  });

  it('decide anew when another process got in between', async () => {
    let isFirst = true;
    const turns = test.turnsWith(async (input) => {
      if (isFirst) {
        isFirst = false;
        await test.say(test.turnsWith(), 'از جای دیگر');
      }
      return countingBot(input);
    });
    const { answer } = await test.say(turns, 'سلام');
    expect(answer).toMatchObject({ message: { seq: 3 }, replies: [{ text: '2: سلام' }] });
  });

  it('say that the storage is unavailable when others never let go', async () => {
    const turns = test.turnsWith(async (input) => {
      await test.say(test.turnsWith(), 'از جای دیگر');
      return countingBot(input);
    });
    await expect(test.say(turns, 'سلام')).rejects.toMatchObject({ code: 'storage_unavailable' });
  });

  it('pass on that the shop has no bot', async () => {
    const turns = createTurns({
      store: test.store,
      bots: { forTenant: () => Promise.reject(new AppError('bot_unavailable')) },
      clock: test.clock,
      ids: test.ids,
      crypto: testCrypto,
      timers: { setTimeout: () => 0, clearTimeout: () => undefined },
    });
    await expect(test.say(turns, 'سلام')).rejects.toMatchObject({ code: 'bot_unavailable', status: 503 });
  });

  it('refuse more of a visitor than may wait', async () => {
    const turns = test.turnsWith(countingBot, { maxPerConversation: 2 });
    const results = await Promise.allSettled([test.say(turns, '1'), test.say(turns, '2'), test.say(turns, '3')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('are refused once closing has begun, which waits for those in hand', async () => {
    const turns = test.turnsWith();
    const last = test.say(turns, 'سلام');
    const closed = turns.close();
    await expect(test.say(turns, 'دیر')).rejects.toMatchObject({ code: 'shutting_down', status: 503 });
    await closed;
    expect((await last).answer.replies).toHaveLength(1);
  });
});
