import type { BotOutput, BotReply, Json, JsonObject } from '@hamzaban/platform';
import { cleanJson } from '@hamzaban/rasa-project';
import { RasaServerError } from './rasa-server-error.ts';

/** A turn of a real bot has a handful; all are stored in one transaction. */
const MAX_REPLIES = 100;

/**
 * Reads the body of Rasa's REST channel: a list of `{recipient_id, text?, image?, buttons?, attachment?, custom?}`.
 *
 * `custom: {handoff: request}` (or `metadata`, from a channel that passes it on) asks for a human and is not shown.
 * An attachment becomes `custom.attachment`. What no text may hold is taken out. Fields of a wrong type and replies with nothing in them are left out.
 * Throws `RasaServerError` when it is no such list.
 */
export function readReplies(body: Uint8Array): Pick<BotOutput, 'replies' | 'handoff'> {
  const list = parse(body);
  if (!Array.isArray(list) || !list.every(isObject)) throw new RasaServerError('not_replies');
  if (list.length > MAX_REPLIES) throw new RasaServerError('too_many_replies');
  const clean = list.map(cleanJson).filter(isObject);
  if (clean.length < list.length) throw new RasaServerError('too_deep');
  const replies = clean.map(replyOf).filter((reply) => Object.keys(reply).length > 0);
  return { replies, ...(list.some(asksForHuman) && { handoff: 'request' as const }) };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new RasaServerError('not_json');
  }
}

function asksForHuman({ custom, metadata }: JsonObject): boolean {
  return [custom, metadata].some((value) => isObject(value) && value['handoff'] === 'request');
}

function replyOf(message: JsonObject): BotReply {
  const { text, image } = message;
  const buttons = buttonsOf(message['buttons']);
  const custom = customOf(message);
  return {
    ...(typeof text === 'string' && text !== '' && { text }),
    ...(buttons.length > 0 && { buttons }),
    ...(typeof image === 'string' && image !== '' && { image }),
    ...(custom !== null && { custom }),
  };
}

function buttonsOf(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (button) =>
      isObject(button) &&
      typeof button['title'] === 'string' &&
      (button['payload'] === undefined || typeof button['payload'] === 'string'),
  );
}

function customOf({ custom = null, attachment = null }: JsonObject): Json {
  if (!isObject(custom)) return custom === null && attachment !== null ? { attachment } : custom;
  const { handoff, ...rest } = custom;
  const shown = {
    ...rest,
    ...(handoff !== undefined && handoff !== 'request' && { handoff }),
    ...(attachment !== null && { attachment }),
  };
  return Object.keys(shown).length === 0 ? null : shown;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
