import type { EntityMatch } from '@hamzaban/dialogue';
import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import { collectedMessages } from '../channels/collected-messages.ts';
import { trackerBody } from '../conversations/conversation-view.ts';
import { badRequest, RasaFailure } from '../replies/rasa-failure.ts';
import { bodyObject } from '../request-body.ts';
import { asConversationError, type ConversationCall, verbosityOf } from './conversation-call.ts';

/** `POST …/trigger_intent`: as if the user had meant this intent. */
export async function triggerIntent(call: ConversationCall) {
  const { request, services, model, conversationId } = call;
  const { name, entities = [] } = bodyObject(request);
  if (typeof name !== 'string' || name === '')
    throw badRequest('Name of the intent not provided in request body.', { parameter: 'name', in: 'body' });
  const verbosity = verbosityOf(call);
  if (!model.agent.dialogue.domain.hasIntent(name)) {
    const message = `The intent '${name}' does not exist in the domain.`;
    throw new RasaFailure({ status: 404, reason: 'NotFound', message });
  }
  const trigger = { intent: name, entities: entitiesOf(entities) };
  const view = await asConversationError(call, () => services.conversations.trigger(model, conversationId, trigger));
  return { tracker: trackerBody(view, verbosity), messages: collectedMessages(conversationId, view.messages) };
}

/** A list of entities, or a map of their names to values; anything else counts as none, as in Rasa. */
function entitiesOf(given: JsonValue): readonly EntityMatch[] | JsonObject {
  if (Array.isArray(given))
    return (given as readonly JsonValue[]).filter(isEntity) as readonly unknown[] as EntityMatch[];
  return isMap(given) ? given : [];
}

function isEntity(value: JsonValue): boolean {
  return isMap(value) && typeof value['entity'] === 'string';
}

function isMap(value: JsonValue): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
