import type { Generated } from 'kysely';

/** The tables as Kysely sees them; the same on every database. Times are epoch milliseconds, JSON is text. */
export interface Tables {
  readonly tenant: TenantTable;
  readonly tenant_origin: TenantOriginTable;
  readonly api_key: ApiKeyTable;
  readonly conversation: ConversationTable;
  readonly message: MessageTable;
  readonly idempotency: IdempotencyTable;
  readonly outbox: OutboxTable;
  readonly job: JobTable;
  readonly model: ModelTable;
  readonly counter: CounterTable;
}

/** Shops. */
export interface TenantTable {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly created_at: number;
  readonly erase_at: number | null;
  readonly pinned_model_id: string | null;
  /** Value of the counter `model_revision` at the last change of the shop's models. */
  readonly model_revision: number;
}

/** Web origins whose pages may call for a shop. */
export interface TenantOriginTable {
  readonly tenant_id: string;
  readonly origin: string;
}

/** API keys, hashed. */
export interface ApiKeyTable {
  readonly id: string;
  readonly class: string;
  readonly tenant_id: string | null;
  readonly hash: string;
  readonly created_at: number;
  readonly expires_at: number | null;
}

/** Conversations, each with the bot's newest snapshot. */
export interface ConversationTable {
  readonly tenant_id: string;
  readonly id: string;
  readonly user_id: string;
  readonly status: string;
  readonly agent_id: string | null;
  readonly waiting_since: number | null;
  readonly last_seq: number;
  readonly version: number;
  readonly created_at: number;
  readonly last_message_at: number;
  readonly snapshot: string | null;
}

/** Messages; the first one of a turn carries the turn's dialogue events. */
export interface MessageTable {
  readonly tenant_id: string;
  readonly conversation_id: string;
  readonly seq: number;
  readonly id: string;
  readonly sender: string;
  readonly created_at: number;
  readonly handled_by: string | null;
  readonly agent_id: string | null;
  readonly client_message_id: string | null;
  readonly text: string;
  /** Buttons, image and custom part, as JSON. */
  readonly extras: string | null;
  readonly understood: string | null;
  readonly metadata: string | null;
  readonly events: string | null;
}

/** What was answered under which key. */
export interface IdempotencyTable {
  readonly id: Generated<number>;
  readonly tenant_id: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly conversation_id: string;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly created_at: number;
}

/** Events that wait to be delivered. */
export interface OutboxTable {
  readonly id: Generated<number>;
  readonly tenant_id: string;
  readonly type: string;
  readonly conversation_id: string;
  readonly seq: number;
  readonly created_at: number;
}

/** Work for later. */
export interface JobTable {
  readonly id: string;
  readonly tenant_id: string;
  readonly kind: string;
  readonly status: string;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly run_at: number;
  readonly worker: string | null;
  readonly leased_until: number | null;
  readonly progress: number;
  readonly error: string | null;
  readonly created_at: number;
  readonly finished_at: number | null;
}

/** Trained versions of the shops' bots. */
export interface ModelTable {
  readonly tenant_id: string;
  readonly id: string;
  readonly file: string;
  readonly base_hash: string | null;
  readonly sha256: string;
  readonly status: string;
  readonly metrics: string;
  readonly created_at: number;
}

/** Numbers of the platform. */
export interface CounterTable {
  readonly name: string;
  readonly value: number;
}
