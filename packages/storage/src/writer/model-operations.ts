import type { ModelId, ModelVersion, TenantId } from '@hamzaban/platform';
import type { Prepare } from '../sqlite/prepared-queries.ts';

/** The writing of model versions; each change moves the shop to a new revision, which other processes look for. */
export function createModelOperations(prepare: Prepare) {
  const insert = prepare((tables, row: ModelRow) =>
    tables.insertInto('model').values({
      tenant_id: row.tenantId,
      id: row.id,
      file: row.file,
      base_hash: row.baseHash,
      sha256: row.sha256,
      status: row.status,
      metrics: row.metrics,
      created_at: row.createdAt,
    }),
  );
  const findReady = prepare((tables, row: { tenantId: string; id: string }) =>
    tables
      .selectFrom('model')
      .select('id')
      .where('tenant_id', '=', row.tenantId)
      .where('id', '=', row.id)
      .where('status', '=', 'ready'),
  );
  const pin = prepare((tables, row: { tenantId: string; id: string | null }) =>
    tables.updateTable('tenant').set({ pinned_model_id: row.id }).where('id', '=', row.tenantId),
  );
  const retire = prepare((tables, row: { tenantId: string; id: string }) =>
    tables
      .updateTable('model')
      .set({ status: 'retired' })
      .where('tenant_id', '=', row.tenantId)
      .where('id', '=', row.id)
      .where('status', '=', 'ready'),
  );
  const count = prepare((tables) =>
    tables
      .insertInto('counter')
      .values({ name: 'model_revision', value: 1 })
      .onConflict((conflict) => conflict.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })))
      .returning('value'),
  );
  const mark = prepare((tables, row: { tenantId: string; revision: number }) =>
    tables.updateTable('tenant').set({ model_revision: row.revision }).where('id', '=', row.tenantId),
  );

  function touch(tenantId: TenantId): void {
    mark.run({ tenantId, revision: count.first({})?.value ?? 0 });
  }

  return {
    addModel: ({ tenantId, model }: { tenantId: TenantId; model: ModelVersion }): void => {
      const { id, file, baseHash, sha256, status, metrics, createdAt } = model;
      insert.run({ tenantId, id, file, baseHash, sha256, status, metrics: JSON.stringify(metrics), createdAt });
      touch(tenantId);
    },
    pinModel: ({ tenantId, id }: { tenantId: TenantId; id: ModelId | null }): boolean => {
      if (id !== null && findReady.first({ tenantId, id }) === null) return false;
      if (pin.run({ tenantId, id }) !== 1) return false;
      touch(tenantId);
      return true;
    },
    retireModel: ({ tenantId, id }: { tenantId: TenantId; id: ModelId }): boolean => {
      if (retire.run({ tenantId, id }) !== 1) return false;
      touch(tenantId);
      return true;
    },
  };
}

type ModelRow = {
  readonly tenantId: string;
  readonly id: string;
  readonly file: string;
  readonly baseHash: string | null;
  readonly sha256: string;
  readonly status: string;
  readonly metrics: string;
  readonly createdAt: number;
};
