import type { JsonObject } from '../documents/json-value.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedNode, toJson } from '../yaml/located-node.ts';
import { DEFAULT_SESSION_MINUTES, type SessionDraft } from './domain-draft.ts';

/** The `session_config:` map; missing keys take Rasa's defaults (60 minutes, slots carried over). */
export function readSession(node: LocatedNode, fields: FieldReader): SessionDraft | undefined {
  if (isNull(node)) return undefined;
  const map = fields.map(node, '`session_config`');
  if (map === undefined) return undefined;
  const minutes = fieldOf(map, 'session_expiration_time');
  const carryOver = fieldOf(map, 'carry_over_slots_to_new_session');
  const expirationMinutes =
    minutes === undefined || isNull(minutes)
      ? DEFAULT_SESSION_MINUTES
      : (fields.number(minutes, '`session_expiration_time`') ?? DEFAULT_SESSION_MINUTES);
  if (minutes !== undefined && expirationMinutes < 0) {
    fields.report('session-time', minutes, {
      message: `\`session_expiration_time\` is ${expirationMinutes}, but it counts minutes.`,
      hint: 'Write a number of minutes, or 0 for sessions that never end.',
    });
  }
  return {
    expirationMinutes: Math.max(0, expirationMinutes),
    carryOverSlots: carryOver === undefined || (fields.boolean(carryOver, '`carry_over_slots_to_new_session`') ?? true),
    raw: toJson(map) as JsonObject,
  };
}
