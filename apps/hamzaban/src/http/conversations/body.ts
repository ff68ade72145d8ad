import type { ConversationBody, MessageBody } from '@hamzaban/contracts';
import type { Conversation, Message } from '@hamzaban/platform';

/** A conversation in the words of the API. */
export function conversationBody(conversation: Conversation): ConversationBody {
  return {
    id: conversation.id,
    user_id: conversation.userId,
    status: conversation.status,
    ...(conversation.agentId !== null && { agent_id: conversation.agentId }),
    message_count: conversation.lastSeq,
    last_message_at: new Date(conversation.lastMessageAt).toISOString(),
    created_at: new Date(conversation.createdAt).toISOString(),
  };
}

/** A message in the words of the API. */
export function messageBody(message: Message): MessageBody {
  return {
    id: message.id,
    seq: message.seq,
    sender: message.sender,
    ...(message.content as Pick<MessageBody, 'text' | 'buttons' | 'image' | 'custom'>),
    created_at: new Date(message.createdAt).toISOString(),
    ...(message.agentId !== null && { agent_id: message.agentId }),
    ...(message.clientMessageId !== null && { client_message_id: message.clientMessageId }),
    ...(message.metadata !== null && { metadata: message.metadata as Record<string, unknown> }),
    ...(message.understood !== null && { understood: message.understood as NonNullable<MessageBody['understood']> }),
  };
}
