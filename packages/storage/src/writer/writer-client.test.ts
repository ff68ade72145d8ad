import { describe, expect, it } from 'vitest';
import type { ToWriter, WriteResult } from './messages.ts';
import type { WriterEvents } from './writer-client.ts';
import { createWriterClient } from './writer-client.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A client whose writer does what the test says. */
function createClient() {
  const posted: ToWriter[] = [];
  const started: WriterEvents[] = [];
  const held: boolean[] = [];
  const client = createWriterClient((events) => {
    started.push(events);
    return { post: (message) => posted.push(message), setHeld: (isHeld) => held.push(isHeld) };
  });
  const answer = (results: readonly WriteResult[]) => started.at(-1)?.onMessage({ type: 'written', results });
  return { client, posted, started, held, answer };
}

describe('the client of the writer', () => {
  it('sends what comes in one turn of the event loop as one message', async () => {
    const { client, posted, answer } = createClient();
    const writes = [1, 2, 3].map((now) => client.write('checkWritable', { now }));
    await tick();
    expect(posted).toMatchObject([{ type: 'write', requests: [{ id: 1 }, { id: 2 }, { id: 3 }] }]);
    answer([3, 1, 2].map((id) => ({ id, value: undefined })));
    await expect(Promise.all(writes)).resolves.toEqual([undefined, undefined, undefined]);
  });

  it('hands each its own answer', async () => {
    const { client, answer } = createClient();
    const first = client.write('purgeIdempotency', { before: 1, limit: 1 });
    const second = client.write('purgeIdempotency', { before: 1, limit: 1 });
    await tick();
    answer([{ id: 2, value: 22 }]);
    answer([{ id: 1, value: 11 }]);
    expect([await first, await second]).toEqual([11, 22]);
  });

  it.each([
    ['unavailable', 'storage_unavailable'],
    ['no-parent', 'tenant_not_found'],
    ['other', 'internal'],
  ] as const)('turns the fault %s into the error %s', async (kind, code) => {
    const { client, answer } = createClient();
    const write = client.write('checkWritable', { now: 1 });
    await tick();
    answer([{ id: 1, fault: { kind, message: 'why' } }]);
    await expect(write).rejects.toMatchObject({ code, cause: 'why' });
  });

  it('rejects what was under way when the writer dies, and starts another for the next', async () => {
    const { client, started, posted, answer } = createClient();
    const lost = client.write('checkWritable', { now: 1 });
    await tick();
    started[0]?.onEnd('out of memory');
    await expect(lost).rejects.toMatchObject({ code: 'storage_unavailable', cause: 'out of memory' });
    const next = client.write('checkWritable', { now: 2 });
    await tick();
    expect(started).toHaveLength(2);
    expect(posted).toHaveLength(2);
    answer([{ id: 2, value: undefined }]);
    await expect(next).resolves.toBeUndefined();
  });

  it('keeps the process alive only while something is under way', async () => {
    const { client, held, answer } = createClient();
    expect(held).toEqual([false]);
    const write = client.write('checkWritable', { now: 1 });
    await tick();
    expect(held.at(-1)).toBe(true);
    answer([{ id: 1, value: undefined }]);
    await write;
    expect(held.at(-1)).toBe(false);
  });

  it('sends what was gathered before it closes, and takes nothing more', async () => {
    const { client, posted, started, answer } = createClient();
    const write = client.write('checkWritable', { now: 1 });
    const closed = client.close();
    await expect(client.write('checkWritable', { now: 2 })).rejects.toMatchObject({ code: 'shutting_down' });
    expect(posted.map(({ type }) => type)).toEqual(['write', 'close']);
    answer([{ id: 1, value: undefined }]);
    await write;
    started[0]?.onEnd('closed');
    await closed;
    await client.close();
    expect(posted).toHaveLength(2);
  });

  it('closes at once when the writer has died before', async () => {
    const { client, started } = createClient();
    started[0]?.onEnd('gone');
    await expect(client.close()).resolves.toBeUndefined();
  });
});
