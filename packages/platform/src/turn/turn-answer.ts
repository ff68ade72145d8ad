import { AppError } from '../app-error.ts';
import type { Message, MessageContent, Understood } from '../conversations/message.ts';
import type { ConversationId, MessageId } from '../ids.ts';

/** What `POST /webhook` answers. */
export interface TurnAnswer {
  readonly conversationId: ConversationId;
  readonly message: { readonly id: MessageId; readonly seq: number };
  readonly handledBy: 'bot' | 'human';
  readonly replies: readonly (MessageContent & { readonly id: MessageId; readonly seq: number })[];
  readonly understood: Understood | null;
}

/**
 * Reads the answer of a turn off its messages: the visitor's, then the bot's. First answer and replay both come from
 * here, so they are equal by construction.
 */
export function answerOf(conversationId: ConversationId, messages: readonly Message[]): TurnAnswer {
  const [first, ...replies] = messages;
  if (first?.sender !== 'user') throw new AppError('internal', { details: { conversation: conversationId } });
  return {
    conversationId,
    message: { id: first.id, seq: first.seq },
    handledBy: first.handledBy ?? 'bot',
    replies: replies.map(({ id, seq, content }) => ({ id, seq, ...content })),
    understood: first.understood,
  };
}
