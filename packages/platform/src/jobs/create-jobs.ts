import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { Ids } from '../create-ids.ts';
import type { TenantId } from '../ids.ts';
import { parseJobId } from '../ids.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './job.ts';

/** Repeating timer of the host. */
export interface IntervalTimers {
  setInterval(callback: () => void, periodMs: number): unknown;
  clearInterval(handle: unknown): void;
}

/** What a worker does with a job. */
export interface JobTask {
  readonly job: Job;
  /** Aborted when the lease is lost or the worker is stopped. */
  readonly signal: AbortSignal;
  /** Tells how far it is, 0 to 1; written with the next sign of life. */
  readonly report: (progress: number) => void;
}

/** Asks for one job and does it. */
export interface WorkOptions {
  /** Name of the worker, for people: host and process. */
  readonly worker: string;
  /**
   * Does the job. An `AppError` of kind `user` (a shop's files are wrong) ends the job as failed with its first try;
   * any other rejection is tried again later, up to the job's attempts.
   */
  readonly run: (task: JobTask) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Jobs that any process on the store may take, one at a time each. */
export interface Jobs {
  /** Asks for the training of a shop; while one is still queued, that one is given back. */
  enqueueTraining(tenantId: TenantId): Promise<Job>;
  /** Rejects with `job_not_found`. */
  show(id: string): Promise<Job>;
  /** Newest first. */
  list(query: { readonly tenantId?: TenantId; readonly limit: number }): Promise<readonly Job[]>;
  /** Takes the next job, keeps its lease alive, does it, and writes how it ended; null: nothing to do. */
  workOne(options: WorkOptions): Promise<Job | null>;
}

// A worker that gives no sign of life for this long has died; its job is taken over.
const leaseMs = 30_000;
const heartbeatMs = 10_000;
const maxAttempts = 3;
// Waits before the second and third attempt: 5 s, 25 s.
const backoffBaseMs = 5000;
const maxErrorLength = 2000;

/** Creates the jobs service. */
export function createJobs(dependencies: { store: Store; clock: Clock; ids: Ids; timers: IntervalTimers }): Jobs {
  const { clock, ids, timers } = dependencies;
  const { platform } = dependencies.store;

  async function show(text: string): Promise<Job> {
    const id = parseJobId(text);
    const job = id === null ? null : await platform.findJob(id);
    if (job === null) throw new AppError('job_not_found');
    return job;
  }

  async function attempt(job: Job, options: WorkOptions): Promise<void> {
    const lost = new AbortController();
    const signal = options.signal === undefined ? lost.signal : AbortSignal.any([lost.signal, options.signal]);
    let progress = 0;
    const beat = async () => {
      const now = clock.now();
      const sign = { id: job.id, worker: options.worker, now, leasedUntil: now + leaseMs, progress };
      if (!(await platform.heartbeatJob(sign))) lost.abort();
    };
    // A heartbeat that cannot be written is made up for by the next; if none can, the lease runs out by itself.
    const heart = timers.setInterval(() => void beat().catch(() => undefined), heartbeatMs);
    try {
      const report = (value: number) => {
        progress = value;
      };
      await options.run({ job, signal, report });
      await platform.endJob({ id: job.id, worker: options.worker, now: clock.now(), outcome: { kind: 'done' } });
    } catch (error) {
      const outcome = outcomeOf(job, error, clock.now());
      await platform.endJob({ id: job.id, worker: options.worker, now: clock.now(), outcome });
    } finally {
      timers.clearInterval(heart);
    }
  }

  return {
    show,
    enqueueTraining: (tenantId) => {
      const now = clock.now();
      return platform.enqueueJob({
        id: ids.job(),
        tenantId,
        kind: 'train',
        status: 'queued',
        attempts: 0,
        maxAttempts,
        runAt: now,
        worker: null,
        leasedUntil: null,
        progress: 0,
        error: null,
        createdAt: now,
        finishedAt: null,
      });
    },
    list: (query) => platform.listJobs(query),
    workOne: async (options) => {
      const now = clock.now();
      const job = await platform.leaseJob({ worker: options.worker, now, leasedUntil: now + leaseMs });
      if (job === null) return null;
      await attempt(job, options);
      return show(job.id);
    },
  };
}

function outcomeOf(job: Job, error: unknown, now: number) {
  const text = (error instanceof Error ? error.message : String(error)).slice(0, maxErrorLength);
  const isUsersFault = AppError.isInstance(error) && error.kind === 'user';
  if (isUsersFault || job.attempts >= job.maxAttempts) return { kind: 'failed', error: text } as const;
  return { kind: 'retry', error: text, runAt: now + backoffBaseMs * 5 ** (job.attempts - 1) } as const;
}
