import { countingBot, createTurnsUnderTest, type TurnsUnderTest } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';

describe('turns that are repeated', () => {
  let test: TurnsUnderTest;
  beforeEach(async () => {
    test = await createTurnsUnderTest();
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('give the same answer again, and do nothing again', async () => {
    const turns = test.turnsWith();
    const first = await test.say(turns, 'سلام', { clientMessageId: 'c1', metadata: { a: 1, b: 2 } });
    const again = await test.say(turns, 'سلام', { clientMessageId: 'c1', metadata: { b: 2, a: 1 } });
    expect(again).toEqual({ answer: first.answer, isReplay: true });
    expect(JSON.stringify(again.answer)).toBe(JSON.stringify(first.answer));
    expect(test.asked).toHaveLength(1);
    expect(await test.textsOf(first.answer.conversationId)).toHaveLength(2);
  });

  it('give the answer of then, also after the conversation went on', async () => {
    const turns = test.turnsWith();
    const first = await test.say(turns, 'یک', { clientMessageId: 'c1' });
    await test.say(turns, 'دو', { clientMessageId: 'c2' });
    expect(await test.say(turns, 'یک', { clientMessageId: 'c1' })).toEqual({ answer: first.answer, isReplay: true });
  });

  it('wait for the one that is running', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const turns = test.turnsWith(async (input) => {
      await gate;
      return countingBot(input);
    });
    const both = [
      test.say(turns, 'سلام', { clientMessageId: 'c1' }),
      test.say(turns, 'سلام', { clientMessageId: 'c1' }),
    ];
    await settle();
    release();
    const [first, second] = await Promise.all(both);
    expect(first?.isReplay).toBe(false);
    expect(second).toEqual({ answer: first?.answer, isReplay: true });
    expect(test.asked).toHaveLength(1);
  });

  it('are refused with another body, and change nothing', async () => {
    const turns = test.turnsWith();
    const { answer } = await test.say(turns, 'سلام', { clientMessageId: 'c1' });
    const reused = { code: 'idempotency_key_reused', status: 422 };
    await expect(test.say(turns, 'خداحافظ', { clientMessageId: 'c1' })).rejects.toMatchObject(reused);
    await expect(test.say(turns, 'سلام', { clientMessageId: 'c1', metadata: { a: 1 } })).rejects.toMatchObject(reused);
    expect(await test.textsOf(answer.conversationId)).toHaveLength(2);
  });

  it('are known by the header as well as by the message’s id', async () => {
    const turns = test.turnsWith();
    const first = await test.say(turns, 'سلام', { clientMessageId: 'c1', idempotencyKey: 'h1' });
    expect((await test.say(turns, 'سلام', { clientMessageId: 'c1' })).answer).toEqual(first.answer);
    const other = test.say(turns, 'سلام', { userId: 'sara', idempotencyKey: 'h1' });
    await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect((await test.say(turns, 'سلام', { clientMessageId: 'c1', idempotencyKey: 'h2' })).isReplay).toBe(true);
  });

  it('are two messages when two visitors number theirs alike', async () => {
    const turns = test.turnsWith();
    await test.say(turns, 'سلام', { clientMessageId: '1' });
    expect((await test.say(turns, 'درود', { clientMessageId: '1', userId: 'sara' })).isReplay).toBe(false);
  });

  it('are decided by the store when two visitors use one header at once', async () => {
    const turns = test.turnsWith();
    const results = await Promise.allSettled([
      test.say(turns, 'سلام', { userId: 'ali', idempotencyKey: 'h' }),
      test.say(turns, 'درود', { userId: 'sara', idempotencyKey: 'h' }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rejected = results.find((result) => result.status === 'rejected');
    expect(rejected?.reason).toMatchObject({ code: 'idempotency_key_reused' });
  });
});
