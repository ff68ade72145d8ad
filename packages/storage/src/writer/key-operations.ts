import type { KeyClass, KeyRotation, StoredKey, TenantId } from '@hamzaban/platform';
import type { Prepare } from '../sqlite/prepared-queries.ts';

/** The writing of API keys. */
export function createKeyOperations(prepare: Prepare) {
  const insert = prepare((tables, row: KeyRow) =>
    tables.insertInto('api_key').values({
      id: row.id,
      class: row.class,
      tenant_id: row.tenantId,
      hash: row.hash,
      created_at: row.createdAt,
      expires_at: row.expiresAt,
    }),
  );
  const listValid = prepare((tables, row: { tenantId: string | null; class: string; now: number }) =>
    tables
      .selectFrom('api_key')
      .select(['id', 'expires_at'])
      .where('tenant_id', 'is', row.tenantId)
      .where('class', '=', row.class)
      .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', row.now)]))
      // The key in use is the one without an end, even where the clock was set back or two are of one moment.
      .orderBy('expires_at', (order) => order.desc().nullsFirst())
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc'),
  );
  const end = prepare((tables, row: { id: string; at: number }) =>
    tables.updateTable('api_key').set({ expires_at: row.at }).where('id', '=', row.id),
  );

  function addKey({ id, class: keyClass, tenantId, hash, createdAt, expiresAt }: StoredKey): void {
    insert.run({ id, class: keyClass, tenantId, hash, createdAt, expiresAt });
  }

  return {
    addKey,
    /** Gives back until when the newest old key stays valid; null: there was none. */
    rotateKey: ({ key, now, oldValidUntil }: KeyRotation): number | null => {
      const [newest, ...older] = listValid.all({ tenantId: key.tenantId, class: key.class, now });
      for (const { id } of older) end.run({ id, at: now });
      addKey(key);
      if (newest === undefined) return null;
      const at = Math.min(newest.expires_at ?? oldValidUntil, oldValidUntil);
      end.run({ id: newest.id, at });
      return at;
    },
    revokeKey: (key: { id: string; tenantId: TenantId | null; class: KeyClass; now: number }): boolean => {
      const valid = listValid.all({ tenantId: key.tenantId, class: key.class, now: key.now });
      return valid.some(({ id }) => id === key.id) && end.run({ id: key.id, at: key.now }) === 1;
    },
  };
}

type KeyRow = {
  readonly id: string;
  readonly class: string;
  readonly tenantId: string | null;
  readonly hash: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
};
