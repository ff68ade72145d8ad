import type { DatabaseSync } from 'node:sqlite';
import type { PlatformStore, Store, TenantId, TenantStore } from '@hamzaban/platform';
import { AppError } from '@hamzaban/platform';
import { createConversationReads } from './reader/conversation-reads.ts';
import { createPlatformReads } from './reader/platform-reads.ts';
import { turnWriteOf } from './rows/turn-write.ts';
import { createPrepare } from './sqlite/create-prepare.ts';
import { sqliteFaultOf } from './sqlite/sqlite-errors.ts';
import type { WriterClient } from './writer/writer-client.ts';

/** The two ends of the database: reads run here and take microseconds each, writes go to the writer thread. */
export interface SqliteStoreParts {
  readonly reader: DatabaseSync;
  readonly writer: WriterClient;
}

type ConversationReads = ReturnType<typeof createConversationReads>;
type PlatformReads = ReturnType<typeof createPlatformReads>;
type Read = <Value>(query: () => Value) => Promise<Value>;

/** Creates the store on an open database, which it closes when it is closed. */
export function createSqliteStore({ reader, writer }: SqliteStoreParts): Store {
  const prepare = createPrepare(reader);
  const conversations = createConversationReads(prepare);
  const platform = createPlatformReads(prepare);
  let closing: Promise<void> | null = null;

  const read: Read = async (query) => {
    if (closing !== null) throw new AppError('shutting_down');
    try {
      return query();
    } catch (error) {
      throw sqliteFaultOf(error) === 'unavailable' ? new AppError('storage_unavailable', { cause: error }) : error;
    }
  };

  async function close(): Promise<void> {
    // The writer's connection goes last: it is the one that can move the log into the database.
    reader.close();
    await writer.close();
  }

  return {
    forTenant: (id) => createTenantStore(id, { read, writer, conversations, platform }),
    platform: createPlatformStore({ read, writer, platform }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

interface TenantParts {
  readonly read: Read;
  readonly writer: WriterClient;
  readonly conversations: ConversationReads;
  readonly platform: PlatformReads;
}

function createTenantStore(tenantId: TenantId, parts: TenantParts): TenantStore {
  const { read, writer, conversations, platform } = parts;
  return {
    loadTurn: (userId, keys) => read(() => conversations.loadTurn(tenantId, userId, keys)),
    commitTurn: async (commit) => writer.write('commitTurn', turnWriteOf(tenantId, commit)),
    findConversation: (id) => read(() => conversations.findConversation(tenantId, id)),
    findConversationOfUser: (userId) => read(() => conversations.findConversationOfUser(tenantId, userId)),
    listConversations: (query) => read(() => conversations.listConversations(tenantId, query)),
    listAllConversations: (query) => read(() => conversations.listAllConversations(tenantId, query)),
    listMessages: (id, query) => read(() => conversations.listMessages(tenantId, id, query)),
    listEvents: (id, query) => read(() => conversations.listEvents(tenantId, id, query)),
    addModel: (model) => writer.write('addModel', { tenantId, model }),
    findModel: (id) => read(() => platform.findModel(tenantId, id)),
    listModels: (limit) => read(() => platform.listModels(tenantId, limit)),
    activeModel: () => read(() => platform.activeModel(tenantId)),
    pinModel: (id) => writer.write('pinModel', { tenantId, id }),
    retireModel: (id) => writer.write('retireModel', { tenantId, id }),
  };
}

function createPlatformStore(parts: Omit<TenantParts, 'conversations'>): PlatformStore {
  const { read, writer, platform } = parts;
  return {
    createTenant: (tenant, key) => writer.write('createTenant', { tenant, key }),
    findTenant: (id) => read(() => platform.findTenant(id)),
    listTenants: (query) => read(() => platform.listTenants(query)),
    changeTenantStatus: (change) => writer.write('changeTenantStatus', change),
    setOrigins: (tenant) => writer.write('setOrigins', tenant),
    listOrigins: (id) => read(() => platform.listOrigins(id)),
    hasOrigin: (query) => read(() => platform.hasOrigin(query)),
    listErasable: (now, limit) => read(() => platform.listErasable(now, limit)),
    eraseTenant: (id, options) => writer.write('eraseTenant', { id, ...options }),
    findCredential: (keyId) => read(() => platform.findCredential(keyId)),
    listKeys: (tenantId, now) => read(() => platform.listKeys(tenantId, now)),
    addKey: (key) => writer.write('addKey', key),
    rotateKey: (rotation) => writer.write('rotateKey', rotation),
    revokeKey: (key) => writer.write('revokeKey', key),
    enqueueJob: (job) => writer.write('enqueueJob', job),
    leaseJob: (lease) => writer.write('leaseJob', lease),
    heartbeatJob: (heartbeat) => writer.write('heartbeatJob', heartbeat),
    endJob: (end) => writer.write('endJob', end),
    findJob: (id) => read(() => platform.findJob(id)),
    listJobs: (query) => read(() => platform.listJobs(query)),
    modelRevision: () => read(() => platform.modelRevision()),
    listModelChanges: (afterRevision) => read(() => platform.listModelChanges(afterRevision)),
    readOutbox: (limit) => read(() => platform.readOutbox(limit)),
    deleteOutbox: (throughId) => writer.write('deleteOutbox', { throughId }),
    purgeIdempotency: (options) => writer.write('purgeIdempotency', options),
    checkWritable: (now) => writer.write('checkWritable', { now }),
  };
}
