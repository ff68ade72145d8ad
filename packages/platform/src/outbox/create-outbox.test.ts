import { createManualClock, createMemoryStore, tenantIdOf, testCrypto, turnCommitOf } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIds } from '../create-ids.ts';
import type { Store } from '../store/store.ts';
import { createOutbox } from './create-outbox.ts';
import type { OutboxRow } from './platform-event.ts';

const rose = tenantIdOf('rose');

describe('the outbox', () => {
  let store: Store;
  beforeEach(async () => {
    store = createMemoryStore();
    const tenant = { id: rose, name: 'x', status: 'active', createdAt: 1, eraseAt: null, pinnedModelId: null } as const;
    await store.platform.createTenant(tenant, {
      id: 'k',
      class: 'secret',
      tenantId: rose,
      hash: '',
      createdAt: 1,
      expiresAt: null,
    });
  });
  async function fill(count: number): Promise<void> {
    const ids = createIds({ clock: createManualClock(), crypto: testCrypto });
    for (let index = 0; index < count; index++)
      await store
        .forTenant(rose)
        .commitTurn(turnCommitOf({ ids, at: index, userId: `u${index}`, outbox: ['message-received'] }));
  }

  it('delivers everything that waits, in order, once', async () => {
    await fill(600);
    const delivered: OutboxRow[] = [];
    const outbox = createOutbox({ store, deliver: async (rows) => void delivered.push(...rows) });
    expect(await outbox.drain()).toBe(600);
    expect(delivered.map(({ event }) => event.at)).toEqual(Array.from({ length: 600 }, (_, index) => index));
    expect(await outbox.drain()).toBe(0);
    expect(delivered).toHaveLength(600);
  });

  it('keeps what could not be delivered for the next time', async () => {
    await fill(3);
    let isDown = true;
    const outbox = createOutbox({
      store,
      deliver: async () => (isDown ? Promise.reject(new RangeError('down')) : undefined),
    });
    await expect(outbox.drain()).rejects.toThrow('down');
    isDown = false;
    expect(await outbox.drain()).toBe(3);
  });

  it('does not run twice at once', async () => {
    await fill(5);
    let calls = 0;
    const outbox = createOutbox({
      store,
      deliver: async () => {
        calls++;
      },
    });
    expect(await Promise.all([outbox.drain(), outbox.drain()])).toEqual([5, 5]);
    expect(calls).toBe(1);
  });

  it('stops when asked to', async () => {
    await fill(2);
    const outbox = createOutbox({ store, deliver: async () => undefined });
    expect(await outbox.drain(AbortSignal.abort())).toBe(0);
    expect(await store.platform.readOutbox(9)).toHaveLength(2);
  });
});
