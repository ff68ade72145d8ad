import { countingBot, createTurnsUnderTest, rose, type TurnsUnderTest, tenantIdOf } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../ids.ts';
import type { Turns } from './create-turns.ts';

describe('turns with a human', () => {
  let test: TurnsUnderTest;
  beforeEach(async () => {
    test = await createTurnsUnderTest();
  });

  const settle = () => new Promise((resolve) => setImmediate(resolve));

  async function start(turns: Turns): Promise<ConversationId> {
    return (await test.say(turns, 'اپراتور')).answer.conversationId;
  }
  const statusOf = async (id: ConversationId) => (await test.store.forTenant(rose).findConversation(id))?.status;
  const eventTypes = async () => (await test.store.platform.readOutbox(100)).map(({ event }) => event.type);

  it('put a visitor who asks for one on the waiting list, with the bot’s answer, in the same commit', async () => {
    const turns = test.turnsWith();
    const { answer } = await test.say(turns, 'اپراتور');
    expect(answer).toMatchObject({ handledBy: 'bot', replies: [{ text: '1: اپراتور' }] });
    const conversation = await test.store.forTenant(rose).findConversation(answer.conversationId);
    expect(conversation).toMatchObject({ status: 'waiting', waitingSince: test.clock.now(), version: 1 });
    expect(await eventTypes()).toEqual(['message-received', 'hand-off-requested']);
  });

  it('let the bot go on answering while nobody has come', async () => {
    const turns = test.turnsWith();
    const id = await start(turns);
    expect((await test.say(turns, 'هستید؟')).answer).toMatchObject({
      handledBy: 'bot',
      replies: [{ text: '2: هستید؟' }],
    });
    expect(await statusOf(id)).toBe('waiting');
  });

  it('keep the bot silent, and its state as it was, while a human has it', async () => {
    const turns = test.turnsWith();
    const id = await start(turns);
    expect(await turns.takeOver(rose, id, 'sara')).toMatchObject({ status: 'human', agentId: 'sara' });
    const { answer } = await test.say(turns, 'سفارشم نیامده', { clientMessageId: 'h1' });
    expect(answer).toMatchObject({ handledBy: 'human', replies: [], understood: null, message: { seq: 3 } });
    expect(test.asked).toHaveLength(1);
    expect(await test.say(turns, 'سفارشم نیامده', { clientMessageId: 'h1' })).toEqual({ answer, isReplay: true });
    expect((await test.store.forTenant(rose).loadTurn('ali', [])).snapshot).toBe(1);
    await turns.release(rose, id);
    expect((await test.say(turns, 'سلام')).answer).toMatchObject({ handledBy: 'bot', replies: [{ text: '1: سلام' }] });
  });

  it('let a person write, who then has the conversation, once for each message’s id', async () => {
    const turns = test.turnsWith();
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
    expect(await test.textsOf(id)).toHaveLength(3);
    expect(await eventTypes()).toEqual([
      'message-received',
      'hand-off-requested',
      'conversation-taken-over',
      'agent-replied',
    ]);
  });

  it('give a conversation to one of two who want it at once', async () => {
    const turns = test.turnsWith();
    const id = await start(turns);
    const results = await Promise.allSettled([turns.takeOver(rose, id, 'sara'), turns.takeOver(rose, id, 'reza')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(turns.agentReply(rose, id, { agentId: 'reza', message: 'x' })).rejects.toMatchObject({
      code: 'handoff_conflict',
    });
    expect(await turns.takeOver(rose, id, 'sara')).toMatchObject({ agentId: 'sara', version: 2 });
  });

  it('open a closed conversation again when the visitor writes, with the bot', async () => {
    const turns = test.turnsWith();
    const id = await start(turns);
    expect(await turns.closeConversation(rose, id)).toMatchObject({ status: 'closed', waitingSince: null });
    expect(await turns.closeConversation(rose, id)).toMatchObject({ status: 'closed', version: 2 });
    await expect(turns.takeOver(rose, id, 'sara')).rejects.toMatchObject({ code: 'handoff_conflict' });
    const { answer } = await test.say(turns, 'سلام');
    expect(answer).toMatchObject({ conversationId: id, handledBy: 'bot', replies: [{ text: '1: سلام' }] });
    expect(await statusOf(id)).toBe('bot');
    expect(await eventTypes()).toContain('conversation-reopened');
  });

  it('let the bot begin anew when a person has had the conversation, and go on otherwise', async () => {
    const turns = test.turnsWith();
    const id = await start(turns);
    expect((await test.say(turns, 'یک')).answer.replies).toMatchObject([{ text: '2: یک' }]);
    await turns.takeOver(rose, id, 'sara');
    await turns.release(rose, id);
    expect((await test.say(turns, 'دو')).answer.replies).toMatchObject([{ text: '1: دو' }]);
    await turns.release(rose, id);
    expect((await test.say(turns, 'سه')).answer.replies).toMatchObject([{ text: '2: سه' }]);
    await turns.agentReply(rose, id, { agentId: 'sara', message: 'سلام' });
    await turns.release(rose, id);
    expect((await test.say(turns, 'چهار')).answer.replies).toMatchObject([{ text: '1: چهار' }]);
  });

  it('take their place in the order of the visitor’s messages', async () => {
    const turns = test.turnsWith(async (input) => {
      await settle();
      return countingBot(input);
    });
    const id = await start(turns);
    const [, , late] = await Promise.all([
      test.say(turns, 'یک'),
      turns.agentReply(rose, id, { agentId: 'sara', message: 'سلام' }),
      settle().then(() => test.say(turns, 'دو')),
    ]);
    expect(late.answer.handledBy).toBe('human');
    expect(await test.textsOf(id)).toEqual(['اپراتور', '1: اپراتور', 'یک', '2: یک', 'سلام', 'دو']);
  });

  it('do not find the conversation of another shop, in any way', async () => {
    const tulip = tenantIdOf('tulip');
    await test.addTenant(tulip);
    const turns = test.turnsWith();
    const id = await start(turns);
    const missing = { code: 'conversation_not_found', status: 404 };
    await expect(turns.takeOver(tulip, id, 'x')).rejects.toMatchObject(missing);
    await expect(turns.release(tulip, id)).rejects.toMatchObject(missing);
    await expect(turns.closeConversation(tulip, id)).rejects.toMatchObject(missing);
    await expect(turns.agentReply(tulip, id, { agentId: 'x', message: 'x' })).rejects.toMatchObject(missing);
    expect(await statusOf(id)).toBe('waiting');
  });
});
