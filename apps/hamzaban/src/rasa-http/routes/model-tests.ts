import type { FastifyInstance } from 'fastify';
import { answerLater } from '../callbacks/answer-later.ts';
import type { ModelTest } from '../model/model-test.ts';
import { loadedModel, type RasaServices } from '../rasa-services.ts';
import { badRequest, RasaFailure } from '../replies/rasa-failure.ts';
import { bodyBytes, bodyJson, trainingBytesMax } from '../request-body.ts';
import { queryFlag, queryText } from '../request-query.ts';
import { checkPayload } from '../training/check-payload.ts';

/** `POST /model/test/stories` and `POST /model/test/intents`: the model in use against given conversations and examples. */
export function registerModelTests(app: FastifyInstance, services: RasaServices): void {
  app.post('/model/test/stories', { bodyLimit: trainingBytesMax }, async (request) => {
    await services.authorize(request);
    const { path } = loadedModel(services);
    const yaml = bodyBytes(request);
    if (yaml === null)
      throw badRequest('You must provide some stories in the request body in order to evaluate your model.');
    checkPayload(yaml);
    return run(path, { kind: 'stories', yaml: yaml.toString('utf8'), isEndToEnd: queryFlag(request, 'e2e') });
  });

  app.post('/model/test/intents', { bodyLimit: trainingBytesMax }, async (request, reply) => {
    await services.authorize(request);
    return answerLater({ request, reply, services }, async () => {
      const bytes = bodyBytes(request);
      if (bytes === null)
        throw badRequest('You must provide some nlu data in the request body in order to evaluate your model.');
      const isYaml = request.headers['content-type'] === 'application/x-yaml';
      if (isYaml) checkPayload(bytes);
      else bodyJson(request);
      if (queryText(request, 'cross_validation_folds') !== undefined)
        throw new RasaFailure({
          status: 400,
          reason: 'TestingError',
          message: isYaml
            ? 'Cross-validation is not done by the server: use `rasa test nlu --cross-validation`.'
            : 'Cross-validation is only supported for YAML data.',
        });
      const path = queryText(request, 'model') ?? loadedModel(services).path;
      return { body: await run(path, { kind: 'intents', text: bytes.toString('utf8'), isYaml }) };
    });
  });

  async function run(path: string, test: ModelTest): Promise<unknown> {
    try {
      return await services.runModelTest(path, test);
    } catch (error) {
      services.log('a test of the model failed', { err: error });
      const why = error instanceof Error ? error.message : '';
      const message = `An unexpected error occurred during evaluation. Error: ${why}`;
      throw new RasaFailure({ status: 500, reason: 'TestingError', message });
    }
  }
}
