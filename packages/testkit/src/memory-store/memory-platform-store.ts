import type { Job, PlatformStore, StoredKey, TenantId } from '@hamzaban/platform';
import type { MemoryState } from './memory-state.ts';
import { rowsOf } from './memory-state.ts';

/** The platform's own rows in memory. */
export function createMemoryPlatformStore(state: MemoryState): PlatformStore {
  return {
    ...tenantMethods(state),
    ...originMethods(state),
    ...keyMethods(state),
    ...jobMethods(state),
    ...upkeepMethods(state),
  };
}

function tenantMethods(state: MemoryState) {
  const listed = () => [...state.tenants.values()].map(({ modelRevision: _, ...tenant }) => tenant);
  return {
    createTenant: async (...[tenant, key]: Parameters<PlatformStore['createTenant']>) => {
      if (state.tenants.has(tenant.id)) return false;
      state.tenants.set(tenant.id, { ...tenant, modelRevision: 0 });
      state.rows.set(tenant.id, { conversations: new Map(), records: new Map(), models: [] });
      state.keys.set(key.id, key);
      return true;
    },
    findTenant: async (id: TenantId) => listed().find((tenant) => tenant.id === id) ?? null,
    listTenants: async ({ limit, afterId = '' as TenantId, status }: Parameters<PlatformStore['listTenants']>[0]) =>
      listed()
        .filter((tenant) => tenant.id > afterId && (status === undefined || tenant.status === status))
        .sort((left, right) => (left.id < right.id ? -1 : 1))
        .slice(0, limit),
    changeTenantStatus: async ({ id, from, to, eraseAt }: Parameters<PlatformStore['changeTenantStatus']>[0]) => {
      const tenant = state.tenants.get(id);
      if (tenant === undefined || !from.includes(tenant.status)) return false;
      state.tenants.set(id, { ...tenant, status: to, eraseAt });
      return true;
    },
    listErasable: async (now: number, limit: number) =>
      listed()
        .filter(({ status, eraseAt }) => status === 'deleted' && eraseAt !== null && eraseAt <= now)
        .sort((left, right) => (left.eraseAt ?? 0) - (right.eraseAt ?? 0))
        .slice(0, limit)
        .map(({ id }) => id),
    eraseTenant: async (id: TenantId, { now, limit }: { now: number; limit: number }) => {
      const tenant = state.tenants.get(id);
      if (tenant?.status !== 'deleted' || tenant.eraseAt === null || tenant.eraseAt > now) return true;
      let left = limit;
      for (const { messages } of rowsOf(state, id).conversations.values()) {
        left -= messages.splice(0, left).length;
        if (left <= 0) return false;
      }
      state.rows.delete(id);
      state.tenants.delete(id);
      state.origins.delete(id);
      for (const key of state.keys.values()) if (key.tenantId === id) state.keys.delete(key.id);
      for (const job of state.jobs.values()) if (job.tenantId === id) state.jobs.delete(job.id);
      return true;
    },
    modelRevision: async () => state.modelRevision,
    listModelChanges: async (after: number) =>
      [...state.tenants.values()]
        .filter(({ modelRevision }) => modelRevision > after)
        .sort((left, right) => left.modelRevision - right.modelRevision)
        .map(({ id, modelRevision }) => ({ tenantId: id, revision: modelRevision })),
  };
}

function originMethods(state: MemoryState) {
  return {
    setOrigins: async ({ id, origins }: Parameters<PlatformStore['setOrigins']>[0]) => {
      if (!state.tenants.has(id)) return false;
      state.origins.set(id, [...new Set(origins)].sort());
      return true;
    },
    listOrigins: async (id: TenantId) => state.origins.get(id) ?? [],
    hasOrigin: async ({ origin, tenantId }: Parameters<PlatformStore['hasOrigin']>[0]) =>
      [...state.origins].some(
        ([id, origins]) =>
          (tenantId === null || tenantId === id) &&
          state.tenants.get(id)?.status === 'active' &&
          origins.includes(origin),
      ),
  };
}

function keyMethods(state: MemoryState) {
  const valid = (tenantId: TenantId | null, now: number): readonly StoredKey[] =>
    [...state.keys.values()]
      .filter((key) => key.tenantId === tenantId && (key.expiresAt === null || key.expiresAt > now))
      .sort((left, right) => right.createdAt - left.createdAt || (left.id < right.id ? 1 : -1));
  const end = (key: StoredKey, expiresAt: number) => state.keys.set(key.id, { ...key, expiresAt });
  return {
    findCredential: async (id: string) => {
      const key = state.keys.get(id);
      if (key === undefined) return null;
      return { key, tenantStatus: key.tenantId === null ? null : (state.tenants.get(key.tenantId)?.status ?? null) };
    },
    listKeys: async (tenantId: TenantId | null, now: number) => valid(tenantId, now),
    addKey: async (key: StoredKey) => {
      state.keys.set(key.id, key);
    },
    rotateKey: async ({ key, now, oldValidUntil }: Parameters<PlatformStore['rotateKey']>[0]) => {
      const endOf = ({ expiresAt }: StoredKey): number => expiresAt ?? Number.MAX_SAFE_INTEGER;
      const [newest, ...older] = valid(key.tenantId, now)
        .filter((old) => old.class === key.class)
        .toSorted((left, right) => endOf(right) - endOf(left));
      for (const old of older) end(old, now);
      state.keys.set(key.id, key);
      if (newest === undefined) return null;
      const at = Math.min(newest.expiresAt ?? oldValidUntil, oldValidUntil);
      end(newest, at);
      return at;
    },
    revokeKey: async (wanted: Parameters<PlatformStore['revokeKey']>[0]) => {
      const key = valid(wanted.tenantId, wanted.now).find(({ id }) => id === wanted.id);
      if (key?.class !== wanted.class) return false;
      end(key, wanted.now);
      return true;
    },
  };
}

function jobMethods(state: MemoryState) {
  const all = () => [...state.jobs.values()].sort((left, right) => (left.id < right.id ? 1 : -1));
  const put = (job: Job): Job => {
    state.jobs.set(job.id, job);
    return job;
  };
  const held = (id: string, worker: string): Job | null => {
    const job = state.jobs.get(id);
    return job?.status === 'running' && job.worker === worker ? job : null;
  };
  return {
    enqueueJob: async (job: Job) =>
      all().find(
        ({ tenantId, kind, status }) => tenantId === job.tenantId && kind === job.kind && status === 'queued',
      ) ?? put(job),
    leaseJob: async ({ worker, now, leasedUntil }: Parameters<PlatformStore['leaseJob']>[0]) => {
      const silent = all().filter((job) => job.status === 'running' && (job.leasedUntil ?? 0) <= now);
      for (const job of silent.filter(({ attempts, maxAttempts }) => attempts >= maxAttempts))
        put({ ...job, status: 'failed', worker: null, leasedUntil: null, finishedAt: now, error: 'the worker died' });
      const due = all()
        .filter(({ status, runAt }) => status === 'queued' && runAt <= now)
        .sort((left, right) => left.runAt - right.runAt || (left.id < right.id ? -1 : 1));
      const job = silent.find(({ attempts, maxAttempts }) => attempts < maxAttempts) ?? due[0];
      if (job === undefined) return null;
      return put({ ...job, status: 'running', worker, leasedUntil, attempts: job.attempts + 1 });
    },
    heartbeatJob: async ({ id, worker, leasedUntil, progress }: Parameters<PlatformStore['heartbeatJob']>[0]) => {
      const job = held(id, worker);
      if (job !== null) put({ ...job, leasedUntil, progress });
      return job !== null;
    },
    endJob: async ({ id, worker, now, outcome }: Parameters<PlatformStore['endJob']>[0]) => {
      const job = held(id, worker);
      if (job === null) return false;
      const base = { ...job, worker: null, leasedUntil: null, runAt: now };
      if (outcome.kind === 'done') put({ ...base, status: 'done', progress: 1, error: null, finishedAt: now });
      else if (outcome.kind === 'failed')
        put({ ...base, status: 'failed', progress: 0, error: outcome.error, finishedAt: now });
      else put({ ...base, status: 'queued', progress: 0, error: outcome.error, runAt: outcome.runAt });
      return true;
    },
    findJob: async (id: string) => state.jobs.get(id) ?? null,
    listJobs: async ({ tenantId, kind, limit }: Parameters<PlatformStore['listJobs']>[0]) =>
      all()
        .filter((job) => tenantId === undefined || job.tenantId === tenantId)
        .filter((job) => kind === undefined || job.kind === kind)
        .slice(0, limit),
  };
}

function upkeepMethods(state: MemoryState) {
  return {
    readOutbox: async (limit: number) => state.outbox.slice(0, limit),
    deleteOutbox: async (throughId: number) => {
      state.outbox = state.outbox.filter(({ id }) => id > throughId);
    },
    purgeIdempotency: async ({ before, limit }: { before: number; limit: number }) => {
      let count = 0;
      for (const { records } of state.rows.values())
        for (const [key, { at }] of records)
          if (at < before && count < limit) {
            records.delete(key);
            count++;
          }
      return count;
    },
    checkWritable: async () => undefined,
  };
}
