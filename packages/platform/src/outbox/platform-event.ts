import type { ConversationId, TenantId } from '../ids.ts';

/** What the rest of the world may want to know, written in the transaction in which it happened. */
export type PlatformEventType =
  | 'message-received'
  | 'agent-replied'
  | 'hand-off-requested'
  | 'conversation-taken-over'
  | 'conversation-released'
  | 'conversation-closed'
  | 'conversation-reopened';

/** One thing that happened; thin: who wants texts reads them by conversation and number. */
export interface PlatformEvent {
  readonly type: PlatformEventType;
  readonly conversationId: ConversationId;
  /** The number of the message that it is about, or of the last one before it (0: none). */
  readonly seq: number;
  readonly at: number;
}

/** An event that waits to be delivered. */
export interface OutboxRow {
  /** Grows with time; deliveries follow its order. */
  readonly id: number;
  readonly tenantId: TenantId;
  readonly event: PlatformEvent;
}
