import type { ActionResult } from '@hamzaban/dialogue';
import type { JsonObject } from '@hamzaban/rasa-project';
import { findJsonFault } from './json-fault.ts';

/** An answer that is none of the protocol. The message goes on after "the action server answered …"; it quotes nothing. */
export class BadAnswerError extends Error {
  override readonly name = 'BadAnswerError';
}

/** More than any action gives; each is applied, stored and sent. */
const MAX_EVENTS = 1000;
const MAX_RESPONSES = 100;

/** Reads the body of an answer 200 (rasa-compat 18.2). Which events there are is for the dialogue to say. Throws `BadAnswerError`. */
export function readActionAnswer(body: Uint8Array): ActionResult {
  const answer = readJson(body);
  if (!isObject(answer)) throw new BadAnswerError('with JSON that is no object; it must have "events" and "responses"');
  const events = listOf(answer, 'events', MAX_EVENTS);
  const responses = listOf(answer, 'responses', MAX_RESPONSES);
  for (const [index, event] of events.entries()) {
    if (event['event'] === 'bot' && isObject(event['data'])) checkMessage(event['data'], `events[${index}].data`);
  }
  for (const [index, response] of responses.entries()) checkMessage(response, `responses[${index}]`);
  return { events, responses };
}

/** Reads the body of an answer 400: who rejects and why; null when it is not that of a rejection. Throws `BadAnswerError`. */
export function readRejection(body: Uint8Array): { readonly action: string; readonly error: string | null } | null {
  const answer = readJson(body);
  if (!isObject(answer) || typeof answer['action_name'] !== 'string') return null;
  const { action_name: action, error } = answer;
  return { action, error: typeof error === 'string' ? error : null };
}

function readJson(body: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new BadAnswerError('with something that is not JSON in UTF-8', { cause: error });
  }
  const fault = findJsonFault(value);
  if (fault !== null) throw new BadAnswerError(`with JSON that ${fault}`);
  return value;
}

function listOf(answer: JsonObject, key: string, max: number): readonly JsonObject[] {
  const list: unknown = answer[key] ?? (Object.hasOwn(answer, key) ? null : []);
  if (!Array.isArray(list) || !list.every(isObject))
    throw new BadAnswerError(`with "${key}" that is no list of objects`);
  if (list.length > max) throw new BadAnswerError(`with ${list.length} ${key}; at most ${max} are taken`);
  return list;
}

/** The parts of a message that channels send. Keys a message may have besides go to its metadata, whatever they are. */
function checkMessage(message: JsonObject, place: string): void {
  for (const key of ['text', 'image', 'response']) {
    if (!isAbsent(message[key]) && typeof message[key] !== 'string') {
      throw new BadAnswerError(`with ${place}.${key} that is no text`);
    }
  }
  for (const key of ['buttons', 'elements', 'quick_replies']) {
    const list: unknown = message[key];
    if (!isAbsent(list) && !(Array.isArray(list) && list.every(isObject))) {
      throw new BadAnswerError(`with ${place}.${key} that is no list of objects`);
    }
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
