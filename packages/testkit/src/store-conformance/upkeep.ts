import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateStoreUnderTest, StoreUnderTest } from './store-under-test.ts';

/** What a store promises about outbox, purging and closing. */
export function testUpkeep(create: CreateStoreUnderTest): void {
  describe('upkeep', () => {
    let test: StoreUnderTest;
    beforeEach(async () => {
      test = await create();
    });
    afterEach(() => test.close());

    it('keeps events in order until they are forgotten', async () => {
      const { platform } = test.store;
      const first = await test.commit(test.rose, { outbox: ['message-received', 'hand-off-requested'] });
      await test.commit(test.tulip, { outbox: ['message-received'] });
      const rows = await platform.readOutbox(10);
      expect(rows.map(({ tenantId, event }) => [tenantId, event.type])).toEqual([
        [test.rose, 'message-received'],
        [test.rose, 'hand-off-requested'],
        [test.tulip, 'message-received'],
      ]);
      expect(rows[0]?.event).toEqual({ type: 'message-received', conversationId: first.id, seq: 2, at: test.now });
      expect(await platform.readOutbox(1)).toEqual(rows.slice(0, 1));
      await platform.deleteOutbox(rows[1]?.id ?? 0);
      expect(await platform.readOutbox(10)).toEqual(rows.slice(2));
    });

    it('never uses the number of an event again', async () => {
      const { platform } = test.store;
      const first = await test.commit(test.rose, { outbox: ['message-received'] });
      const [old] = await platform.readOutbox(10);
      await platform.deleteOutbox(old?.id ?? 0);
      await test.commit(test.rose, { after: first, outbox: ['message-received'] });
      const [next] = await platform.readOutbox(10);
      expect(next?.id).toBeGreaterThan(old?.id ?? 0);
    });

    it('purges idempotency records by age, so many at a time', async () => {
      const { platform } = test.store;
      for (let index = 0; index < 6; index++) {
        const claims = [{ key: `k${index}`, fingerprint: 'f' }];
        await test.commit(test.rose, { userId: `user-${index}`, at: test.now + index, claims });
      }
      expect(await platform.purgeIdempotency({ before: test.now + 4, limit: 3 })).toBe(3);
      expect(await platform.purgeIdempotency({ before: test.now + 4, limit: 3 })).toBe(1);
      expect(await platform.purgeIdempotency({ before: test.now + 4, limit: 3 })).toBe(0);
      const left = await test.store.forTenant(test.rose).loadTurn('user-0', ['k0', 'k3', 'k4', 'k5']);
      expect(left.records.map(({ key }) => key)).toEqual(['k4', 'k5']);
    });

    it('proves that it takes writes', async () => {
      await expect(test.store.platform.checkWritable(test.now)).resolves.toBeUndefined();
    });

    it('refuses work after it was closed, and may be closed twice', async () => {
      await test.store.close();
      await test.store.close();
      const code = { code: 'shutting_down' };
      await expect(test.store.forTenant(test.rose).loadTurn('ali', [])).rejects.toMatchObject(code);
      await expect(test.store.platform.findTenant(test.rose)).rejects.toMatchObject(code);
      await expect(test.store.platform.checkWritable(1)).rejects.toMatchObject(code);
      await expect(test.commit(test.rose, {})).rejects.toMatchObject(code);
    });
  });
}
