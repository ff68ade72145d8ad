import type {
  Conversation,
  IdempotencyRecord,
  Job,
  Message,
  ModelVersion,
  OutboxRow,
  StoredKey,
  Tenant,
  TenantId,
} from '@hamzaban/platform';

/** A conversation with all that belongs to it. */
export interface MemoryConversation {
  conversation: Conversation;
  snapshot: string | null;
  readonly messages: Message[];
  readonly events: { seq: number; json: string }[];
}

/** What one shop has. */
export interface MemoryTenant {
  readonly conversations: Map<string, MemoryConversation>;
  readonly records: Map<string, IdempotencyRecord & { at: number }>;
  readonly models: ModelVersion[];
}

/** Everything in a memory store. */
export interface MemoryState {
  readonly tenants: Map<TenantId, Tenant & { modelRevision: number }>;
  readonly rows: Map<TenantId, MemoryTenant>;
  readonly origins: Map<TenantId, readonly string[]>;
  readonly keys: Map<string, StoredKey>;
  readonly jobs: Map<string, Job>;
  outbox: OutboxRow[];
  lastOutboxId: number;
  modelRevision: number;
}

/** The state of an empty store. */
export function emptyMemoryState(): MemoryState {
  return {
    tenants: new Map(),
    rows: new Map(),
    origins: new Map(),
    keys: new Map(),
    jobs: new Map(),
    outbox: [],
    lastOutboxId: 0,
    modelRevision: 0,
  };
}

/** The rows of a shop; empty for one that has none. */
export function rowsOf(state: MemoryState, id: TenantId): MemoryTenant {
  return state.rows.get(id) ?? { conversations: new Map(), records: new Map(), models: [] };
}
