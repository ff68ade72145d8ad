import type { FastifyInstance } from 'fastify';
import { loadedModel, type RasaServices } from '../rasa-services.ts';
import { rasaVersion } from '../replies/rasa-failure.ts';

/** `GET /`: there with and without `--enable-api`. */
export function registerHello(app: FastifyInstance): void {
  app.get('/', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(`Hello from Rasa: ${rasaVersion}`),
  );
}

/** `GET /version`, open to all, and `GET /status`. */
export function registerAbout(app: FastifyInstance, services: RasaServices): void {
  app.get('/version', async () => ({ version: rasaVersion, minimum_compatible_version: rasaVersion }));
  app.get('/status', async (request) => {
    await services.authorize(request);
    const { file, id } = loadedModel(services);
    return { model_file: file, model_id: id, num_active_training_jobs: services.training.active };
  });
}
