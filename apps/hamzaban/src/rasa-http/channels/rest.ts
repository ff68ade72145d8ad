import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ChannelMessage } from '../conversations/create-conversations.ts';
import type { RasaServices } from '../rasa-services.ts';
import { bodyObject, messageBytesMax } from '../request-body.ts';
import { queryFlag } from '../request-query.ts';
import { collectedMessages } from './collected-messages.ts';

/**
 * The REST channel (rasa-compat 20): a message in, the bot's answers out; with `?stream=true` one JSON object a line.
 * A message that cannot be handled is answered with nothing and logged, as in Rasa.
 */
export function registerRest(
  app: FastifyInstance,
  services: Pick<RasaServices, 'models' | 'conversations' | 'log'>,
): void {
  app.get('/webhooks/rest/', async () => ({ status: 'ok' }));
  app.post('/webhooks/rest/webhook', { bodyLimit: messageBytesMax }, async (request, reply) => {
    const isStream = queryFlag(request, 'stream');
    const answers = await answer(request, isStream);
    if (!isStream) return answers;
    return reply.type('text/event-stream').send(answers.map((each) => `${JSON.stringify(each)}\n`).join(''));
  });

  async function answer(request: FastifyRequest, isStream: boolean) {
    const body = bodyObject(request);
    const model = services.models.current();
    const message = readMessage(body, isStream ? 'queue' : 'collector');
    if (model === null || message === null) return [];
    try {
      const { messages } = await services.conversations.respond(model, message);
      return collectedMessages(message.senderId, messages);
    } catch (error) {
      services.log('a message could not be answered', { err: error });
      return [];
    }
  }
}

/** Of a conversation's id; Rasa's own table is made for 255. */
const senderLengthMax = 1024;

/** Null for what Rasa cannot handle either: no text, metadata that are no map, an endless sender. */
function readMessage(body: JsonObject, outputChannel: string): ChannelMessage | null {
  const { sender = null, message, input_channel: channel, metadata = null } = body;
  if (typeof message !== 'string' || (metadata !== null && !isMap(metadata))) return null;
  const senderId = sender === null ? 'default' : typeof sender === 'string' ? sender : JSON.stringify(sender);
  if (senderId.length > senderLengthMax) return null;
  return {
    senderId,
    text: message,
    inputChannel: typeof channel === 'string' && channel !== '' ? channel : 'rest',
    outputChannel,
    ...(metadata !== null && { metadata }),
  };
}

function isMap(value: JsonValue): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
