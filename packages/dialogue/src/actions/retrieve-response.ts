import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import type { ActionContext } from './action-context.ts';
import { ActionFailedError } from './action-server.ts';
import { utterResponse } from './utter-response.ts';

/** `utter_<retrieval intent>`: says what the response selector chose for the last message (rasa-compat 16.8). */
export function retrieveResponse(action: string, context: ActionContext): readonly DialogueEvent[] {
  const selectors = context.tracker.state.latestMessage?.parse_data.response_selector;
  if (selectors === undefined) {
    throw new ActionFailedError(action, `There is no response selector output for '${action}'.`);
  }
  const intent = action.slice('utter_'.length);
  const byIntent = new Map(Object.entries(selectors));
  const selected = byIntent.get(intent) ?? byIntent.get('default');
  const chosen = member(member(selected, 'response'), 'utter_action');
  if (typeof chosen !== 'string') {
    context.deps.log({ level: 'error', message: 'response selector chose nothing', fields: { action } });
    return [];
  }
  return utterResponse(chosen, context);
}

function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject)[key] : undefined;
}
