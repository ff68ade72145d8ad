import type { Conversation, ConversationStatus } from '../conversations/conversation.ts';
import type { Message } from '../conversations/message.ts';
import type { ConversationId, ModelId } from '../ids.ts';
import type { Json } from '../json.ts';
import type { ModelVersion } from '../models/model-version.ts';
import type { CommitOutcome, TurnCommit, TurnStart } from '../turn/turn-commit.ts';

/** Which conversations, and from where. */
export interface ConversationQuery {
  readonly limit: number;
  readonly status?: ConversationStatus;
  readonly userId?: string;
  /** Only those that come after this position in the order of the list (newest activity first, then higher id). */
  readonly after?: { readonly lastMessageAt: number; readonly id: ConversationId };
}

/** Which rows of a conversation: those with a higher number than `afterSeq`, oldest first. */
export interface SequenceQuery {
  readonly limit: number;
  readonly afterSeq: number;
}

/** The dialogue's events of one turn, with the number of the turn's first message. */
export interface TurnEvents {
  readonly seq: number;
  readonly events: readonly Json[];
}

/**
 * Everything of one shop. There is no method without a shop, and none that could reach another one's rows.
 * Every method may reject with an `AppError` of code `storage_unavailable` (full disk, lock not gained in time) or
 * `shutting_down`; then nothing was written.
 */
export interface TenantStore {
  /** Reads what a turn of this visitor starts from, with the records of the given idempotency keys. */
  loadTurn(userId: string, keys: readonly string[]): Promise<TurnStart>;
  /** Writes a turn whole or not at all; resolves after it is on disk. Rejects with `tenant_not_found` once erased. */
  commitTurn(commit: TurnCommit): Promise<CommitOutcome>;

  findConversation(id: ConversationId): Promise<Conversation | null>;
  findConversationOfUser(userId: string): Promise<Conversation | null>;
  /** Newest activity first. */
  listConversations(query: ConversationQuery): Promise<readonly Conversation[]>;
  /** In the order of their ids, those after `afterId`; every one once, though conversations go on meanwhile. */
  listAllConversations(query: {
    readonly limit: number;
    readonly afterId?: ConversationId;
  }): Promise<readonly Conversation[]>;
  /** Oldest first; empty for an unknown conversation. */
  listMessages(id: ConversationId, query: SequenceQuery): Promise<readonly Message[]>;
  /** Oldest first; turns without dialogue events (a human answered) are left out. */
  listEvents(id: ConversationId, query: SequenceQuery): Promise<readonly TurnEvents[]>;

  addModel(model: ModelVersion): Promise<void>;
  findModel(id: ModelId): Promise<ModelVersion | null>;
  /** Newest first, at most `limit`. */
  listModels(limit: number): Promise<readonly ModelVersion[]>;
  /** The pinned version if it is ready, else the newest ready one; null: none. */
  activeModel(): Promise<ModelVersion | null>;
  /** Pins a version, or with null lets the newest win again; false when there is no such ready version. */
  pinModel(id: ModelId | null): Promise<boolean>;
  /** Takes a version out of use; false when there is no such ready version. */
  retireModel(id: ModelId): Promise<boolean>;
}
