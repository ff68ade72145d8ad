import type { FastifyInstance } from 'fastify';
import { pythonRepr } from '../events/python-text.ts';
import type { RasaServices } from '../rasa-services.ts';
import { badRequest } from '../replies/rasa-failure.ts';
import { bodyBytes, bodyObject } from '../request-body.ts';

/** `PUT /model` and `DELETE /model`: which model answers. */
export function registerModelFiles(app: FastifyInstance, services: RasaServices): void {
  app.put('/model', async (request, reply) => {
    await services.authorize(request);
    if (bodyBytes(request) === null) throw badRequest('No path to model file defined in request_body.');
    const { model_file: path = null, model_server: server, remote_storage: storage } = bodyObject(request);
    if (server !== undefined && server !== null)
      throw badRequest('Models are loaded from files only: download the model and name it as model_file.', {
        parameter: 'model_server',
        in: 'body',
      });
    if (storage !== undefined && storage !== null)
      throw badRequest('Models are loaded from files only: download the model and name it as model_file.', {
        parameter: 'remote_storage',
        in: 'body',
      });
    try {
      if (typeof path !== 'string') throw new TypeError('no path');
      await services.models.load(path);
    } catch (error) {
      services.log('a model could not be loaded', { err: error });
      const shown = typeof path === 'string' ? path : pythonRepr(path);
      throw badRequest(`Agent with name '${shown}' could not be loaded.`, { parameter: 'model', in: 'query' });
    }
    services.conversations.forgetSnapshots();
    return reply.code(204).send();
  });

  app.delete('/model', async (request, reply) => {
    await services.authorize(request);
    services.models.unload();
    services.conversations.forgetSnapshots();
    return reply.code(204).send();
  });
}
