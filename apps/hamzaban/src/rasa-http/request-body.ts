import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { internalFailure, ServerFailure, tooLarge } from './replies/server-failure.ts';

/** Of requests with one message: understanding it takes time in proportion. */
export const messageBytesMax = 256 * 1024;
/** Of requests with events; training data may be larger. */
export const bodyBytesMax = 8 * 1024 * 1024;
/** Of requests with training data; Rasa's own bound. */
export const trainingBytesMax = 100_000_000;

/** Bodies stay bytes until a route reads them: Rasa reads JSON whatever the content type says. */
export function keepBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** The body's bytes; null when there is none. */
export function bodyBytes({ body }: FastifyRequest): Buffer | null {
  return Buffer.isBuffer(body) && body.length > 0 ? body : null;
}

/** Refuses a body that is larger than any message with a `ServerFailure`. */
export function refuseLongMessage(request: FastifyRequest): void {
  if ((bodyBytes(request)?.length ?? 0) > messageBytesMax) throw tooLarge();
}

/** The body as JSON; null when there is none. Throws a `ServerFailure` for anything else. */
export function bodyJson(request: FastifyRequest): JsonValue {
  const bytes = bodyBytes(request);
  if (bytes === null) return null;
  try {
    return JSON.parse(decoder.decode(bytes)) as JsonValue;
  } catch {
    // Neither the text nor the parser's words about it, which quote it, belong into an answer.
    throw new ServerFailure(400, 'Failed when parsing body as json');
  }
}

/** The body as a JSON object; anything else is, as in Rasa, a failure of the server. */
export function bodyObject(request: FastifyRequest): JsonObject {
  const value = bodyJson(request);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw internalFailure();
  return value as JsonObject;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
