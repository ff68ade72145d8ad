import type { Conversation } from '../conversations/conversation.ts';
import type { Message } from '../conversations/message.ts';
import type { ConversationId } from '../ids.ts';
import type { Json } from '../json.ts';
import type { PlatformEvent } from '../outbox/platform-event.ts';

/** A key under which a request may come again, and the fingerprint of its body. */
export interface IdempotencyClaim {
  readonly key: string;
  readonly fingerprint: string;
}

/** What was answered under a key: messages `firstSeq` to `lastSeq` of a conversation. */
export interface IdempotencyRecord extends IdempotencyClaim {
  readonly conversationId: ConversationId;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** What a turn starts from. */
export interface TurnStart {
  /** null: the visitor has none yet. */
  readonly conversation: Conversation | null;
  /** The bot's own state, as it gave it last; null: none yet, or none since a person had the conversation. */
  readonly snapshot: Json | null;
  /** Records of the asked keys, as far as there are any. */
  readonly records: readonly IdempotencyRecord[];
}

/** Everything that one turn writes, in one transaction. */
export interface TurnCommit {
  /** The conversation as it is after the turn. */
  readonly conversation: Conversation;
  /** The version that the turn started from; null for a new conversation. */
  readonly expectedVersion: number | null;
  /** The bot's new state; null keeps the old one. */
  readonly snapshot: { readonly value: Json } | null;
  /** New messages, numbered on from the last one; may be empty. */
  readonly messages: readonly Message[];
  /** The dialogue's events of this turn; kept with its first message, so there must be one. */
  readonly events: readonly Json[];
  readonly claims: readonly IdempotencyClaim[];
  readonly outbox: readonly PlatformEvent[];
}

/**
 * How a commit went. `conflict`: the conversation has changed since it was read, or a key was claimed meanwhile;
 * nothing was written, read again and decide anew.
 */
export type CommitOutcome = 'committed' | 'conflict';
