import { AppError } from '@hamzaban/platform';
import type { FastifyInstance } from 'fastify';

/** Request bodies are JSON in UTF-8 (RFC 8259); anything else is refused with a clear code, never guessed. */
export function readJsonBodies(app: FastifyInstance): void {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // The answer to a wrong address or method is the same whatever the body is.
    if (request.is404) return done(null, undefined);
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
      return done(new AppError('unsupported_content_coding'));
    try {
      done(null, JSON.parse(decoder.decode(body as Buffer)));
    } catch (error) {
      done(new AppError('invalid_json', { cause: error }));
    }
  });
}
