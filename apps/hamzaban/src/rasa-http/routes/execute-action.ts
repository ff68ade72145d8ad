import { collectedMessages } from '../channels/collected-messages.ts';
import { trackerBody } from '../conversations/conversation-view.ts';
import { badRequest, unexpected } from '../replies/rasa-failure.ts';
import { bodyObject } from '../request-body.ts';
import { asConversationError, type ConversationCall, verbosityOf } from './conversation-call.ts';

/** `POST …/execute`: runs one action whatever the policies say. The tracker answered is the one from before it. */
export async function executeAction(call: ConversationCall) {
  const { request, services, model, conversationId } = call;
  const { name, policy, confidence } = bodyObject(request);
  if (typeof name !== 'string' || name === '')
    throw badRequest('Name of the action not provided in request body.', { parameter: 'name', in: 'body' });
  const verbosity = verbosityOf(call);
  const { actionNames, actionIndex } = model.agent.dialogue.domain;
  if (actionIndex(name) === undefined) throw unexpected('ConversationError', unknownAction(name, actionNames));
  const action = {
    name,
    policy: typeof policy === 'string' ? policy : null,
    confidence: typeof confidence === 'number' ? confidence : 0,
  };
  const view = await asConversationError(call, () => services.conversations.execute(model, conversationId, action));
  return { tracker: trackerBody(view, verbosity), messages: collectedMessages(conversationId, view.messages) };
}

function unknownAction(name: string, known: readonly string[]): string {
  const list = known.map((each) => `\n\t - ${each}`).join('');
  return `Cannot access action '${name}', as that name is not a registered action for this domain. Available actions are: ${list}`;
}
