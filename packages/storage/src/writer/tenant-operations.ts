import type { StoredKey, Tenant, TenantId, TenantStatusChange } from '@hamzaban/platform';
import type { Prepare } from '../sqlite/prepared-queries.ts';

/** The writing of shops. */
export function createTenantOperations(prepare: Prepare, addKey: (key: StoredKey) => void) {
  const insert = prepare((tables, row: { id: string; name: string; status: string; createdAt: number }) =>
    tables
      .insertInto('tenant')
      .values({
        id: row.id,
        name: row.name,
        status: row.status,
        created_at: row.createdAt,
        erase_at: null,
        pinned_model_id: null,
        model_revision: 0,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const change = prepare((tables, row: { id: string; from: string; to: string; eraseAt: number | null }) =>
    tables
      .updateTable('tenant')
      .set({ status: row.to, erase_at: row.eraseAt })
      .where('id', '=', row.id)
      .where('status', '=', row.from),
  );
  const exists = prepare((tables, { id }: { id: string }) =>
    tables.selectFrom('tenant').select('id').where('id', '=', id),
  );
  const removeOrigins = prepare((tables, { id }: { id: string }) =>
    tables.deleteFrom('tenant_origin').where('tenant_id', '=', id),
  );
  const addOrigin = prepare((tables, row: { id: string; origin: string }) =>
    tables.insertInto('tenant_origin').values({ tenant_id: row.id, origin: row.origin }),
  );
  const findErasable = prepare((tables, { id, now }: { id: string; now: number }) =>
    tables
      .selectFrom('tenant')
      .select('id')
      .where('id', '=', id)
      .where('status', '=', 'deleted')
      .where('erase_at', '<=', now),
  );
  const eraseSteps = createEraseSteps(prepare);
  const eraseTenantRow = prepare((tables, { id }: { id: string }) => tables.deleteFrom('tenant').where('id', '=', id));

  return {
    createTenant: ({ tenant, key }: { tenant: Tenant; key: StoredKey }): boolean => {
      const { id, name, status, createdAt } = tenant;
      if (insert.run({ id, name, status, createdAt }) === 0) return false;
      addKey(key);
      return true;
    },
    changeTenantStatus: ({ id, from, to, eraseAt }: TenantStatusChange): boolean =>
      from.some((status) => change.run({ id, from: status, to, eraseAt }) === 1),
    setOrigins: ({ id, origins }: { id: TenantId; origins: readonly string[] }): boolean => {
      if (exists.first({ id }) === null) return false;
      removeOrigins.run({ id });
      for (const origin of new Set(origins)) addOrigin.run({ id, origin });
      return true;
    },
    /** True when nothing is left of the shop. */
    eraseTenant: ({ id, now, limit }: { id: TenantId; now: number; limit: number }): boolean => {
      if (findErasable.first({ id, now }) === null) return true;
      let left = limit;
      for (const step of eraseSteps) {
        left -= step.run({ id, limit: left });
        if (left <= 0) return false;
      }
      removeOrigins.run({ id });
      eraseTenantRow.run({ id });
      return true;
    },
  };
}

/** Deletions of a shop's rows, children before parents, each of a bounded number of rows. */
function createEraseSteps(prepare: Prepare) {
  type Step = { id: string; limit: number };
  return [
    prepare((tables, { id, limit }: Step) =>
      tables
        .deleteFrom('message')
        .where('tenant_id', '=', id)
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('conversation_id', 'seq'),
            'in',
            selectFrom('message as old')
              .select(['old.conversation_id', 'old.seq'])
              .where('old.tenant_id', '=', id)
              .limit(limit)
              .$asTuple('conversation_id', 'seq'),
          ),
        ),
    ),
    prepare((tables, { id, limit }: Step) =>
      tables
        .deleteFrom('conversation')
        .where('tenant_id', '=', id)
        .where('id', 'in', (eb) =>
          eb.selectFrom('conversation as old').select('old.id').where('old.tenant_id', '=', id).limit(limit),
        ),
    ),
    prepare((tables, { id, limit }: Step) =>
      tables
        .deleteFrom('idempotency')
        .where('id', 'in', (eb) =>
          eb.selectFrom('idempotency as old').select('old.id').where('old.tenant_id', '=', id).limit(limit),
        ),
    ),
    prepare((tables, { id, limit }: Step) =>
      tables
        .deleteFrom('model')
        .where('tenant_id', '=', id)
        .where('id', 'in', (eb) =>
          eb.selectFrom('model as old').select('old.id').where('old.tenant_id', '=', id).limit(limit),
        ),
    ),
    prepare((tables, { id, limit }: Step) =>
      tables
        .deleteFrom('job')
        .where('id', 'in', (eb) =>
          eb.selectFrom('job as old').select('old.id').where('old.tenant_id', '=', id).limit(limit),
        ),
    ),
    prepare((tables, { id, limit }: Step) =>
      tables
        .deleteFrom('api_key')
        .where('id', 'in', (eb) =>
          eb.selectFrom('api_key as old').select('old.id').where('old.tenant_id', '=', id).limit(limit),
        ),
    ),
  ];
}
