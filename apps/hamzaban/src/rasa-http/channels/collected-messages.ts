import { type BotMessage, restMessages } from '@hamzaban/dialogue';

/** The bot's messages as the REST channel and the API's `messages` have them. */
export function collectedMessages(recipientId: string, messages: readonly BotMessage[]) {
  return messages.flatMap(restMessages).map((message) => ({ recipient_id: recipientId, ...message }));
}
