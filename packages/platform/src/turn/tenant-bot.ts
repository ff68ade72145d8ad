import type { Understood } from '../conversations/message.ts';
import type { ConversationId, MessageId, TenantId } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';

/** What a bot is told of a message. */
export interface BotInput {
  /**
   * What the bot gave last in this conversation, opaque; null at its start and after a person had the conversation. Never
   * changed in place.
   */
  readonly snapshot: Json | null;
  readonly userId: string;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly text: string;
  readonly metadata: JsonObject | null;
  readonly now: number;
}

/** One message of a bot. */
export interface BotReply {
  readonly text?: string;
  readonly buttons?: readonly Json[];
  readonly image?: string;
  readonly custom?: Json;
}

/** What a bot answers. */
export interface BotOutput {
  /** The dialogue's new events. */
  readonly events: readonly Json[];
  readonly replies: readonly BotReply[];
  /** The state that the next message of the conversation starts from. */
  readonly snapshot: Json;
  /** null when the engine does not tell. */
  readonly understood: Understood | null;
  /** Set when the visitor is to be handed over to a human. */
  readonly handoff?: 'request';
}

/** The bot of one shop; rejects with an `AppError` (`engine_failed`, `engine_timeout`) when its engine is at fault. */
export interface TenantBot {
  respond(input: BotInput): Promise<BotOutput>;
}

/** The bots of all shops; the app loads and keeps them. */
export interface Bots {
  /** Rejects with `bot_unavailable` when the shop has no model. */
  forTenant(tenantId: TenantId): Promise<TenantBot>;
}
