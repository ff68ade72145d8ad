import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turnCommitOf } from '../turn-commit-of.ts';
import type { CreateStoreUnderTest, StoreUnderTest } from './store-under-test.ts';

/** What a store promises about turns. */
export function testTurns(create: CreateStoreUnderTest): void {
  describe('turns', () => {
    let test: StoreUnderTest;
    beforeEach(async () => {
      test = await create();
    });
    afterEach(() => test.close());

    it('starts a visitor with nothing', async () => {
      const start = await test.store.forTenant(test.rose).loadTurn('ali', ['some-key']);
      expect(start).toEqual({ conversation: null, snapshot: null, records: [] });
    });

    it('gives back a turn as it was written: conversation, snapshot, messages, events', async () => {
      const { store, ids, now, rose } = test;
      const plain = turnCommitOf({
        ids,
        at: now,
        snapshot: { slots: { سفارش: '۱۲' } },
        events: [{ event: 'user' }, 7],
      });
      const [first, second] = plain.messages;
      if (first === undefined || second === undefined) throw new TypeError('two messages wanted');
      const commit = {
        ...plain,
        messages: [
          {
            ...first,
            clientMessageId: 'c-1',
            metadata: { page: '/kafsh', deep: { list: [1, null] } },
            understood: {
              intent: 'greet',
              confidence: 0.75,
              entities: [{ entity: 'size', value: 42, start: 0, end: 4, resolved: '42' }],
            },
          },
          {
            ...second,
            content: {
              text: '',
              buttons: [{ title: 'بله', payload: '/affirm' }],
              image: 'https://x/i.png',
              custom: { a: [] },
            },
          },
        ],
      };
      expect(await store.forTenant(rose).commitTurn(commit)).toBe('committed');
      const start = await store.forTenant(rose).loadTurn('ali', []);
      expect(start.conversation).toEqual(commit.conversation);
      expect(start.snapshot).toEqual({ slots: { سفارش: '۱۲' } });
      const { id } = commit.conversation;
      expect(await store.forTenant(rose).listMessages(id, { afterSeq: 0, limit: 10 })).toEqual(commit.messages);
      expect(await store.forTenant(rose).listEvents(id, { afterSeq: 0, limit: 10 })).toEqual([
        { seq: 1, events: [{ event: 'user' }, 7] },
      ]);
    });

    it('keeps the old snapshot when a turn brings none', async () => {
      const first = await test.commit(test.rose, { snapshot: { turn: 1 } });
      const changed = await test.commit(test.rose, { after: first, changes: { status: 'human', agentId: 'sara' } });
      const start = await test.store.forTenant(test.rose).loadTurn('ali', []);
      expect(start.snapshot).toEqual({ turn: 1 });
      expect(start.conversation).toEqual(changed);
    });

    it('keeps a snapshot that is JSON null apart from none', async () => {
      const first = await test.commit(test.rose, { snapshot: { turn: 1 } });
      await test.commit(test.rose, { after: first, snapshot: null });
      expect((await test.store.forTenant(test.rose).loadTurn('ali', [])).snapshot).toBeNull();
    });

    it('refuses a turn on an outdated version, and writes nothing of it', async () => {
      const { store, ids, now, rose } = test;
      const first = await test.commit(rose, { snapshot: { turn: 1 } });
      const second = await test.commit(rose, { after: first, snapshot: { turn: 2 } });
      const claims = [{ key: 'late', fingerprint: 'f' }];
      const late = turnCommitOf({ ids, at: now, after: first, claims, outbox: ['message-received'], text: 'دیر' });
      expect(await store.forTenant(rose).commitTurn(late)).toBe('conflict');
      const start = await store.forTenant(rose).loadTurn('ali', ['late']);
      expect(start).toEqual({ conversation: second, snapshot: { turn: 2 }, records: [] });
      expect(await store.forTenant(rose).listMessages(first.id, { afterSeq: 0, limit: 10 })).toHaveLength(4);
      expect(await store.platform.readOutbox(10)).toEqual([]);
    });

    it('refuses a change of state on an outdated version', async () => {
      const { store, ids, now, rose } = test;
      const first = await test.commit(rose, { snapshot: { turn: 1 } });
      const second = await test.commit(rose, { after: first, changes: { status: 'human', agentId: 'sara' } });
      for (const snapshot of [null, { value: { turn: 9 } }]) {
        const late = turnCommitOf({
          ids,
          at: now,
          after: first,
          changes: { status: 'closed', lastSeq: second.lastSeq },
        });
        const change = { ...late, messages: [], snapshot };
        expect(await store.forTenant(rose).commitTurn(change)).toBe('conflict');
      }
      const start = await store.forTenant(rose).loadTurn('ali', []);
      expect(start).toMatchObject({ conversation: second, snapshot: { turn: 1 } });
    });

    it('refuses events that have no message to be kept with', async () => {
      const { store, ids, now, rose } = test;
      const commit = { ...turnCommitOf({ ids, at: now, events: ['lost'] }), messages: [] };
      await expect(store.forTenant(rose).commitTurn(commit)).rejects.toMatchObject({ code: 'internal' });
    });

    it('refuses a second conversation of one visitor', async () => {
      const { store, ids, now, rose } = test;
      await test.commit(rose, {});
      expect(await store.forTenant(rose).commitTurn(turnCommitOf({ ids, at: now }))).toBe('conflict');
    });

    it('lets exactly one of many turns at once make the conversation', async () => {
      const { store, ids, now, rose } = test;
      const commits = Array.from({ length: 20 }, () =>
        store.forTenant(rose).commitTurn(turnCommitOf({ ids, at: now })),
      );
      const outcomes = await Promise.all(commits);
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(19);
      const conversation = await store.forTenant(rose).findConversationOfUser('ali');
      const id = conversation?.id ?? turnCommitOf({ ids, at: now }).conversation.id;
      expect(await store.forTenant(rose).listMessages(id, { afterSeq: 0, limit: 100 })).toHaveLength(2);
    });

    it('finds what was answered under a key, and refuses the key a second time', async () => {
      const { store, ids, now, rose } = test;
      const first = await test.commit(rose, {});
      const claims = [
        { key: 'one', fingerprint: 'f1' },
        { key: 'two', fingerprint: 'f2' },
      ];
      const second = await test.commit(rose, { after: first, claims });
      const { records } = await store.forTenant(rose).loadTurn('ali', ['two', 'one', 'three']);
      expect(records).toEqual([
        { key: 'two', fingerprint: 'f2', conversationId: first.id, firstSeq: 3, lastSeq: 4 },
        { key: 'one', fingerprint: 'f1', conversationId: first.id, firstSeq: 3, lastSeq: 4 },
      ]);
      const again = turnCommitOf({ ids, at: now, userId: 'zahra', claims: [{ key: 'one', fingerprint: 'f9' }] });
      expect(await store.forTenant(rose).commitTurn(again)).toBe('conflict');
      expect(await store.forTenant(rose).findConversationOfUser('zahra')).toBeNull();
      expect(await store.forTenant(rose).findConversation(second.id)).toEqual(second);
    });

    it('refuses a turn of a shop that does not exist', async () => {
      const { store, ids, now, rose, tulip } = test;
      await store.platform.changeTenantStatus({ id: tulip, from: ['active'], to: 'deleted', eraseAt: now });
      expect(await store.platform.eraseTenant(tulip, { now, limit: 100 })).toBe(true);
      const gone = store.forTenant(tulip).commitTurn(turnCommitOf({ ids, at: now }));
      await expect(gone).rejects.toMatchObject({ code: 'tenant_not_found' });
      expect(await store.forTenant(tulip).findConversationOfUser('ali')).toBeNull();
      await test.commit(rose, {});
    });

    it('does not let a failing turn take others of the same moment with it', async () => {
      const { store, ids, now, rose, tulip } = test;
      await store.platform.changeTenantStatus({ id: tulip, from: ['active'], to: 'deleted', eraseAt: now });
      await store.platform.eraseTenant(tulip, { now, limit: 100 });
      const outcomes = await Promise.allSettled(
        Array.from({ length: 30 }, (_, index) =>
          store
            .forTenant(index % 3 === 0 ? tulip : rose)
            .commitTurn(turnCommitOf({ ids, at: now, userId: `user-${index}` })),
        ),
      );
      outcomes.forEach((outcome, index) => {
        expect(outcome.status).toBe(index % 3 === 0 ? 'rejected' : 'fulfilled');
      });
      expect(await store.forTenant(rose).listConversations({ limit: 100 })).toHaveLength(20);
    });

    it('numbers nothing twice when many conversations grow at once', async () => {
      const { store, rose } = test;
      const grow = async (userId: string) => {
        let conversation = await test.commit(rose, { userId });
        for (let turn = 0; turn < 9; turn++) conversation = await test.commit(rose, { after: conversation });
        return conversation;
      };
      const grown = await Promise.all(Array.from({ length: 12 }, (_, index) => grow(`user-${index}`)));
      for (const { id } of grown) {
        const messages = await store.forTenant(rose).listMessages(id, { afterSeq: 0, limit: 100 });
        expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      }
    });
  });
}
