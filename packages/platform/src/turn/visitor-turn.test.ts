import {
  countingBot,
  createManualClock,
  createTurnsUnderTest,
  rose,
  type TurnsUnderTest,
  tenantIdOf,
  testCrypto,
} from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { createTurns } from './create-turns.ts';

describe('turns of a visitor', () => {
  let test: TurnsUnderTest;
  beforeEach(async () => {
    test = await createTurnsUnderTest();
  });

  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('answer by the bot, numbered on, and keep its state', async () => {
    const turns = test.turnsWith();
    const first = await test.say(turns, 'سلام');
    const second = await test.say(turns, 'خوبی؟');
    expect(first.isReplay).toBe(false);
    expect(first.answer).toMatchObject({
      message: { seq: 1 },
      handledBy: 'bot',
      replies: [{ seq: 2, text: '1: سلام' }],
      understood: { intent: 'greet' },
    });
    expect(second.answer).toMatchObject({ message: { seq: 3 }, replies: [{ seq: 4, text: '2: خوبی؟' }] });
    expect(second.answer.conversationId).toBe(first.answer.conversationId);
    expect(await test.textsOf(first.answer.conversationId)).toEqual(['سلام', '1: سلام', 'خوبی؟', '2: خوبی؟']);
  });

  it('tell the bot everything about the message', async () => {
    const metadata = { page: '/kafsh' };
    const { answer } = await test.say(test.turnsWith(), 'سلام', { metadata });
    expect(test.asked).toEqual([
      {
        snapshot: null,
        userId: 'ali',
        conversationId: answer.conversationId,
        messageId: answer.message.id,
        text: 'سلام',
        metadata,
        now: test.clock.now(),
      },
    ]);
  });

  it('keep what the visitor sent and what the bot understood', async () => {
    const { answer } = await test.say(test.turnsWith(), 'سلام', { clientMessageId: 'c1', metadata: { a: 1 } });
    const [message, reply] = await test.store
      .forTenant(rose)
      .listMessages(answer.conversationId, { afterSeq: 0, limit: 2 });
    expect(message).toMatchObject({ sender: 'user', clientMessageId: 'c1', metadata: { a: 1 }, handledBy: 'bot' });
    expect(message?.understood?.intent).toBe('greet');
    expect(reply).toMatchObject({ sender: 'bot', understood: null, clientMessageId: null });
    const events = await test.store.forTenant(rose).listEvents(answer.conversationId, { afterSeq: 0, limit: 9 });
    expect(events).toEqual([{ seq: 1, events: [{ event: 'user', text: 'سلام' }] }]);
  });

  it('carry buttons, image and custom parts, and an empty text where there is none', async () => {
    const button: Json = { title: 'بله', payload: '/affirm' };
    const replies = [
      { image: 'https://x/a.png' },
      { text: 'کدام؟', buttons: [button] },
      { custom: { card: [1] } },
      { text: 'x', buttons: [] },
    ];
    const { answer } = await test.say(
      test.turnsWith(async () => ({ events: [], replies, snapshot: null, understood: null })),
      'سلام',
    );
    expect(answer.replies.map(({ id: _, seq: __, ...content }) => content)).toEqual([
      { text: '', image: 'https://x/a.png' },
      { text: 'کدام؟', buttons: [button] },
      { text: '', custom: { card: [1] } },
      { text: 'x' },
    ]);
  });

  it('mend a bot’s broken text before anybody sees it', async () => {
    const replies = [{ text: 'a\ud800b' }];
    const { answer } = await test.say(
      test.turnsWith(async () => ({ events: [], replies, snapshot: null, understood: null })),
      'سلام',
    );
    expect(answer.replies[0]?.text).toBe('a\ufffdb');
  });

  it('keep a turn in which the bot says nothing', async () => {
    const { answer } = await test.say(
      test.turnsWith(async () => ({ events: [], replies: [], snapshot: {}, understood: null })),
      'سلام',
    );
    expect(answer).toMatchObject({ message: { seq: 1 }, handledBy: 'bot', replies: [], understood: null });
  });

  it('are handled in their order for one visitor, and at once for several', async () => {
    const turns = test.turnsWith(async (input) => {
      await settle();
      return countingBot(input);
    });
    const users = ['ali', 'sara', 'reza'];
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) => test.say(turns, `${index}`, { userId: users[index % 3] ?? '' })),
    );
    results.forEach(({ answer }, index) => {
      expect(answer.replies[0]?.text).toBe(`${Math.floor(index / 3) + 1}: ${index}`);
      expect(answer.message.seq).toBe(Math.floor(index / 3) * 2 + 1);
    });
    expect(turns.inHand).toBe(0);
  });

  it('do not mix two shops that have a visitor of one name', async () => {
    const tulip = tenantIdOf('tulip');
    await test.addTenant(tulip);
    const turns = test.turnsWith();
    const own = await test.say(turns, 'سلام', { clientMessageId: '1' });
    const other = await turns.handle(tulip, { userId: 'ali', message: 'درود', clientMessageId: '1' });
    expect(other.answer.replies[0]?.text).toBe('1: درود');
    expect(other.answer.conversationId).not.toBe(own.answer.conversationId);
  });

  it('never go back in time when the clock does', async () => {
    const back = createManualClock(test.clock.now());
    const turns = createTurns({
      store: test.store,
      bots: { forTenant: async () => ({ respond: countingBot }) },
      clock: back,
      ids: test.ids,
      crypto: testCrypto,
      timers: { setTimeout: () => 0, clearTimeout: () => undefined },
    });
    const { answer } = await test.say(turns, 'یک');
    back.advance(-60_000);
    await test.say(turns, 'دو');
    const times = (await test.store.forTenant(rose).listMessages(answer.conversationId, { afterSeq: 0, limit: 9 })).map(
      ({ createdAt }) => createdAt,
    );
    expect(times).toEqual([...times].sort((left, right) => left - right));
  });
});
