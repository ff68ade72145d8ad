import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loadedModel, type RasaServices } from '../rasa-services.ts';
import { RasaFailure } from '../replies/rasa-failure.ts';
import { ServerFailure } from '../replies/server-failure.ts';
import type { ConversationCall } from './conversation-call.ts';
import { appendEvents, replaceEvents } from './conversation-events.ts';
import { type ConversationPart, partMethods, readConversationPath } from './conversation-path.ts';
import { executeAction } from './execute-action.ts';
import { logMessage } from './log-message.ts';
import { predictNext } from './predict-next.ts';
import { showStory } from './show-story.ts';
import { showTracker } from './show-tracker.ts';
import { triggerIntent } from './trigger-intent.ts';

type Handler = (call: ConversationCall) => Promise<unknown>;

const handlers: Readonly<Record<ConversationPart, Readonly<Record<string, Handler>>>> = {
  'tracker/events': { POST: appendEvents, PUT: replaceEvents },
  tracker: { GET: showTracker },
  story: { GET: showStory },
  execute: { POST: executeAction },
  trigger_intent: { POST: triggerIntent },
  predict: { POST: predictNext },
  messages: { POST: logMessage },
};

/** Parts that ask for a conversation that is there already. */
const ofKnownOnly: ReadonlySet<ConversationPart> = new Set(['story', 'execute', 'predict']);

/** Everything below `/conversations/{id}/`. */
export function registerConversations(app: FastifyInstance, services: RasaServices): void {
  app.route({
    method: ['GET', 'POST', 'PUT'],
    url: '/conversations/*',
    handler: (request, reply) => answer(request, reply, services),
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, services: RasaServices): Promise<unknown> {
  const path = request.url.split('?', 1)[0] ?? '';
  const found = readConversationPath(path);
  if (found === null) throw new ServerFailure(404, `Requested URL ${path} not found`);
  const handler = handlers[found.part][request.method];
  if (handler === undefined) {
    reply.header('allow', partMethods[found.part].join(', '));
    throw new ServerFailure(405, `Method ${request.method} not allowed for URL ${path}`);
  }
  const { conversationId, part } = found;
  await services.authorize(request, conversationId);
  const model = loadedModel(services);
  if (ofKnownOnly.has(part) && !(await services.conversations.exists(conversationId)))
    throw new RasaFailure({ status: 404, reason: 'Not found', message: 'Conversation ID not found.' });
  return handler({ request, reply, services, model, conversationId });
}
