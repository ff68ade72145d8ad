import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startRasaServer } from './fixtures/rasa-server-under-test.ts';

it('two servers on one SQLite file lose nothing and see each other, message by message', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shared-store-'));
  const trackerStore = { kind: 'sqlite', path: join(folder, 'rasa.db') } as const;
  const servers = [await startRasaServer({ trackerStore }), await startRasaServer({ trackerStore })] as const;
  const senders = Array.from({ length: 20 }, (_, index) => `visitor ${index}`);
  const said = ['سفارش', 'سلام', 'به شیراز', 'سلام', '/order{"city": "قم"}', 'سلام'];
  await Promise.all(
    senders.map(async (sender) => {
      for (const [turn, message] of said.entries()) await servers[turn % 2 === 0 ? 0 : 1].say(sender, message);
    }),
  );
  for (const sender of senders) {
    const url = `/conversations/${encodeURIComponent(sender)}/tracker?include_events=ALL`;
    const [one, other] = [(await servers[0].call('GET', url)).body, (await servers[1].call('GET', url)).body];
    expect(one).toEqual(other);
    const texts = one.events.flatMap(({ event, text }: { event: string; text: string }) =>
      event === 'user' ? text : [],
    );
    expect(texts).toEqual(said);
    expect(one.events.filter(({ event }: { event: string }) => event === 'session_started')).toHaveLength(1);
    expect(one.slots.city).toBe('قم');
  }
  for (const server of servers) await server.close();
  await rm(folder, { recursive: true, force: true });
});

it('a conversation that somebody replaced in the file is read anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shared-store-'));
  const trackerStore = { kind: 'sqlite', path: join(folder, 'rasa.db') } as const;
  const [ours, other] = [await startRasaServer({ trackerStore }), await startRasaServer({ trackerStore })];
  await ours.say('a', 'سفارش');
  await other.call('PUT', '/conversations/a/tracker/events', [{ event: 'action', name: 'action_listen' }]);
  expect((await ours.call('GET', '/conversations/a/tracker')).body.active_loop).toEqual({});
  expect(await ours.say('a', 'سلام')).toMatchObject([{ text: 'سلام!' }]);
  await ours.close();
  await other.close();
  await rm(folder, { recursive: true, force: true });
});
