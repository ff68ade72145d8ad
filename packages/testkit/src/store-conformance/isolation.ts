import type { TenantStore } from '@hamzaban/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turnCommitOf } from '../turn-commit-of.ts';
import type { CreateStoreUnderTest, StoreUnderTest } from './store-under-test.ts';

/** What a store promises about the walls between shops: one case for each method of a shop's store. */
export function testIsolation(create: CreateStoreUnderTest): void {
  describe('walls between shops', () => {
    let test: StoreUnderTest;
    let own: Awaited<ReturnType<typeof fill>>;
    let foreign: TenantStore;

    async function fill() {
      const { store, ids, now, rose } = test;
      const claims = [{ key: 'shared', fingerprint: 'f' }];
      const conversation = await test.commit(rose, { snapshot: { secret: 1 }, events: ['e'], claims });
      const model = {
        id: ids.model(),
        file: 'a.tar.gz',
        baseHash: null,
        sha256: 's',
        status: 'ready' as const,
        metrics: {},
        createdAt: now,
      };
      await store.forTenant(rose).addModel(model);
      return { conversation, model };
    }

    beforeEach(async () => {
      test = await create();
      own = await fill();
      foreign = test.store.forTenant(test.tulip);
    });
    afterEach(() => test.close());

    const cases: Readonly<Record<keyof TenantStore, () => Promise<void>>> = {
      loadTurn: async () => {
        expect(await foreign.loadTurn('ali', ['shared'])).toEqual({ conversation: null, snapshot: null, records: [] });
      },
      commitTurn: async () => {
        const { ids, now } = test;
        const hijack = turnCommitOf({ ids, at: now, after: own.conversation, text: 'غریبه' });
        expect(await foreign.commitTurn(hijack)).toBe('conflict');
        const sameId = { ...turnCommitOf({ ids, at: now, userId: 'mallory' }) };
        const twin = { ...sameId, conversation: { ...sameId.conversation, id: own.conversation.id } };
        expect(await foreign.commitTurn(twin)).toBe('committed');
        const ownStore = test.store.forTenant(test.rose);
        expect(await ownStore.listMessages(own.conversation.id, { afterSeq: 0, limit: 9 })).toHaveLength(2);
        expect(await ownStore.findConversation(own.conversation.id)).toEqual(own.conversation);
      },
      findConversation: async () => {
        expect(await foreign.findConversation(own.conversation.id)).toBeNull();
      },
      findConversationOfUser: async () => {
        expect(await foreign.findConversationOfUser('ali')).toBeNull();
      },
      listConversations: async () => {
        expect(await foreign.listConversations({ limit: 10 })).toEqual([]);
        expect(await foreign.listConversations({ limit: 10, userId: 'ali' })).toEqual([]);
        expect(await foreign.listConversations({ limit: 10, status: 'bot' })).toEqual([]);
      },
      listAllConversations: async () => {
        expect(await foreign.listAllConversations({ limit: 10 })).toEqual([]);
      },
      listMessages: async () => {
        expect(await foreign.listMessages(own.conversation.id, { afterSeq: 0, limit: 10 })).toEqual([]);
      },
      listEvents: async () => {
        expect(await foreign.listEvents(own.conversation.id, { afterSeq: 0, limit: 10 })).toEqual([]);
      },
      addModel: async () => {
        await foreign.addModel({ ...own.model, file: 'b.tar.gz' });
        expect((await test.store.forTenant(test.rose).activeModel())?.file).toBe('a.tar.gz');
      },
      findModel: async () => {
        expect(await foreign.findModel(own.model.id)).toBeNull();
      },
      listModels: async () => {
        expect(await foreign.listModels(10)).toEqual([]);
      },
      activeModel: async () => {
        expect(await foreign.activeModel()).toBeNull();
      },
      pinModel: async () => {
        expect(await foreign.pinModel(own.model.id)).toBe(false);
        expect(await foreign.activeModel()).toBeNull();
      },
      retireModel: async () => {
        expect(await foreign.retireModel(own.model.id)).toBe(false);
        expect(await test.store.forTenant(test.rose).activeModel()).toEqual(own.model);
      },
    };
    for (const [method, check] of Object.entries(cases)) it(`stand in ${method}`, check);

    it('stand for each method that a shop’s store has', () => {
      expect(Object.keys(cases).sort()).toEqual(Object.keys(foreign).sort());
    });

    it('let two shops use one key of idempotency and one visitor’s name, each for itself', async () => {
      const claims = [{ key: 'shared', fingerprint: 'other' }];
      const conversation = await test.commit(test.tulip, { claims });
      expect((await foreign.loadTurn('ali', ['shared'])).records).toEqual([
        { key: 'shared', fingerprint: 'other', conversationId: conversation.id, firstSeq: 1, lastSeq: 2 },
      ]);
      const { records } = await test.store.forTenant(test.rose).loadTurn('ali', ['shared']);
      expect(records[0]?.fingerprint).toBe('f');
    });
  });
}
