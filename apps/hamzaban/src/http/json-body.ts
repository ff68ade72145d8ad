import { AppError } from '@hamzaban/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** Request bodies are JSON in UTF-8 (RFC 8259); anything else is refused with a clear code, never guessed. */
export function readJsonBodies(app: FastifyInstance): void {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // The answer to a wrong address or method is the same whatever the body is.
    if (request.is404) return done(null, undefined);
    if (body.length === 0 && needsNoBody(request)) return done(null, null);
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
      return done(new AppError('unsupported_content_coding'));
    try {
      done(null, JSON.parse(decoder.decode(body as Buffer)));
    } catch (error) {
      done(new AppError('invalid_json', { cause: error }));
    }
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.is404) return done(null, undefined);
    if (body.length === 0 && needsNoBody(request)) return done(null, null);
    done(new AppError('unsupported_media_type'));
  });
}

/** Many clients name a content type with every request: where no body is asked for, an empty one is none whatever it is called. */
function needsNoBody(request: FastifyRequest): boolean {
  const schema = request.routeOptions.schema?.body as z.ZodType | undefined;
  return schema === undefined || schema.safeParse(undefined).success;
}
