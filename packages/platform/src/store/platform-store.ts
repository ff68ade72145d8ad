import type { JobId, TenantId } from '../ids.ts';
import type { Job, JobKind } from '../jobs/job.ts';
import type { KeyClass, StoredKey } from '../keys/api-key.ts';
import type { OutboxRow } from '../outbox/platform-event.ts';
import type { Tenant, TenantStatus } from '../tenants/tenant.ts';

/** Which shops, in the order of their ids. */
export interface TenantQuery {
  readonly limit: number;
  readonly afterId?: TenantId;
  readonly status?: TenantStatus;
}

/** A change of a shop's state that happens only from the named states. */
export interface TenantStatusChange {
  readonly id: TenantId;
  readonly from: readonly TenantStatus[];
  readonly to: TenantStatus;
  readonly eraseAt: number | null;
}

/** A stored key and what its shop's state is now (null for keys of the platform). */
export interface Credential {
  readonly key: StoredKey;
  readonly tenantStatus: TenantStatus | null;
}

/** A new key in place of the newest one of its class. */
export interface KeyRotation {
  readonly key: StoredKey;
  readonly now: number;
  /** Until when the newest old key stays valid; all older ones end now. */
  readonly oldValidUntil: number;
}

/** What a worker asks for. */
export interface JobLease {
  readonly worker: string;
  readonly now: number;
  readonly leasedUntil: number;
}

/** A worker's sign of life. */
export interface JobHeartbeat extends JobLease {
  readonly id: JobId;
  readonly progress: number;
}

/** How an attempt ended. */
export interface JobEnd {
  readonly id: JobId;
  readonly worker: string;
  readonly now: number;
  readonly outcome:
    | { readonly kind: 'done' }
    | { readonly kind: 'failed'; readonly error: string }
    | { readonly kind: 'retry'; readonly error: string; readonly runAt: number };
}

/** The rows of the platform itself; the only ones that stand outside a shop. Rejects like `TenantStore`. */
export interface PlatformStore {
  /** Adds a shop with its first key; false when the id is taken. */
  createTenant(tenant: Tenant, key: StoredKey): Promise<boolean>;
  findTenant(id: TenantId): Promise<Tenant | null>;
  listTenants(query: TenantQuery): Promise<readonly Tenant[]>;
  /** False when the shop is not in one of the states that the change starts from. */
  changeTenantStatus(change: TenantStatusChange): Promise<boolean>;
  /** Puts the web origins of a shop in place of its old ones; false when there is no such shop. */
  setOrigins(tenant: { readonly id: TenantId; readonly origins: readonly string[] }): Promise<boolean>;
  /** The web origins of a shop, sorted. */
  listOrigins(id: TenantId): Promise<readonly string[]>;
  /** Whether a shop at work has this web origin: the named one, or (null) any. */
  hasOrigin(query: { readonly origin: string; readonly tenantId: TenantId | null }): Promise<boolean>;
  /** Deleted shops whose time has come. */
  listErasable(now: number, limit: number): Promise<readonly TenantId[]>;
  /**
   * Erases at most `limit` rows of a deleted shop whose time has come, at last the shop itself; true when nothing is
   * left. False: call again. Never touches a shop in another state.
   */
  eraseTenant(id: TenantId, options: { readonly now: number; readonly limit: number }): Promise<boolean>;

  /** A key by the part that names it, with the state of its shop. */
  findCredential(keyId: string): Promise<Credential | null>;
  /** Keys of a shop (null: of the platform) that are valid at `now`, newest first. */
  listKeys(tenantId: TenantId | null, now: number): Promise<readonly StoredKey[]>;
  addKey(key: StoredKey): Promise<void>;
  /** Adds the key, ends the old ones of its class and shop; gives back the end of the newest old one (null: none). */
  rotateKey(rotation: KeyRotation): Promise<number | null>;
  /** Ends a key of the given shop and class now; false when there is none that is valid. */
  revokeKey(key: { id: string; tenantId: TenantId | null; class: KeyClass; now: number }): Promise<boolean>;

  /** Adds a job, or gives back the one of the same shop and kind that is still queued. */
  enqueueJob(job: Job): Promise<Job>;
  /** Takes the oldest job that is due, or one whose worker has fallen silent; null: none. */
  leaseJob(lease: JobLease): Promise<Job | null>;
  /** False: the lease is lost, stop working. */
  heartbeatJob(heartbeat: JobHeartbeat): Promise<boolean>;
  /** False: the lease was lost before, nothing changed. */
  endJob(end: JobEnd): Promise<boolean>;
  findJob(id: JobId): Promise<Job | null>;
  /** Newest first. */
  listJobs(query: { tenantId?: TenantId; kind?: JobKind; limit: number }): Promise<readonly Job[]>;

  /** A number that grows with every change of any shop's models or pins. */
  modelRevision(): Promise<number>;
  /** The shops whose models changed after a revision, with their newest revision. */
  listModelChanges(afterRevision: number): Promise<readonly { tenantId: TenantId; revision: number }[]>;

  /** The oldest events that wait to be delivered. */
  readOutbox(limit: number): Promise<readonly OutboxRow[]>;
  /** Forgets delivered events, all up to and including this id. */
  deleteOutbox(throughId: number): Promise<void>;

  /** Forgets at most `limit` idempotency records from before a time; gives back how many. */
  purgeIdempotency(options: { readonly before: number; readonly limit: number }): Promise<number>;
  /** Writes a row that nobody reads; rejects when the storage does not take writes. */
  checkWritable(now: number): Promise<void>;
}
