import type { MessageId } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';

/** What is said, in the words of the HTTP API. */
export interface MessageContent {
  /** Empty when there is no text. */
  readonly text: string;
  readonly buttons?: readonly Json[];
  readonly image?: string;
  readonly custom?: Json;
}

/** An entity found in a message; offsets are UTF-16 units of the text as it was sent. */
export interface UnderstoodEntity {
  readonly entity: string;
  readonly value: Json;
  readonly start: number;
  readonly end: number;
  readonly resolved?: Json;
}

/** How a message was understood. */
export interface Understood {
  readonly intent: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly entities: readonly UnderstoodEntity[];
}

/** One message of a conversation. */
export interface Message {
  readonly id: MessageId;
  /** Number in the conversation, from 1, without gaps. */
  readonly seq: number;
  readonly sender: 'user' | 'bot' | 'agent';
  readonly content: MessageContent;
  /** Who took care of a visitor's message; null for messages of the bot and of people. */
  readonly handledBy: 'bot' | 'human' | null;
  readonly understood: Understood | null;
  /** Who wrote, for messages of the shop's people. */
  readonly agentId: string | null;
  readonly clientMessageId: string | null;
  readonly metadata: JsonObject | null;
  readonly createdAt: number;
}
