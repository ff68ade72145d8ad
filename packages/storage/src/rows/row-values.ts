import type {
  Conversation,
  Credential,
  IdempotencyRecord,
  Job,
  Message,
  MessageContent,
  ModelVersion,
  OutboxRow,
  StoredKey,
  Tenant,
} from '@hamzaban/platform';
import type { Selectable } from 'kysely';
import type {
  ApiKeyTable,
  ConversationTable,
  IdempotencyTable,
  JobTable,
  MessageTable,
  ModelTable,
  OutboxTable,
  TenantTable,
} from '../schema/tables.ts';

// Rows were written by this package from values of these types, so their texts are trusted to be what they were.

/** Reads a conversation's row. */
export function conversationOf(row: Omit<ConversationTable, 'snapshot' | 'tenant_id'>): Conversation {
  return {
    id: row.id as Conversation['id'],
    userId: row.user_id,
    status: row.status as Conversation['status'],
    agentId: row.agent_id,
    waitingSince: row.waiting_since,
    lastSeq: row.last_seq,
    version: row.version,
    createdAt: row.created_at,
    lastMessageAt: row.last_message_at,
  };
}

/** Reads a message's row. */
export function messageOf(row: Omit<MessageTable, 'events' | 'tenant_id' | 'conversation_id'>): Message {
  return {
    id: row.id as Message['id'],
    seq: row.seq,
    sender: row.sender as Message['sender'],
    content: { text: row.text, ...fromJson<Omit<MessageContent, 'text'>>(row.extras) },
    handledBy: row.handled_by as Message['handledBy'],
    understood: fromJson<NonNullable<Message['understood']>>(row.understood),
    agentId: row.agent_id,
    clientMessageId: row.client_message_id,
    metadata: fromJson<NonNullable<Message['metadata']>>(row.metadata),
    createdAt: row.created_at,
  };
}

/** Reads the record of an idempotency key. */
export function recordOf(
  row: Omit<Selectable<IdempotencyTable>, 'id' | 'tenant_id' | 'created_at'>,
): IdempotencyRecord {
  return {
    key: row.key,
    fingerprint: row.fingerprint,
    conversationId: row.conversation_id as IdempotencyRecord['conversationId'],
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
  };
}

/** Reads a shop's row. */
export function tenantOf(row: Omit<TenantTable, 'model_revision'>): Tenant {
  return {
    id: row.id as Tenant['id'],
    name: row.name,
    status: row.status as Tenant['status'],
    createdAt: row.created_at,
    eraseAt: row.erase_at,
    pinnedModelId: row.pinned_model_id,
  };
}

/** Reads a key's row. */
export function keyOf(row: ApiKeyTable): StoredKey {
  return {
    id: row.id,
    class: row.class as StoredKey['class'],
    tenantId: row.tenant_id as StoredKey['tenantId'],
    hash: row.hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

/** Reads a key's row with the state of its shop. */
export function credentialOf(row: ApiKeyTable & { readonly tenant_status: string | null }): Credential {
  return { key: keyOf(row), tenantStatus: row.tenant_status as Credential['tenantStatus'] };
}

/** Reads a job's row. */
export function jobOf(row: JobTable): Job {
  return {
    id: row.id as Job['id'],
    tenantId: row.tenant_id as Job['tenantId'],
    kind: row.kind as Job['kind'],
    status: row.status as Job['status'],
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    runAt: row.run_at,
    worker: row.worker,
    leasedUntil: row.leased_until,
    progress: row.progress,
    error: row.error,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

/** Reads a model version's row. */
export function modelOf(row: Omit<ModelTable, 'tenant_id'>): ModelVersion {
  return {
    id: row.id as ModelVersion['id'],
    file: row.file,
    baseHash: row.base_hash,
    sha256: row.sha256,
    status: row.status as ModelVersion['status'],
    metrics: fromJson<ModelVersion['metrics']>(row.metrics) ?? {},
    createdAt: row.created_at,
  };
}

/** Reads a waiting event's row. */
export function outboxRowOf(row: Selectable<OutboxTable>): OutboxRow {
  return {
    id: row.id,
    tenantId: row.tenant_id as OutboxRow['tenantId'],
    event: {
      type: row.type as OutboxRow['event']['type'],
      conversationId: row.conversation_id as OutboxRow['event']['conversationId'],
      seq: row.seq,
      at: row.created_at,
    },
  };
}

/** Reads a JSON column. */
export function fromJson<Value>(text: string | null): Value | null {
  return text === null ? null : (JSON.parse(text) as Value);
}
