import { queryFlag, queryNumber } from '../request-query.ts';
import { sessionsOf, storyText } from '../story/story-text.ts';
import { asConversationError, type ConversationCall } from './conversation-call.ts';

/** `GET …/story`: the conversation as a test story, of its newest session or of all. */
export async function showStory(call: ConversationCall) {
  const { request, reply, services, conversationId } = call;
  const until = queryNumber(request, 'until') ?? Number.POSITIVE_INFINITY;
  const isOfAll = queryFlag(request, 'all_sessions');
  const text = await asConversationError(call, async () => {
    const events = await services.conversations.events(conversationId, isOfAll ? 'all' : 'latest-session');
    const sessions = isOfAll ? sessionsOf(events) : [events];
    const shown = sessions.map((session) => {
      const end = session.findIndex(({ timestamp }) => timestamp > until);
      return end < 0 ? session : session.slice(0, end);
    });
    return storyText(
      conversationId,
      until === Number.POSITIVE_INFINITY ? shown : shown.filter(({ length }) => length > 0),
    );
  });
  return reply.type('text/plain; charset=utf-8').send(text);
}
