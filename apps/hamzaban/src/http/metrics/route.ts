import type { FastifyInstance } from 'fastify';
import { createAddressList } from '../../security/address-list.ts';
import { bearerOf } from '../bearer.ts';
import type { HttpServices } from '../http-services.ts';
import type { Metrics } from './create-metrics.ts';

/** Where a Prometheus stands: this machine or its own network. */
const LOCAL = createAddressList([
  '127.0.0.0/8',
  '::1',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
  'fe80::/10',
]);

/** `/metrics` for Prometheus: open to local addresses, with an admin key to others. Also notes every request. */
export function registerMetrics(app: FastifyInstance, services: HttpServices, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.observeRequest({
      // The pattern, so that the number of series does not grow with what is called.
      route: request.routeOptions.url ?? 'unknown',
      method: request.method,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
  const schema = { summary: 'Figures for Prometheus', tags: ['operation'], produces: ['text/plain'] };
  app.get('/metrics', { schema }, async (request, reply) => {
    if (!LOCAL.has(request.ip)) await services.access.authorizeAdmin(bearerOf(request));
    const { text, contentType } = await metrics.page();
    return reply
      .type(contentType)
      .serializer((value: unknown) => value as string)
      .send(text);
  });
}
