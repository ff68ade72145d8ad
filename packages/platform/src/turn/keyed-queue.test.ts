import { describe, expect, it } from 'vitest';
import { createKeyedQueue } from './keyed-queue.ts';

const bounds = { maxPerKey: 3, maxTotal: 5 };

/** A task that ends when it is told to. */
function task<Value>(value: Value) {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  let isStarted = false;
  return {
    run: async () => {
      isStarted = true;
      await done;
      return value;
    },
    end: () => end(),
    get isStarted() {
      return isStarted;
    },
  };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue', () => {
  it('runs tasks of one key one after another, in the order of arrival', async () => {
    const queue = createKeyedQueue({ maxPerKey: 100, maxTotal: 100 });
    const order: string[] = [];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        queue.run('a', async () => {
          order.push(`start ${index}`);
          await settle();
          order.push(`end ${index}`);
          return index;
        }),
      ),
    );
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => [`start ${index}`, `end ${index}`]).flat());
  });

  it('runs tasks of different keys at once', async () => {
    const queue = createKeyedQueue(bounds);
    const [first, second] = [task(1), task(2)];
    const results = [queue.run('a', first.run), queue.run('b', second.run)];
    await settle();
    expect([first.isStarted, second.isStarted]).toEqual([true, true]);
    second.end();
    expect(await results[1]).toBe(2);
    first.end();
    expect(await results[0]).toBe(1);
  });

  it('goes on after a task that failed', async () => {
    const queue = createKeyedQueue(bounds);
    const failed = queue.run('a', () => Promise.reject(new RangeError('x')));
    const next = queue.run('a', async () => 'next');
    await expect(failed).rejects.toThrow(RangeError);
    expect(await next).toBe('next');
    expect(queue.size).toBe(0);
  });

  it('refuses more of one key than it may hold, and takes the next when there is room', async () => {
    const queue = createKeyedQueue(bounds);
    const tasks = [task(1), task(2), task(3)];
    const results = tasks.map(({ run }) => queue.run('a', run));
    await expect(queue.run('a', async () => 4)).rejects.toMatchObject({ code: 'conversation_busy', status: 429 });
    tasks[0]?.end();
    await results[0];
    const next = queue.run('a', async () => 4);
    tasks[1]?.end();
    tasks[2]?.end();
    expect(await next).toBe(4);
  });

  it('refuses more altogether than it may hold', async () => {
    const queue = createKeyedQueue(bounds);
    const tasks = Array.from({ length: 5 }, (_, index) => task(index));
    const results = tasks.map(({ run }, index) => queue.run(`key ${index}`, run));
    await expect(queue.run('other', async () => 1)).rejects.toMatchObject({ code: 'overloaded', status: 503 });
    for (const { end } of tasks) end();
    await Promise.all(results);
    expect(queue.size).toBe(0);
    expect(await queue.run('other', async () => 1)).toBe(1);
  });

  it('closes after the last task, and takes none meanwhile', async () => {
    const queue = createKeyedQueue(bounds);
    const running = task('done');
    const result = queue.run('a', running.run);
    const waiting = queue.run('a', async () => 'waited');
    let isClosed = false;
    const closed = queue.close().then(() => {
      isClosed = true;
    });
    await expect(queue.run('b', async () => 1)).rejects.toMatchObject({ code: 'shutting_down' });
    await settle();
    expect(isClosed).toBe(false);
    running.end();
    expect([await result, await waiting]).toEqual(['done', 'waited']);
    await closed;
    await queue.close();
  });
});
