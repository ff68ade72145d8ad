import { trackerBody } from '../conversations/conversation-view.ts';
import { asConversationError, type ConversationCall, verbosityOf } from './conversation-call.ts';

/** `POST …/predict`: what the policies say comes next; every action with its score, highest first. */
export async function predictNext(call: ConversationCall) {
  const { services, model, conversationId } = call;
  const verbosity = verbosityOf(call);
  const { prediction, ...view } = await asConversationError(call, () =>
    services.conversations.predict(model, conversationId),
  );
  const { scores, policy, confidence } = prediction;
  const sorted = [...scores].sort((one, other) => other.score - one.score || (one.action < other.action ? -1 : 1));
  return { scores: sorted, policy, confidence, tracker: trackerBody(view, verbosity) };
}
