import { trackerBody } from '../conversations/conversation-view.ts';
import { queryNumber } from '../request-query.ts';
import { asConversationError, type ConversationCall, verbosityOf } from './conversation-call.ts';

/** `GET …/tracker`: the conversation with its events, all sessions of it. */
export async function showTracker(call: ConversationCall) {
  const { request, services, model, conversationId } = call;
  const verbosity = verbosityOf(call);
  const until = queryNumber(request, 'until');
  const view = await asConversationError(call, () => services.conversations.show(model, conversationId, until));
  return trackerBody(view, verbosity);
}
