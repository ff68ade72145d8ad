import type { Job, JobEnd, JobHeartbeat, JobLease } from '@hamzaban/platform';
import { jobOf } from '../rows/row-values.ts';
import type { Prepare } from '../sqlite/prepared-queries.ts';

/** The writing of jobs. */
export function createJobOperations(prepare: Prepare) {
  const findQueued = prepare((tables, row: { tenantId: string; kind: string }) =>
    tables
      .selectFrom('job')
      .selectAll()
      .where('tenant_id', '=', row.tenantId)
      .where('kind', '=', row.kind)
      .where('status', '=', 'queued')
      .limit(1),
  );
  const insert = prepare((tables, row: JobRow) =>
    tables.insertInto('job').values({
      id: row.id,
      tenant_id: row.tenantId,
      kind: row.kind,
      status: row.status,
      attempts: row.attempts,
      max_attempts: row.maxAttempts,
      run_at: row.runAt,
      worker: null,
      leased_until: null,
      progress: row.progress,
      error: null,
      created_at: row.createdAt,
      finished_at: null,
    }),
  );
  const giveUp = prepare((tables, { now }: { now: number }) =>
    tables
      .updateTable('job')
      .set({ status: 'failed', worker: null, leased_until: null, finished_at: now, error: 'the worker died' })
      .where('status', '=', 'running')
      .where('leased_until', '<=', now)
      .whereRef('attempts', '>=', 'max_attempts'),
  );
  const findDue = prepare((tables, { now }: { now: number }) =>
    tables
      .selectFrom('job')
      .select('id')
      .where('status', '=', 'queued')
      .where('run_at', '<=', now)
      .orderBy('run_at')
      .orderBy('id')
      .limit(1),
  );
  const findSilent = prepare((tables, { now }: { now: number }) =>
    tables.selectFrom('job').select('id').where('status', '=', 'running').where('leased_until', '<=', now).limit(1),
  );
  const start = prepare((tables, row: { id: string; worker: string; leasedUntil: number }) =>
    tables
      .updateTable('job')
      .set((eb) => ({
        status: 'running',
        worker: row.worker,
        leased_until: row.leasedUntil,
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', '=', row.id)
      .returningAll(),
  );
  const beat = prepare((tables, row: { id: string; worker: string; leasedUntil: number; progress: number }) =>
    tables
      .updateTable('job')
      .set({ leased_until: row.leasedUntil, progress: row.progress })
      .where('id', '=', row.id)
      .where('worker', '=', row.worker)
      .where('status', '=', 'running'),
  );
  const finish = prepare((tables, row: FinishRow) =>
    tables
      .updateTable('job')
      .set({
        status: row.status,
        error: row.error,
        run_at: row.runAt,
        progress: row.progress,
        finished_at: row.finishedAt,
        worker: null,
        leased_until: null,
      })
      .where('id', '=', row.id)
      .where('worker', '=', row.worker)
      .where('status', '=', 'running'),
  );

  return {
    enqueueJob: (job: Job): Job => {
      const queued = findQueued.first({ tenantId: job.tenantId, kind: job.kind });
      if (queued !== null) return jobOf(queued);
      const { id, tenantId, kind, status, attempts, maxAttempts, runAt, progress, createdAt } = job;
      insert.run({ id, tenantId, kind, status, attempts, maxAttempts, runAt, progress, createdAt });
      return job;
    },
    leaseJob: ({ worker, now, leasedUntil }: JobLease): Job | null => {
      giveUp.run({ now });
      const next = findSilent.first({ now }) ?? findDue.first({ now });
      const started = next === null ? null : start.first({ id: next.id, worker, leasedUntil });
      return started === null ? null : jobOf(started);
    },
    heartbeatJob: ({ id, worker, leasedUntil, progress }: JobHeartbeat): boolean =>
      beat.run({ id, worker, leasedUntil, progress }) === 1,
    endJob: ({ id, worker, now, outcome }: JobEnd): boolean => {
      const row = { id, worker, runAt: now, progress: 0, error: null, finishedAt: now };
      switch (outcome.kind) {
        case 'done':
          return finish.run({ ...row, status: 'done', progress: 1 }) === 1;
        case 'failed':
          return finish.run({ ...row, status: 'failed', error: outcome.error }) === 1;
        case 'retry':
          return (
            finish.run({ ...row, status: 'queued', error: outcome.error, runAt: outcome.runAt, finishedAt: null }) === 1
          );
      }
    },
  };
}

type JobRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: string;
  readonly status: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly runAt: number;
  readonly progress: number;
  readonly createdAt: number;
};

type FinishRow = {
  readonly id: string;
  readonly worker: string;
  readonly status: string;
  readonly error: string | null;
  readonly runAt: number;
  readonly progress: number;
  readonly finishedAt: number | null;
};
