import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { HttpServices } from '../http-services.ts';

const healthSchema = z.strictObject({ status: z.enum(['ok', 'unavailable']) }).meta({ id: 'Health' });

/** `/livez`: the process answers. `/readyz`: it can also serve a message now (storage takes writes, not closing). */
export function registerHealth(app: FastifyInstance, services: HttpServices): void {
  const response = { 200: healthSchema, 503: healthSchema };
  app.get(
    '/livez',
    { schema: { summary: 'Is the process alive', tags: ['operation'], response: { 200: healthSchema } } },
    () => ({
      status: 'ok',
    }),
  );
  app.get(
    '/readyz',
    { schema: { summary: 'Can it serve messages now', tags: ['operation'], response } },
    async (_request, reply) => {
      const isReady = await services.isReady();
      return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable' });
    },
  );
}
