import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { DialogueEvent } from './dialogue-event.ts';
import type { EntityMatch, ParseData } from './parse-data.ts';

/** An event that is none of Rasa's, or lacks a part. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
  /** Position in the list. */
  readonly index: number;

  constructor(index: number, message: string) {
    super(`Event ${index}: ${message}`);
    this.index = index;
  }
}

/**
 * Reads events in Rasa's JSON (from an action server, the HTTP API, or a tracker store). Missing timestamps become now;
 * the old names `form` and `form_validation` are accepted. Throws `InvalidEventError`.
 */
export function readEvents(list: readonly unknown[], now: () => number): readonly DialogueEvent[] {
  return list.map((each, index) => readEvent(each, index, now));
}

function readEvent(given: unknown, index: number, now: () => number): DialogueEvent {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw new InvalidEventError(index, 'an event must be an object.');
  }
  const json = given as JsonObject;
  const text = (key: string): string | null => optionalText(json, key, index);
  const required = (key: string): string => {
    const value = text(key);
    if (value === null) throw new InvalidEventError(index, `'${key}' is missing.`);
    return value;
  };
  const timestamp = typeof json['timestamp'] === 'number' ? json['timestamp'] : now();
  const metadata = json['metadata'];
  const base = isObject(metadata) ? { timestamp, metadata } : { timestamp };
  const name = json['event'];
  switch (name) {
    case 'slot': {
      if (json['value'] === undefined) throw new InvalidEventError(index, `'value' is missing.`);
      return { event: 'slot', ...base, name: required('name'), value: json['value'] };
    }
    case 'user':
      return {
        event: 'user',
        ...base,
        text: text('text'),
        parse_data: readParseData(json),
        input_channel: text('input_channel'),
        message_id: text('message_id'),
      };
    case 'bot': {
      const data = isObject(json['data']) ? json['data'] : {};
      const part = (key: string): JsonValue => data[key] ?? null;
      return {
        event: 'bot',
        ...base,
        text: text('text'),
        data: {
          elements: part('elements'),
          quick_replies: part('quick_replies'),
          buttons: part('buttons'),
          attachment: part('attachment'),
          image: part('image'),
          custom: part('custom'),
        },
      };
    }
    case 'action':
      return {
        event: 'action',
        ...base,
        name: text('name'),
        policy: text('policy'),
        confidence: optionalNumber(json['confidence']),
        action_text: text('action_text'),
        hide_rule_turn: json['hide_rule_turn'] === true,
      };
    case 'active_loop':
    case 'form':
      return { event: 'active_loop', ...base, name: text('name') };
    case 'loop_interrupted':
      return { event: 'loop_interrupted', ...base, is_interrupted: json['is_interrupted'] === true };
    case 'form_validation':
      return { event: 'loop_interrupted', ...base, is_interrupted: json['validate'] === false };
    case 'action_execution_rejected':
      return {
        event: name,
        ...base,
        name: required('name'),
        policy: text('policy'),
        confidence: optionalNumber(json['confidence']),
      };
    case 'user_featurization':
      return { event: name, ...base, use_text_for_featurization: json['use_text_for_featurization'] === true };
    case 'entities':
      return { event: name, ...base, entities: readEntities(json['entities']) };
    case 'followup':
      return { event: name, ...base, name: text('name') };
    case 'reminder':
      return {
        event: name,
        ...base,
        intent: required('intent'),
        entities: json['entities'] ?? null,
        date_time: required('date_time'),
        name: text('name') ?? `reminder-${timestamp}-${index}`,
        kill_on_user_msg: json['kill_on_user_msg'] === true,
      };
    case 'cancel_reminder':
      return { event: name, ...base, name: text('name'), intent: text('intent'), entities: json['entities'] ?? null };
    case 'agent':
      return { event: name, ...base, text: text('text'), data: json['data'] ?? null };
    case 'export':
    case 'session_started':
    case 'restart':
    case 'rewind':
    case 'undo':
    case 'reset_slots':
    case 'pause':
    case 'resume':
      return { event: name, ...base };
    default:
      throw new InvalidEventError(index, `'${String(name).slice(0, 80)}' is no known event type.`);
  }
}

function readParseData(json: JsonObject): ParseData {
  const data = isObject(json['parse_data']) ? json['parse_data'] : {};
  const intent = isObject(data['intent']) ? data['intent'] : {};
  return {
    ...data,
    intent: { ...intent, name: typeof intent['name'] === 'string' ? intent['name'] : null },
    entities: readEntities(data['entities']),
  };
}

function readEntities(value: JsonValue | undefined): readonly EntityMatch[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each) => isObject(each) && typeof each['entity'] === 'string') as readonly EntityMatch[];
}

function optionalText(json: JsonObject, key: string, index: number): string | null {
  const value = json[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new InvalidEventError(index, `'${key}' must be a text.`);
  return value;
}

function optionalNumber(value: JsonValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
