import type { DialogueEvent } from '@hamzaban/dialogue';
import type { JsonValue } from '@hamzaban/rasa-project';
import { trackerBody } from '../conversations/conversation-view.ts';
import { checkEvents } from '../events/check-events.ts';
import { readStoredEvents } from '../events/stored-events.ts';
import { badRequest, unexpected } from '../replies/rasa-failure.ts';
import { bodyJson } from '../request-body.ts';
import { asConversationError, type ConversationCall, verbosityOf } from './conversation-call.ts';

/** `POST …/tracker/events`: adds one event or several; a new conversation gets its session first. */
export async function appendEvents(call: ConversationCall) {
  const { services, model, conversationId } = call;
  const list = checkedEvents(bodyJson(call.request));
  const verbosity = verbosityOf(call);
  if (list.length === 0) throw unexpected('ConversationError', '');
  const view = await asConversationError(call, async () =>
    services.conversations.append(model, conversationId, eventsOf(call, list)),
  );
  return trackerBody(view, verbosity);
}

/** `PUT …/tracker/events`: these events in the place of all that were there. */
export async function replaceEvents(call: ConversationCall) {
  const { services, model, conversationId } = call;
  const list = checkedEvents(bodyJson(call.request));
  const verbosity = verbosityOf(call);
  const view = await asConversationError(call, async () =>
    services.conversations.replace(model, conversationId, eventsOf(call, list)),
  );
  return trackerBody(view, verbosity);
}

/** One event or a list, held against Rasa's schema. Throws a `RasaFailure`. */
export function checkedEvents(body: JsonValue): readonly JsonValue[] {
  const list = Array.isArray(body) ? (body as readonly JsonValue[]) : [body];
  const problem = checkEvents(list);
  if (problem === null) return list;
  throw badRequest(
    `Failed to validate the events format. For more information about the format visit the docs. Error: ${problem}`,
    {},
    '/pages/http-api',
  );
}

function eventsOf({ services }: ConversationCall, list: readonly JsonValue[]): readonly DialogueEvent[] {
  return readStoredEvents(list, () => services.clock() / 1000);
}
