import type { Job, ListedModel, Tenant } from '@hamzaban/platform';

const time = (ms: number) => new Date(ms).toISOString();

/** A shop in the words of the API. */
export function tenantBody(tenant: Tenant) {
  return {
    id: tenant.id,
    name: tenant.name,
    status: tenant.status,
    created_at: time(tenant.createdAt),
    ...(tenant.eraseAt !== null && { erase_at: time(tenant.eraseAt) }),
  };
}

/** A job in the words of the API. */
export function jobBody(job: Job) {
  return {
    id: job.id,
    tenant_id: job.tenantId,
    kind: job.kind,
    status: job.status,
    attempts: job.attempts,
    progress: job.progress,
    ...(job.error !== null && { error: job.error }),
    created_at: time(job.createdAt),
    ...(job.finishedAt !== null && { finished_at: time(job.finishedAt) }),
  };
}

/** A trained version in the words of the API. */
export function modelBody(model: ListedModel) {
  return {
    id: model.id,
    file: model.file,
    base_hash: model.baseHash,
    sha256: model.sha256,
    is_active: model.isActive,
    is_pinned: model.isPinned,
    metrics: model.metrics,
    created_at: time(model.createdAt),
  };
}
