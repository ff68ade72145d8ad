import { inUtf16Units, type ParseData } from '@hamzaban/dialogue';
import type { JsonValue } from '@hamzaban/rasa-project';
import { trackerBody } from '../conversations/conversation-view.ts';
import { pythonRepr } from '../events/python-text.ts';
import { badRequest, unexpected } from '../replies/rasa-failure.ts';
import { bodyBytes, bodyObject, refuseLongMessage } from '../request-body.ts';
import { asConversationError, type ConversationCall, verbosityOf } from './conversation-call.ts';

/** `POST …/messages`: logs a user's message and fills slots; the bot says nothing. */
export async function logMessage(call: ConversationCall) {
  const { request, services, model, conversationId } = call;
  if (bodyBytes(request) === null)
    throw badRequest(
      'No message defined in request body. Add a message to the request body in order to add it to the tracker.',
    );
  refuseLongMessage(request);
  const { text, sender = null, parse_data: given } = bodyObject(request);
  const verbosity = verbosityOf(call);
  if (sender !== 'user') {
    const shown = typeof sender === 'string' ? sender : pythonRepr(sender);
    throw badRequest(
      `Currently, only user messages can be passed to this endpoint. Messages of sender '${shown}' cannot be handled.`,
      { parameter: 'sender', in: 'body' },
    );
  }
  if (typeof text !== 'string') throw unexpected('ConversationError', "'text' is missing or no text");
  const parse = given === undefined || given === null ? model.agent.parse(text.trim()) : givenParse(given);
  const view = await asConversationError(call, () =>
    services.conversations.log(model, conversationId, { text, parse }),
  );
  return trackerBody(view, verbosity);
}

function givenParse(given: JsonValue): ParseData {
  const parse = (typeof given === 'object' && !Array.isArray(given) ? given : {}) as Readonly<Record<string, unknown>>;
  for (const key of ['intent', 'entities'])
    if (parse[key] === undefined) throw unexpected('ConversationError', `'${key}'`);
  return inUtf16Units(parse as unknown as ParseData);
}
