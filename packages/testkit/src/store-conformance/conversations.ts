import type { Conversation, ConversationQuery } from '@hamzaban/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateStoreUnderTest, StoreUnderTest } from './store-under-test.ts';

/** What a store promises about lists of conversations and messages. */
export function testConversations(create: CreateStoreUnderTest): void {
  describe('conversations', () => {
    let test: StoreUnderTest;
    beforeEach(async () => {
      test = await create();
    });
    afterEach(() => test.close());

    async function readAll(query: Omit<ConversationQuery, 'limit' | 'after'>, limit: number): Promise<Conversation[]> {
      const rows: Conversation[] = [];
      for (let last: Conversation | undefined; ; last = rows.at(-1)) {
        const after = last === undefined ? {} : { after: { lastMessageAt: last.lastMessageAt, id: last.id } };
        const page = await test.store.forTenant(test.rose).listConversations({ ...query, limit, ...after });
        rows.push(...page);
        if (page.length < limit) return rows;
      }
    }

    async function fill(): Promise<Conversation[]> {
      const statuses = ['bot', 'waiting', 'human', 'closed'] as const;
      const made: Conversation[] = [];
      for (let index = 0; index < 23; index++) {
        const status = statuses[index % 4] ?? 'bot';
        // Some moments are shared: the id then decides.
        const at = test.now + Math.floor(index / 3);
        made.push(await test.commit(test.rose, { userId: `user-${index}`, at, changes: { status } }));
      }
      return made.reverse();
    }

    it('lists newest activity first, page by page, without gap or repetition', async () => {
      const made = await fill();
      for (const limit of [1, 4, 7, 23, 50]) expect(await readAll({}, limit)).toEqual(made);
    });

    it('lists all by id, each once, though they go on meanwhile', async () => {
      const made = (await fill()).map(({ id }) => id).sort();
      await test.commit(test.tulip, { userId: 'user-of-another-shop' });
      const list = test.store.forTenant(test.rose).listAllConversations;
      const seen: string[] = [];
      for (let page = await list({ limit: 5 }); page.length > 0; ) {
        const last = page.at(-1);
        seen.push(...page.map(({ id }) => id));
        if (last === undefined) break;
        await test.commit(test.rose, { after: last, at: test.now + 1000 });
        page = await list({ limit: 5, afterId: last.id });
      }
      expect(seen).toEqual(made);
    });

    it('lists one status only', async () => {
      const made = await fill();
      for (const status of ['bot', 'waiting', 'human', 'closed'] as const)
        expect(await readAll({ status }, 2)).toEqual(made.filter((each) => each.status === status));
    });

    it('lists one visitor only, also with a status and a position', async () => {
      const made = await fill();
      const wanted = made.find(({ userId }) => userId === 'user-5');
      const list = (query: Partial<ConversationQuery>) =>
        test.store.forTenant(test.rose).listConversations({ limit: 5, userId: 'user-5', ...query });
      expect(await list({})).toEqual([wanted]);
      expect(await list({ status: 'waiting' })).toEqual([wanted]);
      expect(await list({ status: 'closed' })).toEqual([]);
      expect(await list({ after: { lastMessageAt: 0, id: wanted?.id ?? made[0]?.id ?? ([] as never) } })).toEqual([]);
    });

    it('moves a conversation to the front when it goes on', async () => {
      const made = await fill();
      const oldest = made.at(-1);
      if (oldest === undefined) throw new TypeError('no conversation');
      const moved = await test.commit(test.rose, { after: oldest, at: test.now + 1000 });
      expect((await readAll({}, 10))[0]).toEqual(moved);
      expect(await readAll({}, 10)).toHaveLength(23);
    });

    it('lists messages and events oldest first, from any number on', async () => {
      let conversation = await test.commit(test.rose, { events: ['a'] });
      conversation = await test.commit(test.rose, { after: conversation });
      conversation = await test.commit(test.rose, { after: conversation, events: ['b', 'c'], replies: [] });
      const rows = test.store.forTenant(test.rose);
      const seqs = async (afterSeq: number, limit: number) =>
        (await rows.listMessages(conversation.id, { afterSeq, limit })).map(({ seq }) => seq);
      expect(await seqs(0, 100)).toEqual([1, 2, 3, 4, 5]);
      expect(await seqs(2, 2)).toEqual([3, 4]);
      expect(await seqs(5, 10)).toEqual([]);
      expect(await rows.listEvents(conversation.id, { afterSeq: 0, limit: 10 })).toEqual([
        { seq: 1, events: ['a'] },
        { seq: 5, events: ['b', 'c'] },
      ]);
      expect(await rows.listEvents(conversation.id, { afterSeq: 1, limit: 10 })).toEqual([
        { seq: 5, events: ['b', 'c'] },
      ]);
    });
  });
}
