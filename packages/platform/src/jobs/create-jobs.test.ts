import { createManualClock, createMemoryStore, tenantIdOf, testCrypto } from '@hamzaban/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { createIds } from '../create-ids.ts';
import { createKeys } from '../keys/create-keys.ts';
import type { Store } from '../store/store.ts';
import { createTenants } from '../tenants/create-tenants.ts';
import type { Jobs, JobTask } from './create-jobs.ts';
import { createJobs } from './create-jobs.ts';

const rose = tenantIdOf('rose');

describe('jobs', () => {
  let store: Store;
  let jobs: Jobs;
  let beat: () => void;
  let isBeating: boolean;
  let clock: ReturnType<typeof createManualClock>;
  beforeEach(async () => {
    store = createMemoryStore();
    clock = createManualClock();
    isBeating = false;
    const timers = {
      setInterval: (callback: () => void) => {
        beat = callback;
        isBeating = true;
      },
      clearInterval: () => {
        isBeating = false;
      },
    };
    jobs = createJobs({ store, clock, ids: createIds({ clock, crypto: testCrypto }), timers });
    const keys = createKeys({ store, clock, crypto: testCrypto });
    await createTenants({ store, keys, clock }).create({ id: rose, name: 'x' });
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const work = (run: (task: JobTask) => Promise<void>, signal?: AbortSignal) =>
    jobs.workOne({ worker: 'w1', run, ...(signal === undefined ? {} : { signal }) });

  it('are done once, by whoever asks first', async () => {
    const { id } = await jobs.enqueueTraining(rose);
    const seen: string[] = [];
    const done = await work(async ({ job }) => void seen.push(job.id));
    expect(seen).toEqual([id]);
    expect(done).toMatchObject({ id, status: 'done', attempts: 1, progress: 1 });
    expect(await work(async () => undefined)).toBeNull();
    expect(isBeating).toBe(false);
  });

  it('are not asked for twice while one waits', async () => {
    const first = await jobs.enqueueTraining(rose);
    expect((await jobs.enqueueTraining(rose)).id).toBe(first.id);
    expect(await jobs.list({ tenantId: rose, limit: 9 })).toHaveLength(1);
  });

  it('fail at once when the shop’s files are wrong', async () => {
    await jobs.enqueueTraining(rose);
    const failed = await work(() => Promise.reject(new AppError('validation_failed')));
    expect(failed).toMatchObject({ status: 'failed', attempts: 1, error: 'validation_failed' });
  });

  it('are tried three times, with growing waits, when something else went wrong', async () => {
    await jobs.enqueueTraining(rose);
    const fail = () => work(() => Promise.reject(new RangeError('disk full')));
    expect(await fail()).toMatchObject({ status: 'queued', error: 'disk full', runAt: clock.now() + 5000 });
    expect(await fail()).toBeNull();
    clock.advance(5000);
    expect(await fail()).toMatchObject({ status: 'queued', runAt: clock.now() + 25_000 });
    clock.advance(25_000);
    expect(await fail()).toMatchObject({ status: 'failed', attempts: 3 });
  });

  it('keep a failure’s words short, also when it is no error', async () => {
    await jobs.enqueueTraining(rose);
    const failed = await work(() => Promise.reject('x'.repeat(100_000)));
    expect(failed?.error).toHaveLength(2000);
  });

  it('show how far they are with each sign of life', async () => {
    const { id } = await jobs.enqueueTraining(rose);
    await work(async ({ report }) => {
      report(0.4);
      beat();
      await settle();
      expect(await jobs.show(id)).toMatchObject({ status: 'running', progress: 0.4, worker: 'w1' });
    });
  });

  it('are stopped when another worker has taken them over', async () => {
    await jobs.enqueueTraining(rose);
    const result = await work(async ({ signal }) => {
      clock.advance(60_000);
      const other = await jobs.workOne({ worker: 'w2', run: async () => undefined });
      expect(other).toMatchObject({ status: 'done', attempts: 2 });
      beat();
      await settle();
      expect(signal.aborted).toBe(true);
      throw new RangeError('aborted');
    });
    expect(result).toMatchObject({ status: 'done', error: null });
  });

  it('are told when the worker is to stop', async () => {
    await jobs.enqueueTraining(rose);
    const stop = new AbortController();
    await work(async ({ signal }) => {
      stop.abort();
      expect(signal.aborted).toBe(true);
    }, stop.signal);
  });

  it('go on when a sign of life cannot be written', async () => {
    await jobs.enqueueTraining(rose);
    const broken = {
      ...store,
      platform: { ...store.platform, heartbeatJob: () => Promise.reject(new AppError('storage_unavailable')) },
    };
    const ids = createIds({ clock, crypto: testCrypto });
    const timers = { setInterval: (callback: () => void) => callback(), clearInterval: () => undefined };
    const done = await createJobs({ store: broken, clock, ids, timers }).workOne({
      worker: 'w1',
      run: async ({ signal }) => {
        await settle();
        expect(signal.aborted).toBe(false);
      },
    });
    expect(done?.status).toBe('done');
  });

  it('are not found by an unknown id', async () => {
    for (const id of ['', 'x', createIds({ clock, crypto: testCrypto }).job()])
      await expect(jobs.show(id)).rejects.toMatchObject({ code: 'job_not_found', status: 404 });
  });
});
