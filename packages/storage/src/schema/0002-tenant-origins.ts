import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { columnTypesOf } from './column-types.ts';

/** The web origins of shops. */
export const tenantOrigins: Migration = {
  up: async (database: Kysely<unknown>) => {
    const { ending } = columnTypesOf(database);
    const { schema } = database;
    await schema
      .createTable('tenant_origin')
      .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenant.id'))
      .addColumn('origin', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('tenant_origin_key', ['tenant_id', 'origin'])
      .modifyEnd(ending)
      .execute();
    // A preflight names no shop: it is looked for over all of them.
    await schema.createIndex('tenant_origin_by_origin').on('tenant_origin').columns(['origin', 'tenant_id']).execute();
  },
};
