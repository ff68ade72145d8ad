import { toYaml } from '@hamzaban/rasa-project';
import type { FastifyInstance } from 'fastify';
import { loadedModel, type RasaServices } from '../rasa-services.ts';
import { RasaFailure } from '../replies/rasa-failure.ts';

/** `GET /domain`: JSON, or YAML when that alone is accepted. */
export function registerDomain(app: FastifyInstance, services: RasaServices): void {
  app.get('/domain', async (request, reply) => {
    await services.authorize(request);
    const { raw } = loadedModel(services).agent.dialogue.domain;
    const accepts = request.headers.accept ?? 'application/json';
    // `*/*` is what clients send that do not care; Rasa refuses it, which helps nobody.
    if (accepts.endsWith('json') || accepts === '*/*') return raw;
    if (accepts.endsWith('yml') || accepts.endsWith('yaml')) return reply.type('application/x-yaml').send(toYaml(raw));
    throw new RasaFailure({
      status: 406,
      reason: 'NotAcceptable',
      message:
        'Invalid Accept header. Domain can be provided as json ("Accept: application/json") oryml ("Accept: application/x-yaml"). Make sure you\'ve set the appropriate Accept header.',
    });
  });
}
