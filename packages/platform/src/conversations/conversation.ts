import type { ConversationId } from '../ids.ts';

/** Who answers: the bot; the bot while a human has been asked for; a human; nobody any more. */
export type ConversationStatus = 'bot' | 'waiting' | 'human' | 'closed';

/** One thread of messages with one visitor of a shop. */
export interface Conversation {
  readonly id: ConversationId;
  /** The visitor, as the shop names him; one conversation each. */
  readonly userId: string;
  readonly status: ConversationStatus;
  /** Who of the shop's people answers while the status is `human`. */
  readonly agentId: string | null;
  /** Since when a human is waited for; epoch milliseconds. */
  readonly waitingSince: number | null;
  /** Number of the last message = count of the messages. */
  readonly lastSeq: number;
  /** Grows by one with every commit; a commit names the version that it saw. */
  readonly version: number;
  readonly createdAt: number;
  readonly lastMessageAt: number;
}
