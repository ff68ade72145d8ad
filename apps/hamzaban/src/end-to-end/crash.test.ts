import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, demoKey, type RunningServer, startServer } from './running-server.ts';
import { smallHome } from './small-home.ts';
import { storedMessages } from './stored-messages.ts';

const ROUNDS = 20;
const VISITORS = 12;
const LOAD_MS = 900;

interface Acknowledged {
  readonly id: string;
  readonly conversation: string;
  readonly message: string;
  readonly clientMessageId: string;
  readonly userId: string;
}

describe('20 rounds of load and kill -9', () => {
  let home: Awaited<ReturnType<typeof smallHome>>;
  let server: RunningServer;
  beforeAll(async () => {
    home = await smallHome();
    server = await startServer(home.path, { LIMIT_PER_VISITOR: '1000000' });
  });
  afterAll(async () => {
    await server.stop();
    await home.remove();
  });

  it('keep everything that was acknowledged, once, in order, and do not double what is sent again', async () => {
    const acknowledged: Acknowledged[] = [];
    const unanswered: Omit<Acknowledged, 'id' | 'conversation'>[] = [];
    let number = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const bearer = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
      let isRunning = true;
      const visitors = Array.from({ length: VISITORS }, async (_, visitor) => {
        while (isRunning) {
          number += 1;
          const sent = { userId: `visitor-${visitor}`, message: `پیام ${number}`, clientMessageId: `m-${number}` };
          const answer = await send(server.url, bearer, sent);
          if (answer === undefined) unanswered.push(sent);
          else acknowledged.push({ ...sent, id: answer.message.id, conversation: answer.conversation_id });
        }
      });
      await new Promise((resolve) => setTimeout(resolve, LOAD_MS));
      const ended = server.stop('SIGKILL');
      isRunning = false;
      await Promise.all(visitors);
      expect(await ended).toBe('SIGKILL');
      server = await startServer(home.path, { LIMIT_PER_VISITOR: '1000000' });
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * VISITORS);

    const bearer = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
    // What got no answer is sent again, and some of what did: both must stand there once.
    for (const sent of unanswered) expect(await send(server.url, bearer, sent)).toBeDefined();
    for (const sent of acknowledged.slice(-50)) {
      const again = await send(server.url, bearer, sent);
      expect(again?.message.id).toBe(sent.id);
    }
    const conversations = new Map(acknowledged.map(({ userId, conversation }) => [userId, conversation]));
    expect(new Set(acknowledged.map(({ conversation }) => conversation)).size).toBe(VISITORS);
    for (const [userId, conversation] of conversations) {
      const messages = await storedMessages(server.url, bearer, conversation);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      const texts = messages.filter(({ sender }) => sender === 'user').map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
      const known = acknowledged.filter((sent) => sent.userId === userId).map(({ message }) => message);
      const kept = texts.filter((text) => known.includes(text));
      expect(kept).toEqual(known);
      for (const sent of unanswered.filter((one) => one.userId === userId)) expect(texts).toContain(sent.message);
    }
  }, 300_000);
});

interface Answer {
  readonly conversation_id: string;
  readonly message: { readonly id: string };
}

async function send(
  url: string,
  bearer: string,
  sent: { userId: string; message: string; clientMessageId: string },
): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${url}/webhook`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: sent.userId, message: sent.message, client_message_id: sent.clientMessageId }),
    });
    if (response.status !== 200) throw new Error(`unexpected answer ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  } catch (error) {
    // The server was killed before it answered: the message may be on disk or not, nobody was told.
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
