import { createManualClock, createMemoryStore, tenantIdOf, testCrypto, turnCommitOf } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIds } from '../create-ids.ts';
import type { Page } from '../page.ts';
import type { Store } from '../store/store.ts';
import type { Conversation } from './conversation.ts';
import type { Conversations } from './create-conversations.ts';
import { createConversations } from './create-conversations.ts';

const rose = tenantIdOf('rose');
const tulip = tenantIdOf('tulip');
const ids = createIds({ clock: createManualClock(), crypto: testCrypto });

describe('conversations', () => {
  let store: Store;
  let conversations: Conversations;
  const made: Conversation[] = [];
  beforeEach(async () => {
    store = createMemoryStore();
    conversations = createConversations({ store });
    made.length = 0;
    for (const id of [rose, tulip])
      await store.platform.createTenant(
        { id, name: 'x', status: 'active', createdAt: 1, eraseAt: null, pinnedModelId: null },
        { id: `k-${id}`, class: 'secret', tenantId: id, hash: 'h', createdAt: 1, expiresAt: null },
      );
    for (let index = 0; index < 11; index++) {
      const status = index % 2 === 0 ? ('bot' as const) : ('waiting' as const);
      const commit = turnCommitOf({
        ids,
        at: 100 + index,
        userId: `user-${index}`,
        changes: { status },
        events: [index],
      });
      await store.forTenant(rose).commitTurn(commit);
      made.unshift(commit.conversation);
    }
  });

  async function readAll<Row>(read: (cursor: string | undefined) => Promise<Page<Row>>): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<Row> = await read(cursor);
      expect(page.hasMore).toBe(page.nextCursor !== null);
      rows.push(...page.data);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return rows;
  }
  const withCursor = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

  it('are listed newest first, page by page', async () => {
    for (const limit of [1, 3, 11, 100])
      expect(await readAll((cursor) => conversations.list(rose, { limit, ...withCursor(cursor) }))).toEqual(made);
  });

  it('are listed by status and by visitor', async () => {
    const waiting = await readAll((cursor) =>
      conversations.list(rose, { limit: 2, status: 'waiting', ...withCursor(cursor) }),
    );
    expect(waiting).toEqual(made.filter(({ status }) => status === 'waiting'));
    expect((await conversations.list(rose, { limit: 5, userId: 'user-3' })).data).toHaveLength(1);
  });

  it('do not take a cursor of another list or other filters', async () => {
    const { nextCursor } = await conversations.list(rose, { limit: 2 });
    const cursor = nextCursor ?? '';
    const invalid = { code: 'invalid_cursor' };
    await expect(conversations.list(rose, { limit: 2, status: 'bot', cursor })).rejects.toMatchObject(invalid);
    await expect(conversations.list(rose, { limit: 2, userId: 'x', cursor })).rejects.toMatchObject(invalid);
    const id = made[0]?.id ?? '';
    await expect(conversations.messages(rose, id, { limit: 2, cursor })).rejects.toMatchObject(invalid);
  });

  it('show nothing of another shop with a cursor from this one', async () => {
    const { nextCursor } = await conversations.list(rose, { limit: 2 });
    expect((await conversations.list(tulip, { limit: 50, ...withCursor(nextCursor ?? undefined) })).data).toEqual([]);
  });

  it('give messages oldest first, by page, and from a number on', async () => {
    const [newest] = made;
    if (newest === undefined) throw new TypeError('no conversation');
    let last = newest;
    for (let index = 0; index < 4; index++) {
      const commit = turnCommitOf({ ids, at: 200, after: last, events: [index] });
      await store.forTenant(rose).commitTurn(commit);
      last = commit.conversation;
    }
    const read = (limit: number) => (cursor: string | undefined) =>
      conversations.messages(rose, newest.id, { limit, ...withCursor(cursor) });
    for (const limit of [1, 3, 10, 50])
      expect((await readAll(read(limit))).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const late = await conversations.messages(rose, newest.id, { limit: 2, afterSeq: 7 });
    expect(late.data.map(({ seq }) => seq)).toEqual([8, 9]);
    expect(late.hasMore).toBe(true);
    expect((await conversations.messages(rose, newest.id, { limit: 2, afterSeq: 99 })).data).toEqual([]);
    const events = await readAll((cursor) =>
      conversations.events(rose, newest.id, { limit: 2, ...withCursor(cursor) }),
    );
    expect(events.map(({ seq }) => seq)).toEqual([1, 3, 5, 7, 9]);
  });

  it('are not found when they are another shop’s, unknown, or no id at all', async () => {
    const missing = { code: 'conversation_not_found', status: 404 };
    const id = made[0]?.id ?? '';
    expect((await conversations.find(rose, id)).id).toBe(id);
    for (const [tenant, text] of [
      [tulip, id],
      [rose, ids.conversation()],
      [rose, ''],
      [rose, "' OR 1=1"],
    ] as const) {
      await expect(conversations.find(tenant, text)).rejects.toMatchObject(missing);
      await expect(conversations.messages(tenant, text, { limit: 1 })).rejects.toMatchObject(missing);
      await expect(conversations.events(tenant, text, { limit: 1 })).rejects.toMatchObject(missing);
    }
  });
});
