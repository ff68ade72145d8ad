import type {
  Credential,
  Job,
  JobId,
  JobKind,
  ModelId,
  ModelVersion,
  OutboxRow,
  StoredKey,
  Tenant,
  TenantId,
  TenantQuery,
} from '@hamzaban/platform';
import { credentialOf, jobOf, keyOf, modelOf, outboxRowOf, tenantOf } from '../rows/row-values.ts';
import type { Prepare } from '../sqlite/prepared-queries.ts';

const tenantColumns = ['id', 'name', 'status', 'created_at', 'erase_at', 'pinned_model_id'] as const;
const keyColumns = ['id', 'class', 'tenant_id', 'hash', 'created_at', 'expires_at'] as const;
const modelColumns = ['id', 'file', 'base_hash', 'sha256', 'status', 'metrics', 'created_at'] as const;

/** The reading of shops, keys, jobs, models and the outbox. */
export function createPlatformReads(prepare: Prepare) {
  return {
    ...createTenantReads(prepare),
    ...createOriginReads(prepare),
    ...createKeyReads(prepare),
    ...createJobReads(prepare),
    ...createModelReads(prepare),
    ...createOutboxReads(prepare),
  };
}

function createTenantReads(prepare: Prepare) {
  const find = prepare((tables, { id }: { id: string }) =>
    tables.selectFrom('tenant').select(tenantColumns).where('id', '=', id),
  );
  const list = prepare((tables, row: { afterId: string; limit: number }) =>
    tables.selectFrom('tenant').select(tenantColumns).where('id', '>', row.afterId).orderBy('id').limit(row.limit),
  );
  const listOfStatus = prepare((tables, row: { afterId: string; limit: number; status: string }) =>
    tables
      .selectFrom('tenant')
      .select(tenantColumns)
      .where('id', '>', row.afterId)
      .where('status', '=', row.status)
      .orderBy('id')
      .limit(row.limit),
  );
  const listErasable = prepare((tables, row: { now: number; limit: number }) =>
    tables
      .selectFrom('tenant')
      .select('id')
      .where('status', '=', 'deleted')
      .where('erase_at', '<=', row.now)
      .orderBy('erase_at')
      .limit(row.limit),
  );
  return {
    findTenant: (id: TenantId): Tenant | null => {
      const row = find.first({ id });
      return row === null ? null : tenantOf(row);
    },
    listTenants: ({ limit, afterId = '' as TenantId, status }: TenantQuery): readonly Tenant[] =>
      (status === undefined ? list.all({ afterId, limit }) : listOfStatus.all({ afterId, limit, status })).map(
        tenantOf,
      ),
    listErasable: (now: number, limit: number): readonly TenantId[] =>
      listErasable.all({ now, limit }).map(({ id }) => id as TenantId),
  };
}

function createOriginReads(prepare: Prepare) {
  const list = prepare((tables, row: { tenantId: string }) =>
    tables.selectFrom('tenant_origin').select('origin').where('tenant_id', '=', row.tenantId).orderBy('origin'),
  );
  const findAtWork = (tables: Parameters<Parameters<Prepare>[0]>[0], origin: string) =>
    tables
      .selectFrom('tenant_origin')
      .innerJoin('tenant', 'tenant.id', 'tenant_origin.tenant_id')
      .select('tenant.id')
      .where('tenant_origin.origin', '=', origin)
      .where('tenant.status', '=', 'active')
      .limit(1);
  const findOfAny = prepare((tables, row: { origin: string }) => findAtWork(tables, row.origin));
  const findOfOne = prepare((tables, row: { origin: string; tenantId: string }) =>
    findAtWork(tables, row.origin).where('tenant_origin.tenant_id', '=', row.tenantId),
  );
  return {
    listOrigins: (tenantId: TenantId): readonly string[] => list.all({ tenantId }).map(({ origin }) => origin),
    hasOrigin: ({ origin, tenantId }: { origin: string; tenantId: TenantId | null }): boolean =>
      (tenantId === null ? findOfAny.first({ origin }) : findOfOne.first({ origin, tenantId })) !== null,
  };
}

function createKeyReads(prepare: Prepare) {
  const find = prepare((tables, { id }: { id: string }) =>
    tables
      .selectFrom('api_key')
      .leftJoin('tenant', 'tenant.id', 'api_key.tenant_id')
      .select([
        'api_key.id',
        'api_key.class',
        'api_key.tenant_id',
        'api_key.hash',
        'api_key.created_at',
        'api_key.expires_at',
        'tenant.status as tenant_status',
      ])
      .where('api_key.id', '=', id),
  );
  const list = prepare((tables, row: { tenantId: string | null; now: number }) =>
    tables
      .selectFrom('api_key')
      .select(keyColumns)
      .where('tenant_id', 'is', row.tenantId)
      .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', row.now)]))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc'),
  );
  return {
    findCredential: (id: string): Credential | null => {
      const row = find.first({ id });
      return row === null ? null : credentialOf(row);
    },
    listKeys: (tenantId: TenantId | null, now: number): readonly StoredKey[] => list.all({ tenantId, now }).map(keyOf),
  };
}

function createJobReads(prepare: Prepare) {
  const find = prepare((tables, { id }: { id: string }) => tables.selectFrom('job').selectAll().where('id', '=', id));
  const list = prepare((tables, row: { limit: number }) =>
    tables.selectFrom('job').selectAll().orderBy('id', 'desc').limit(row.limit),
  );
  const listOfTenant = prepare((tables, row: { tenantId: string; limit: number }) =>
    tables.selectFrom('job').selectAll().where('tenant_id', '=', row.tenantId).orderBy('id', 'desc').limit(row.limit),
  );
  return {
    findJob: (id: JobId): Job | null => {
      const row = find.first({ id });
      return row === null ? null : jobOf(row);
    },
    listJobs: ({ tenantId, kind, limit }: { tenantId?: TenantId; kind?: JobKind; limit: number }): readonly Job[] =>
      (tenantId === undefined ? list.all({ limit }) : listOfTenant.all({ tenantId, limit }))
        .map(jobOf)
        .filter((job) => kind === undefined || job.kind === kind),
  };
}

function createModelReads(prepare: Prepare) {
  const find = prepare((tables, row: { tenantId: string; id: string }) =>
    tables.selectFrom('model').select(modelColumns).where('tenant_id', '=', row.tenantId).where('id', '=', row.id),
  );
  const list = prepare((tables, row: { tenantId: string; limit: number }) =>
    tables
      .selectFrom('model')
      .select(modelColumns)
      .where('tenant_id', '=', row.tenantId)
      .orderBy('id', 'desc')
      .limit(row.limit),
  );
  const findNewest = prepare((tables, row: { tenantId: string }) =>
    tables
      .selectFrom('model')
      .select(modelColumns)
      .where('tenant_id', '=', row.tenantId)
      .where('status', '=', 'ready')
      .orderBy('id', 'desc')
      .limit(1),
  );
  const findPinned = prepare((tables, row: { tenantId: string }) =>
    tables
      .selectFrom('model')
      .select(modelColumns)
      .where('tenant_id', '=', row.tenantId)
      .where('status', '=', 'ready')
      .where('id', '=', (eb) =>
        eb.selectFrom('tenant').select('pinned_model_id').where('tenant.id', '=', row.tenantId),
      ),
  );
  const findRevision = prepare((tables) =>
    tables.selectFrom('counter').select('value').where('name', '=', 'model_revision'),
  );
  const listChanges = prepare((tables, row: { revision: number }) =>
    tables
      .selectFrom('tenant')
      .select(['id', 'model_revision'])
      .where('model_revision', '>', row.revision)
      .orderBy('model_revision'),
  );
  return {
    findModel: (tenantId: TenantId, id: ModelId): ModelVersion | null => {
      const row = find.first({ tenantId, id });
      return row === null ? null : modelOf(row);
    },
    listModels: (tenantId: TenantId, limit: number): readonly ModelVersion[] =>
      list.all({ tenantId, limit }).map(modelOf),
    activeModel: (tenantId: TenantId): ModelVersion | null => {
      const row = findPinned.first({ tenantId }) ?? findNewest.first({ tenantId });
      return row === null ? null : modelOf(row);
    },
    modelRevision: (): number => findRevision.first({})?.value ?? 0,
    listModelChanges: (revision: number) =>
      listChanges.all({ revision }).map((row) => ({ tenantId: row.id as TenantId, revision: row.model_revision })),
  };
}

function createOutboxReads(prepare: Prepare) {
  const read = prepare((tables, row: { limit: number }) =>
    tables.selectFrom('outbox').selectAll().orderBy('id').limit(row.limit),
  );
  return { readOutbox: (limit: number): readonly OutboxRow[] => read.all({ limit }).map(outboxRowOf) };
}
