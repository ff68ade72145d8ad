import type { JsonObject, JsonValue, ResponseVariation } from '@hamzaban/rasa-project';
import type { BotEvent } from '../events/dialogue-event.ts';
import { isTruthy } from '../tracker/apply-event.ts';
import { interpolate, type OnMissing } from './interpolate.ts';

/** A message before it becomes a `bot` event: Rasa's keys, free ones included. */
export type Draft = Record<string, JsonValue>;

const filledKeys: ReadonlySet<string> = new Set(['text', 'image', 'custom', 'buttons', 'attachment', 'quick_replies']);

/** A variation with its placeholders filled. */
export function fillVariation(
  variation: ResponseVariation,
  values: (name: string) => JsonValue | undefined,
  onMissing: OnMissing,
): Draft {
  const draft: Draft = {};
  for (const [key, value] of Object.entries(variationKeys(variation))) {
    if (value === undefined) continue;
    draft[key] = filledKeys.has(key) ? interpolate(value, values, onMissing) : value;
  }
  return draft;
}

function variationKeys(variation: ResponseVariation): Record<string, JsonValue | undefined> {
  return {
    ...variation.extra,
    id: variation.id,
    text: variation.text,
    buttons: variation.buttons,
    button_type: variation.buttonType,
    image: variation.image,
    custom: variation.custom,
    attachment: variation.attachment,
    quick_replies: variation.quickReplies,
    elements: variation.elements,
    channel: variation.channel,
    condition: variation.condition?.map(({ type, name, value }) => ({ type, name, value })),
    metadata: variation.metadata,
  };
}

/** The `bot` event of a draft (rasa-compat 17.3): an image is the attachment too; unknown keys go to the metadata. */
export function botEvent(draft: Draft, timestamp: number): BotEvent {
  const { text, elements, quick_replies, buttons, attachment, image, custom, ...metadata } = draft;
  return {
    event: 'bot',
    timestamp,
    metadata: metadata as JsonObject,
    text: (text ?? null) as string | null,
    data: {
      elements: elements ?? null,
      quick_replies: quick_replies ?? null,
      buttons: buttons ?? null,
      attachment: isTruthy(attachment) ? (attachment as JsonValue) : (image ?? null),
      image: image ?? null,
      custom: custom ?? null,
    },
  };
}
