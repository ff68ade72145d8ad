import { AppError, type Origins } from '@hamzaban/platform';
import type { FastifyInstance } from 'fastify';
import { callerOf } from './caller.ts';

/** What pages of other origins may call, each with its methods; everything else stays closed to them. */
const OPEN_ROUTES: Readonly<Record<string, readonly string[]>> = {
  '/auth': ['POST'],
  '/webhook': ['POST'],
  '/conversations': ['GET', 'HEAD'],
  '/conversations/:id/messages': ['GET', 'HEAD'],
};
/** Request headers that the routes read, besides those that need no permission (Fetch standard, "CORS-safelisted"). */
const ALLOWED_HEADERS = 'authorization, content-type, idempotency-key, traceparent, x-api-key, x-tenant-id';
const EXPOSED_HEADERS = 'idempotent-replayed, ratelimit, ratelimit-policy, retry-after, x-request-id';
/** How long a browser may remember a preflight: short, so that an origin that was taken away is out soon. */
const PREFLIGHT_SECONDS = '600';

/**
 * CORS by shop: a page may read an answer when the shop that it calls for has named the page's origin. A preflight
 * carries no credentials and so names no shop: there the origin of any shop at work will do. Cookies play no part, so
 * `Access-Control-Allow-Credentials` is never sent, and neither is `*`.
 */
export function allowOrigins(app: FastifyInstance, origins: Origins): void {
  for (const [url, methods] of Object.entries(OPEN_ROUTES)) {
    app.options(url, { schema: { hide: true } }, async (request, reply) => {
      const { origin, 'access-control-request-method': method } = request.headers;
      reply.header('allow', [...methods, 'OPTIONS'].join(', ')).code(204);
      if (origin === undefined || method === undefined) return reply.send();
      reply.header('vary', 'origin, access-control-request-method, access-control-request-headers');
      if (!methods.includes(method) || !(await origins.isAllowed(origin, null)))
        throw new AppError('origin_not_allowed');
      return reply
        .header('access-control-allow-origin', origin)
        .header('access-control-allow-methods', methods.join(', '))
        .header('access-control-allow-headers', ALLOWED_HEADERS)
        .header('access-control-max-age', PREFLIGHT_SECONDS)
        .send();
    });
  }

  // At the end, when it is known for which shop the call was; also on refusals, which the page must be able to read.
  app.addHook('onSend', async (request, reply) => {
    const methods = OPEN_ROUTES[request.routeOptions.url ?? ''];
    if (methods?.includes(request.method) !== true) return;
    reply.header('vary', 'origin');
    const { origin } = request.headers;
    if (origin === undefined || !(await origins.isAllowed(origin, callerOf(request)))) return;
    reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', EXPOSED_HEADERS);
  });
}
