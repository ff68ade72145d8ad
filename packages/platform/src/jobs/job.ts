import type { JobId, TenantId } from '../ids.ts';

/** What a job does. */
export type JobKind = 'train';
/** Where a job stands; `queued` also between two attempts. */
export type JobStatus = 'queued' | 'running' | 'done' | 'failed';

/** A piece of work that some process does later, once. */
export interface Job {
  readonly id: JobId;
  readonly tenantId: TenantId;
  readonly kind: JobKind;
  readonly status: JobStatus;
  /** How often it has been started. */
  readonly attempts: number;
  readonly maxAttempts: number;
  /** Not before this time. */
  readonly runAt: number;
  /** Who works on it, and until when without a sign of life; null unless running. */
  readonly worker: string | null;
  readonly leasedUntil: number | null;
  /** 0 to 1. */
  readonly progress: number;
  readonly error: string | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}
