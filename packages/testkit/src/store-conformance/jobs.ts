import type { Job, TenantId } from '@hamzaban/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateStoreUnderTest, StoreUnderTest } from './store-under-test.ts';

/** What a store promises about jobs. */
export function testJobs(create: CreateStoreUnderTest): void {
  describe('jobs', () => {
    let test: StoreUnderTest;
    beforeEach(async () => {
      test = await create();
    });
    afterEach(() => test.close());

    const newJob = (tenantId: TenantId, changes: Partial<Job> = {}): Job => ({
      id: test.ids.job(),
      tenantId,
      kind: 'train',
      status: 'queued',
      attempts: 0,
      maxAttempts: 2,
      runAt: test.now,
      worker: null,
      leasedUntil: null,
      progress: 0,
      error: null,
      createdAt: test.now,
      finishedAt: null,
      ...changes,
    });
    const lease = (worker: string, atMs = 0) =>
      test.store.platform.leaseJob({ worker, now: test.now + atMs, leasedUntil: test.now + atMs + 100 });

    it('gives back the queued job of a shop instead of adding another', async () => {
      const { platform } = test.store;
      const first = await platform.enqueueJob(newJob(test.rose));
      expect(await platform.enqueueJob(newJob(test.rose))).toEqual(first);
      expect((await platform.enqueueJob(newJob(test.tulip))).id).not.toBe(first.id);
      await lease('w');
      expect((await platform.enqueueJob(newJob(test.rose))).id).not.toBe(first.id);
      expect(await platform.listJobs({ limit: 10 })).toHaveLength(3);
      expect(await platform.listJobs({ limit: 10, tenantId: test.rose, kind: 'train' })).toHaveLength(2);
    });

    it('gives each job to exactly one of many workers', async () => {
      const { platform } = test.store;
      for (const id of ['s1', 's2', 's3']) await platform.enqueueJob(newJob(await test.addTenant(id)));
      const leased = await Promise.all(Array.from({ length: 9 }, (_, index) => lease(`w${index}`)));
      const taken = leased.filter((job) => job !== null);
      expect(taken).toHaveLength(3);
      expect(new Set(taken.map(({ id }) => id)).size).toBe(3);
      expect(taken.every(({ status, attempts }) => status === 'running' && attempts === 1)).toBe(true);
    });

    it('gives out the oldest due job first, and none before its time', async () => {
      const { platform } = test.store;
      const late = await platform.enqueueJob(newJob(test.rose, { runAt: test.now + 50 }));
      const early = await platform.enqueueJob(newJob(test.tulip, { runAt: test.now + 10 }));
      expect(await lease('w')).toBeNull();
      expect((await lease('w', 60))?.id).toBe(early.id);
      expect((await lease('w', 60))?.id).toBe(late.id);
      expect(await lease('w', 60)).toBeNull();
    });

    it('lets a worker go on while it gives signs of life', async () => {
      const { platform } = test.store;
      const { id } = await platform.enqueueJob(newJob(test.rose));
      await lease('w1');
      const sign = { id, worker: 'w1', now: test.now + 90, leasedUntil: test.now + 190, progress: 0.5 };
      expect(await platform.heartbeatJob(sign)).toBe(true);
      expect(await lease('w2', 150)).toBeNull();
      expect(await platform.findJob(id)).toMatchObject({ worker: 'w1', progress: 0.5, status: 'running' });
    });

    it('hands the job of a silent worker to another, and tells the first', async () => {
      const { platform } = test.store;
      const { id } = await platform.enqueueJob(newJob(test.rose));
      await lease('w1');
      expect(await lease('w2', 100)).toMatchObject({ id, worker: 'w2', attempts: 2 });
      const sign = { id, worker: 'w1', now: test.now, leasedUntil: test.now + 500, progress: 1 };
      expect(await platform.heartbeatJob(sign)).toBe(false);
      expect(await platform.endJob({ id, worker: 'w1', now: test.now, outcome: { kind: 'done' } })).toBe(false);
      expect(await platform.endJob({ id, worker: 'w2', now: test.now + 150, outcome: { kind: 'done' } })).toBe(true);
      expect(await platform.findJob(id)).toMatchObject({
        status: 'done',
        progress: 1,
        worker: null,
        leasedUntil: null,
        finishedAt: test.now + 150,
      });
    });

    it('gives a job up when its last attempt fell silent', async () => {
      const { platform } = test.store;
      const { id } = await platform.enqueueJob(newJob(test.rose));
      await lease('w1');
      await lease('w2', 100);
      expect(await lease('w3', 200)).toBeNull();
      expect(await platform.findJob(id)).toMatchObject({ status: 'failed', error: 'the worker died' });
    });

    it('keeps why an attempt failed, and tries again when told to', async () => {
      const { platform } = test.store;
      const { id } = await platform.enqueueJob(newJob(test.rose));
      await lease('w');
      const retry = { kind: 'retry', error: 'دیسک پر است', runAt: test.now + 500 } as const;
      expect(await platform.endJob({ id, worker: 'w', now: test.now, outcome: retry })).toBe(true);
      expect(await platform.findJob(id)).toMatchObject({ status: 'queued', error: 'دیسک پر است', finishedAt: null });
      expect(await lease('w', 499)).toBeNull();
      expect(await lease('w', 500)).toMatchObject({ id, attempts: 2 });
      const failed = { kind: 'failed', error: 'خراب' } as const;
      expect(await platform.endJob({ id, worker: 'w', now: test.now + 9, outcome: failed })).toBe(true);
      expect(await platform.findJob(id)).toMatchObject({ status: 'failed', error: 'خراب', finishedAt: test.now + 9 });
      expect(await platform.findJob(test.ids.job())).toBeNull();
    });
  });
}
