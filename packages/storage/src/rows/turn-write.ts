import type { Message, TenantId, TurnCommit } from '@hamzaban/platform';
import { AppError } from '@hamzaban/platform';
import type { ConversationTable, MessageTable } from '../schema/tables.ts';

/** A turn as rows: flat, texts and numbers only, cheap to send to another thread. */
export interface TurnWrite {
  readonly conversation: ConversationTable;
  /** null: the conversation is new. */
  readonly expectedVersion: number | null;
  /** Whether the snapshot is to be written; else the old one stays. */
  readonly hasSnapshot: boolean;
  readonly messages: readonly MessageTable[];
  readonly claims: readonly { readonly key: string; readonly fingerprint: string }[];
  readonly outbox: readonly { readonly type: string; readonly seq: number; readonly at: number }[];
}

/** Writes a turn as rows. The first message carries the dialogue's events; throws `internal` when there is none. */
export function turnWriteOf(tenantId: TenantId, commit: TurnCommit): TurnWrite {
  const { conversation, expectedVersion, snapshot, messages, events, claims, outbox } = commit;
  if (events.length > 0 && messages.length === 0) throw new AppError('internal', { cause: 'events without a message' });
  const eventsJson = events.length === 0 ? null : JSON.stringify(events);
  return {
    conversation: {
      tenant_id: tenantId,
      id: conversation.id,
      user_id: conversation.userId,
      status: conversation.status,
      agent_id: conversation.agentId,
      waiting_since: conversation.waitingSince,
      last_seq: conversation.lastSeq,
      version: conversation.version,
      created_at: conversation.createdAt,
      last_message_at: conversation.lastMessageAt,
      snapshot: snapshot === null ? null : JSON.stringify(snapshot.value),
    },
    expectedVersion,
    hasSnapshot: snapshot !== null,
    messages: messages.map((message, index) => ({
      ...messageRowOf(message),
      tenant_id: tenantId,
      conversation_id: conversation.id,
      events: index === 0 ? eventsJson : null,
    })),
    claims,
    outbox: outbox.map(({ type, seq, at }) => ({ type, seq, at })),
  };
}

function messageRowOf(message: Message): Omit<MessageTable, 'tenant_id' | 'conversation_id' | 'events'> {
  const { text, ...extras } = message.content;
  return {
    seq: message.seq,
    id: message.id,
    sender: message.sender,
    created_at: message.createdAt,
    handled_by: message.handledBy,
    agent_id: message.agentId,
    client_message_id: message.clientMessageId,
    text,
    extras: Object.keys(extras).length === 0 ? null : JSON.stringify(extras),
    understood: jsonOf(message.understood),
    metadata: jsonOf(message.metadata),
  };
}

function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
