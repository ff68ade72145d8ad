import { createManualClock, createMemoryStore, tenantIdOf, testCrypto } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { createIds } from '../create-ids.ts';
import type { ConversationId, TenantId } from '../ids.ts';
import type { Json } from '../json.ts';
import type { Store } from '../store/store.ts';
import type { Turns, TurnsOptions } from './create-turns.ts';
import { createTurns } from './create-turns.ts';
import type { BotInput, BotOutput } from './tenant-bot.ts';
import type { TurnRequest } from './turn-request.ts';

const rose = tenantIdOf('rose');
const clock = createManualClock();
const ids = createIds({ clock, crypto: testCrypto });
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Says how often it was asked in this conversation; hands over when asked for a human. */
async function countingBot({ snapshot, text }: BotInput): Promise<BotOutput> {
  const count = (typeof snapshot === 'number' ? snapshot : 0) + 1;
  return {
    events: [{ event: 'user', text }],
    replies: [{ text: `${count}: ${text}` }],
    snapshot: count,
    understood: { intent: 'greet', confidence: 0.9, entities: [] },
    ...(text === 'اپراتور' ? { handoff: 'request' as const } : {}),
  };
}

describe('turns', () => {
  let store: Store;
  let asked: BotInput[];
  let timers: { callback: () => void }[];
  beforeEach(async () => {
    store = createMemoryStore();
    asked = [];
    timers = [];
    await addTenant(rose);
  });

  async function addTenant(id: TenantId): Promise<void> {
    await store.platform.createTenant(
      { id, name: 'گل', status: 'active', createdAt: 1, eraseAt: null, pinnedModelId: null },
      { id: `k-${id}`, class: 'secret', tenantId: id, hash: 'h', createdAt: 1, expiresAt: null },
    );
  }

  function turnsWith(
    respond: (input: BotInput) => Promise<BotOutput> = countingBot,
    options: TurnsOptions = {},
  ): Turns {
    return createTurns({
      store,
      bots: {
        forTenant: async () => ({
          respond: (input) => {
            asked.push(input);
            return respond(input);
          },
        }),
      },
      clock,
      ids,
      crypto: testCrypto,
      timers: {
        setTimeout: (callback) => timers.push({ callback }),
        clearTimeout: () => undefined,
      },
      options,
    });
  }
  const say = (turns: Turns, message: string, rest: Partial<TurnRequest> = {}) =>
    turns.handle(rose, { userId: 'ali', message, ...rest });
  const textsOf = async (id: ConversationId) =>
    (await store.forTenant(rose).listMessages(id, { afterSeq: 0, limit: 100 })).map(({ content }) => content.text);

  describe('of a visitor', () => {
    it('answer by the bot, numbered on, and keep its state', async () => {
      const turns = turnsWith();
      const first = await say(turns, 'سلام');
      const second = await say(turns, 'خوبی؟');
      expect(first.isReplay).toBe(false);
      expect(first.answer).toMatchObject({
        message: { seq: 1 },
        handledBy: 'bot',
        replies: [{ seq: 2, text: '1: سلام' }],
        understood: { intent: 'greet' },
      });
      expect(second.answer).toMatchObject({ message: { seq: 3 }, replies: [{ seq: 4, text: '2: خوبی؟' }] });
      expect(second.answer.conversationId).toBe(first.answer.conversationId);
      expect(await textsOf(first.answer.conversationId)).toEqual(['سلام', '1: سلام', 'خوبی؟', '2: خوبی؟']);
    });

    it('tell the bot everything about the message', async () => {
      const metadata = { page: '/kafsh' };
      const { answer } = await say(turnsWith(), 'سلام', { metadata });
      expect(asked).toEqual([
        {
          snapshot: null,
          userId: 'ali',
          conversationId: answer.conversationId,
          messageId: answer.message.id,
          text: 'سلام',
          metadata,
          now: clock.now(),
        },
      ]);
    });

    it('keep what the visitor sent and what the bot understood', async () => {
      const { answer } = await say(turnsWith(), 'سلام', { clientMessageId: 'c1', metadata: { a: 1 } });
      const [message, reply] = await store
        .forTenant(rose)
        .listMessages(answer.conversationId, { afterSeq: 0, limit: 2 });
      expect(message).toMatchObject({ sender: 'user', clientMessageId: 'c1', metadata: { a: 1 }, handledBy: 'bot' });
      expect(message?.understood?.intent).toBe('greet');
      expect(reply).toMatchObject({ sender: 'bot', understood: null, clientMessageId: null });
      const events = await store.forTenant(rose).listEvents(answer.conversationId, { afterSeq: 0, limit: 9 });
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
      const { answer } = await say(
        turnsWith(async () => ({ events: [], replies, snapshot: null, understood: null })),
        'سلام',
      );
      expect(answer.replies.map(({ id: _, seq: __, ...content }) => content)).toEqual([
        { text: '', image: 'https://x/a.png' },
        { text: 'کدام؟', buttons: [button] },
        { text: '', custom: { card: [1] } },
        { text: 'x' },
      ]);
    });

    it('keep a turn in which the bot says nothing', async () => {
      const { answer } = await say(
        turnsWith(async () => ({ events: [], replies: [], snapshot: {}, understood: null })),
        'سلام',
      );
      expect(answer).toMatchObject({ message: { seq: 1 }, handledBy: 'bot', replies: [], understood: null });
    });

    it('are handled in their order for one visitor, and at once for several', async () => {
      const turns = turnsWith(async (input) => {
        await settle();
        return countingBot(input);
      });
      const users = ['ali', 'sara', 'reza'];
      const results = await Promise.all(
        Array.from({ length: 30 }, (_, index) => say(turns, `${index}`, { userId: users[index % 3] ?? '' })),
      );
      results.forEach(({ answer }, index) => {
        expect(answer.replies[0]?.text).toBe(`${Math.floor(index / 3) + 1}: ${index}`);
        expect(answer.message.seq).toBe(Math.floor(index / 3) * 2 + 1);
      });
      expect(turns.inHand).toBe(0);
    });

    it('do not mix two shops that have a visitor of one name', async () => {
      const tulip = tenantIdOf('tulip');
      await addTenant(tulip);
      const turns = turnsWith();
      const own = await say(turns, 'سلام', { clientMessageId: '1' });
      const other = await turns.handle(tulip, { userId: 'ali', message: 'درود', clientMessageId: '1' });
      expect(other.answer.replies[0]?.text).toBe('1: درود');
      expect(other.answer.conversationId).not.toBe(own.answer.conversationId);
    });

    it('never go back in time when the clock does', async () => {
      const back = createManualClock(clock.now());
      const turns = createTurns({
        store,
        bots: { forTenant: async () => ({ respond: countingBot }) },
        clock: back,
        ids,
        crypto: testCrypto,
        timers: { setTimeout: () => 0, clearTimeout: () => undefined },
      });
      const { answer } = await say(turns, 'یک');
      back.advance(-60_000);
      await say(turns, 'دو');
      const times = (await store.forTenant(rose).listMessages(answer.conversationId, { afterSeq: 0, limit: 9 })).map(
        ({ createdAt }) => createdAt,
      );
      expect(times).toEqual([...times].sort((left, right) => left - right));
    });
  });

  describe('that are repeated', () => {
    it('give the same answer again, and do nothing again', async () => {
      const turns = turnsWith();
      const first = await say(turns, 'سلام', { clientMessageId: 'c1', metadata: { a: 1, b: 2 } });
      const again = await say(turns, 'سلام', { clientMessageId: 'c1', metadata: { b: 2, a: 1 } });
      expect(again).toEqual({ answer: first.answer, isReplay: true });
      expect(JSON.stringify(again.answer)).toBe(JSON.stringify(first.answer));
      expect(asked).toHaveLength(1);
      expect(await textsOf(first.answer.conversationId)).toHaveLength(2);
    });

    it('give the answer of then, also after the conversation went on', async () => {
      const turns = turnsWith();
      const first = await say(turns, 'یک', { clientMessageId: 'c1' });
      await say(turns, 'دو', { clientMessageId: 'c2' });
      expect(await say(turns, 'یک', { clientMessageId: 'c1' })).toEqual({ answer: first.answer, isReplay: true });
    });

    it('wait for the one that is running', async () => {
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      const turns = turnsWith(async (input) => {
        await gate;
        return countingBot(input);
      });
      const both = [say(turns, 'سلام', { clientMessageId: 'c1' }), say(turns, 'سلام', { clientMessageId: 'c1' })];
      await settle();
      release();
      const [first, second] = await Promise.all(both);
      expect(first?.isReplay).toBe(false);
      expect(second).toEqual({ answer: first?.answer, isReplay: true });
      expect(asked).toHaveLength(1);
    });

    it('are refused with another body, and change nothing', async () => {
      const turns = turnsWith();
      const { answer } = await say(turns, 'سلام', { clientMessageId: 'c1' });
      const reused = { code: 'idempotency_key_reused', status: 422 };
      await expect(say(turns, 'خداحافظ', { clientMessageId: 'c1' })).rejects.toMatchObject(reused);
      await expect(say(turns, 'سلام', { clientMessageId: 'c1', metadata: { a: 1 } })).rejects.toMatchObject(reused);
      expect(await textsOf(answer.conversationId)).toHaveLength(2);
    });

    it('are known by the header as well as by the message’s id', async () => {
      const turns = turnsWith();
      const first = await say(turns, 'سلام', { clientMessageId: 'c1', idempotencyKey: 'h1' });
      expect((await say(turns, 'سلام', { clientMessageId: 'c1' })).answer).toEqual(first.answer);
      const other = say(turns, 'سلام', { userId: 'sara', idempotencyKey: 'h1' });
      await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' });
      expect((await say(turns, 'سلام', { clientMessageId: 'c1', idempotencyKey: 'h2' })).isReplay).toBe(true);
    });

    it('are two messages when two visitors number theirs alike', async () => {
      const turns = turnsWith();
      await say(turns, 'سلام', { clientMessageId: '1' });
      expect((await say(turns, 'درود', { clientMessageId: '1', userId: 'sara' })).isReplay).toBe(false);
    });

    it('are decided by the store when two visitors use one header at once', async () => {
      const turns = turnsWith();
      const results = await Promise.allSettled([
        say(turns, 'سلام', { userId: 'ali', idempotencyKey: 'h' }),
        say(turns, 'درود', { userId: 'sara', idempotencyKey: 'h' }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const rejected = results.find((result) => result.status === 'rejected');
      expect(rejected?.reason).toMatchObject({ code: 'idempotency_key_reused' });
    });
  });

  describe('that fail', () => {
    it('keep nothing when the engine does, and can be sent again', async () => {
      let isBroken = true;
      const turns = turnsWith(async (input) => {
        if (isBroken) throw new AppError('engine_failed');
        return countingBot(input);
      });
      const failed = say(turns, 'سلام', { clientMessageId: 'c1' });
      await expect(failed).rejects.toMatchObject({ code: 'engine_failed', status: 502 });
      expect(await store.forTenant(rose).listConversations({ limit: 9 })).toEqual([]);
      isBroken = false;
      expect((await say(turns, 'سلام', { clientMessageId: 'c1' })).isReplay).toBe(false);
    });

    it('hide a bug of a bot behind an internal error that carries its cause', async () => {
      const cause = new TypeError('x is undefined');
      const turns = turnsWith(() => Promise.reject(cause));
      await expect(say(turns, 'سلام')).rejects.toMatchObject({ code: 'internal', status: 500, kind: 'bug', cause });
    });

    it('give up waiting for a bot after the time limit, and let the next message in', async () => {
      let isSlow = true;
      const turns = turnsWith((input) => (isSlow ? new Promise(() => undefined) : countingBot(input)));
      const slow = say(turns, 'سلام');
      const next = say(turns, 'هستی؟');
      await settle();
      isSlow = false;
      timers[0]?.callback();
      await expect(slow).rejects.toMatchObject({ code: 'engine_timeout', status: 504 });
      expect((await next).answer.replies[0]?.text).toBe('1: هستی؟');
    });

    it('decide anew when another process got in between', async () => {
      let isFirst = true;
      const turns = turnsWith(async (input) => {
        if (isFirst) {
          isFirst = false;
          await say(turnsWith(), 'از جای دیگر');
        }
        return countingBot(input);
      });
      const { answer } = await say(turns, 'سلام');
      expect(answer).toMatchObject({ message: { seq: 3 }, replies: [{ text: '2: سلام' }] });
    });

    it('say that the storage is unavailable when others never let go', async () => {
      const turns = turnsWith(async (input) => {
        await say(turnsWith(), 'از جای دیگر');
        return countingBot(input);
      });
      await expect(say(turns, 'سلام')).rejects.toMatchObject({ code: 'storage_unavailable' });
    });

    it('pass on that the shop has no bot', async () => {
      const turns = createTurns({
        store,
        bots: { forTenant: () => Promise.reject(new AppError('bot_unavailable')) },
        clock,
        ids,
        crypto: testCrypto,
        timers: { setTimeout: () => 0, clearTimeout: () => undefined },
      });
      await expect(say(turns, 'سلام')).rejects.toMatchObject({ code: 'bot_unavailable', status: 503 });
    });

    it('refuse more of a visitor than may wait', async () => {
      const turns = turnsWith(countingBot, { maxPerConversation: 2 });
      const results = await Promise.allSettled([say(turns, '1'), say(turns, '2'), say(turns, '3')]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    });

    it('are refused once closing has begun, which waits for those in hand', async () => {
      const turns = turnsWith();
      const last = say(turns, 'سلام');
      const closed = turns.close();
      await expect(say(turns, 'دیر')).rejects.toMatchObject({ code: 'shutting_down', status: 503 });
      await closed;
      expect((await last).answer.replies).toHaveLength(1);
    });
  });

  describe('with a human', () => {
    async function start(turns: Turns): Promise<ConversationId> {
      return (await say(turns, 'اپراتور')).answer.conversationId;
    }
    const statusOf = async (id: ConversationId) => (await store.forTenant(rose).findConversation(id))?.status;
    const eventTypes = async () => (await store.platform.readOutbox(100)).map(({ event }) => event.type);

    it('put a visitor who asks for one on the waiting list, with the bot’s answer, in the same commit', async () => {
      const turns = turnsWith();
      const { answer } = await say(turns, 'اپراتور');
      expect(answer).toMatchObject({ handledBy: 'bot', replies: [{ text: '1: اپراتور' }] });
      const conversation = await store.forTenant(rose).findConversation(answer.conversationId);
      expect(conversation).toMatchObject({ status: 'waiting', waitingSince: clock.now(), version: 1 });
      expect(await eventTypes()).toEqual(['message-received', 'hand-off-requested']);
    });

    it('let the bot go on answering while nobody has come', async () => {
      const turns = turnsWith();
      const id = await start(turns);
      expect((await say(turns, 'هستید؟')).answer).toMatchObject({ handledBy: 'bot', replies: [{ text: '2: هستید؟' }] });
      expect(await statusOf(id)).toBe('waiting');
    });

    it('keep the bot silent, and its state as it was, while a human has it', async () => {
      const turns = turnsWith();
      const id = await start(turns);
      expect(await turns.takeOver(rose, id, 'sara')).toMatchObject({ status: 'human', agentId: 'sara' });
      const { answer } = await say(turns, 'سفارشم نیامده', { clientMessageId: 'h1' });
      expect(answer).toMatchObject({ handledBy: 'human', replies: [], understood: null, message: { seq: 3 } });
      expect(asked).toHaveLength(1);
      expect(await say(turns, 'سفارشم نیامده', { clientMessageId: 'h1' })).toEqual({ answer, isReplay: true });
      expect((await store.forTenant(rose).loadTurn('ali', [])).snapshot).toBe(1);
      await turns.release(rose, id);
      expect((await say(turns, 'سلام')).answer).toMatchObject({ handledBy: 'bot', replies: [{ text: '2: سلام' }] });
    });

    it('let a person write, who then has the conversation, once for each message’s id', async () => {
      const turns = turnsWith();
      const id = await start(turns);
      const words = { agentId: 'sara', message: 'سلام، سارا هستم.', clientMessageId: 'a1' };
      const { message, isReplay } = await turns.agentReply(rose, id, words);
      expect(message).toMatchObject({
        seq: 3,
        sender: 'agent',
        agentId: 'sara',
        content: { text: 'سلام، سارا هستم.' },
      });
      expect(isReplay).toBe(false);
      expect(await statusOf(id)).toBe('human');
      expect(await turns.agentReply(rose, id, words)).toEqual({ message, isReplay: true });
      const changed = turns.agentReply(rose, id, { ...words, message: 'دیگر' });
      await expect(changed).rejects.toMatchObject({ code: 'idempotency_key_reused' });
      expect(await textsOf(id)).toHaveLength(3);
      expect(await eventTypes()).toEqual([
        'message-received',
        'hand-off-requested',
        'conversation-taken-over',
        'agent-replied',
      ]);
    });

    it('give a conversation to one of two who want it at once', async () => {
      const turns = turnsWith();
      const id = await start(turns);
      const results = await Promise.allSettled([turns.takeOver(rose, id, 'sara'), turns.takeOver(rose, id, 'reza')]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      await expect(turns.agentReply(rose, id, { agentId: 'reza', message: 'x' })).rejects.toMatchObject({
        code: 'handoff_conflict',
      });
      expect(await turns.takeOver(rose, id, 'sara')).toMatchObject({ agentId: 'sara', version: 2 });
    });

    it('open a closed conversation again when the visitor writes, with the bot', async () => {
      const turns = turnsWith();
      const id = await start(turns);
      expect(await turns.closeConversation(rose, id)).toMatchObject({ status: 'closed', waitingSince: null });
      expect(await turns.closeConversation(rose, id)).toMatchObject({ status: 'closed', version: 2 });
      await expect(turns.takeOver(rose, id, 'sara')).rejects.toMatchObject({ code: 'handoff_conflict' });
      const { answer } = await say(turns, 'سلام');
      expect(answer).toMatchObject({ conversationId: id, handledBy: 'bot', replies: [{ text: '2: سلام' }] });
      expect(await statusOf(id)).toBe('bot');
      expect(await eventTypes()).toContain('conversation-reopened');
    });

    it('take their place in the order of the visitor’s messages', async () => {
      const turns = turnsWith(async (input) => {
        await settle();
        return countingBot(input);
      });
      const id = await start(turns);
      const [, , late] = await Promise.all([
        say(turns, 'یک'),
        turns.agentReply(rose, id, { agentId: 'sara', message: 'سلام' }),
        settle().then(() => say(turns, 'دو')),
      ]);
      expect(late.answer.handledBy).toBe('human');
      expect(await textsOf(id)).toEqual(['اپراتور', '1: اپراتور', 'یک', '2: یک', 'سلام', 'دو']);
    });

    it('do not find the conversation of another shop, in any way', async () => {
      const tulip = tenantIdOf('tulip');
      await addTenant(tulip);
      const turns = turnsWith();
      const id = await start(turns);
      const missing = { code: 'conversation_not_found', status: 404 };
      await expect(turns.takeOver(tulip, id, 'x')).rejects.toMatchObject(missing);
      await expect(turns.release(tulip, id)).rejects.toMatchObject(missing);
      await expect(turns.closeConversation(tulip, id)).rejects.toMatchObject(missing);
      await expect(turns.agentReply(tulip, id, { agentId: 'x', message: 'x' })).rejects.toMatchObject(missing);
      expect(await statusOf(id)).toBe('waiting');
    });
  });
});
