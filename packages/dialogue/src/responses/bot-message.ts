import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { BotEvent } from '../events/dialogue-event.ts';
import { isTruthy } from '../tracker/apply-event.ts';

/** One message of the bot, for a channel to send. Parts that are absent were not given. */
export interface BotMessage {
  readonly text?: string;
  readonly buttons?: readonly JsonObject[];
  readonly quickReplies?: readonly JsonObject[];
  readonly elements?: readonly JsonObject[];
  readonly image?: string;
  readonly attachment?: JsonValue;
  readonly custom?: JsonValue;
  /** `utter_action` and everything else the author wrote beside the message. */
  readonly metadata: JsonObject;
}

/** The message of a `bot` event; an attachment that only repeats the image is left out (rasa-compat 17.3). */
export function botMessage(event: BotEvent): BotMessage {
  const { data } = event;
  const repeatsImage = data.attachment === data.image;
  return {
    ...(event.text === null ? {} : { text: event.text }),
    ...(isTruthy(data.buttons) ? { buttons: data.buttons as readonly JsonObject[] } : {}),
    ...(isTruthy(data.quick_replies) ? { quickReplies: data.quick_replies as readonly JsonObject[] } : {}),
    ...(isTruthy(data.elements) ? { elements: data.elements as readonly JsonObject[] } : {}),
    ...(isTruthy(data.image) ? { image: data.image as string } : {}),
    ...(isTruthy(data.attachment) && !repeatsImage ? { attachment: data.attachment } : {}),
    ...(isTruthy(data.custom) ? { custom: data.custom } : {}),
    metadata: event.metadata ?? {},
  };
}

/** One object of the REST channel's answer, without `recipient_id`. */
export interface RestMessage {
  readonly text?: string;
  readonly buttons?: readonly JsonObject[];
  readonly custom?: JsonValue;
  readonly image?: string;
  readonly attachment?: JsonValue;
}

/** A message as Rasa's REST channel sends it: texts split at blank lines, one object for each part (rasa-compat 20). */
export function restMessages(message: BotMessage): readonly RestMessage[] {
  const parts: RestMessage[] = [];
  const withText = (text: string | undefined): object => (text === undefined ? {} : { text });
  if (message.quickReplies) parts.push({ ...withText(message.text), buttons: message.quickReplies });
  else if (message.buttons) parts.push({ ...withText(message.text), buttons: message.buttons });
  else if (message.text)
    parts.push(
      ...message.text
        .trim()
        .split('\n\n')
        .map((text) => ({ text })),
    );
  if (message.custom !== undefined) parts.push({ custom: message.custom });
  if (message.image !== undefined) parts.push({ image: message.image });
  if (message.attachment !== undefined) parts.push({ attachment: message.attachment });
  for (const element of message.elements ?? []) {
    const text = `${element['title'] ?? ''} : ${element['subtitle'] ?? ''}`;
    parts.push({ text, buttons: (element['buttons'] ?? []) as readonly JsonObject[] });
  }
  return parts;
}
