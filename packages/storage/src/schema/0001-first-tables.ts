import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { columnTypesOf } from './column-types.ts';

/** The first tables: shops, keys, conversations, messages, idempotency, outbox, jobs, models. */
export const firstTables: Migration = {
  up: async (database: Kysely<unknown>) => {
    await createPlatformTables(database);
    await createConversationTables(database);
    await createDeliveryTables(database);
    await createWorkTables(database);
  },
};

async function createPlatformTables(database: Kysely<unknown>): Promise<void> {
  const { whole, ending } = columnTypesOf(database);
  const { schema } = database;
  await schema
    .createTable('counter')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', whole, (column) => column.notNull())
    .modifyEnd(ending)
    .execute();
  await schema
    .createTable('tenant')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('erase_at', whole)
    .addColumn('pinned_model_id', 'text')
    .addColumn('model_revision', whole, (column) => column.notNull())
    .modifyEnd(ending)
    .execute();
  await schema.createIndex('tenant_by_status').on('tenant').columns(['status', 'erase_at']).execute();
  await schema.createIndex('tenant_by_model_revision').on('tenant').column('model_revision').execute();
  await schema
    .createTable('api_key')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.references('tenant.id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('expires_at', whole)
    .modifyEnd(ending)
    .execute();
  await schema.createIndex('api_key_by_owner').on('api_key').columns(['tenant_id', 'class', 'created_at']).execute();
}

async function createConversationTables(database: Kysely<unknown>): Promise<void> {
  const { whole, ending } = columnTypesOf(database);
  const { schema } = database;
  await schema
    .createTable('conversation')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenant.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'text')
    .addColumn('waiting_since', whole)
    .addColumn('last_seq', whole, (column) => column.notNull())
    .addColumn('version', whole, (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('last_message_at', whole, (column) => column.notNull())
    .addColumn('snapshot', 'text')
    .addPrimaryKeyConstraint('conversation_key', ['tenant_id', 'id'])
    .addUniqueConstraint('conversation_of_user', ['tenant_id', 'user_id'])
    .modifyEnd(ending)
    .execute();
  // One index for the list with and without a status: without one, the four statuses are merged.
  await schema
    .createIndex('conversation_by_activity')
    .on('conversation')
    .columns(['tenant_id', 'status', 'last_message_at', 'id'])
    .execute();
  // Long columns last: a list of messages does not read the pages that only the events take.
  await schema
    .createTable('message')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('seq', whole, (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('handled_by', 'text')
    .addColumn('agent_id', 'text')
    .addColumn('client_message_id', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('extras', 'text')
    .addColumn('understood', 'text')
    .addColumn('metadata', 'text')
    .addColumn('events', 'text')
    .addPrimaryKeyConstraint('message_key', ['tenant_id', 'conversation_id', 'seq'])
    .addForeignKeyConstraint('message_of_conversation', ['tenant_id', 'conversation_id'], 'conversation', [
      'tenant_id',
      'id',
    ])
    .modifyEnd(ending)
    .execute();
}

async function createDeliveryTables(database: Kysely<unknown>): Promise<void> {
  const { whole, counted, asCountedKey, ending } = columnTypesOf(database);
  const { schema } = database;
  await schema
    .createTable('idempotency')
    .addColumn('id', counted, asCountedKey(false))
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('first_seq', whole, (column) => column.notNull())
    .addColumn('last_seq', whole, (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addUniqueConstraint('idempotency_key', ['tenant_id', 'key'])
    .modifyEnd(ending)
    .execute();
  await schema
    .createTable('outbox')
    .addColumn('id', counted, asCountedKey(true))
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('seq', whole, (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .modifyEnd(ending)
    .execute();
}

async function createWorkTables(database: Kysely<unknown>): Promise<void> {
  const { whole, fraction, ending } = columnTypesOf(database);
  const { schema } = database;
  await schema
    .createTable('job')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenant.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', whole, (column) => column.notNull())
    .addColumn('max_attempts', whole, (column) => column.notNull())
    .addColumn('run_at', whole, (column) => column.notNull())
    .addColumn('worker', 'text')
    .addColumn('leased_until', whole)
    .addColumn('progress', fraction, (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('finished_at', whole)
    .modifyEnd(ending)
    .execute();
  await schema.createIndex('job_by_owner').on('job').columns(['tenant_id', 'kind', 'status']).execute();
  // Platform's own: the next job to run is looked for over all shops.
  await schema.createIndex('job_by_time').on('job').columns(['status', 'run_at']).execute();
  await schema
    .createTable('model')
    .addColumn('tenant_id', 'text', (column) => column.notNull().references('tenant.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('base_hash', 'text')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('metrics', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addPrimaryKeyConstraint('model_key', ['tenant_id', 'id'])
    .modifyEnd(ending)
    .execute();
}
