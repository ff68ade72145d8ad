import { createReadStream } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { answerLater } from '../callbacks/answer-later.ts';
import type { RasaServices } from '../rasa-services.ts';
import { badRequest } from '../replies/rasa-failure.ts';
import { bodyBytes, trainingBytesMax } from '../request-body.ts';
import { queryFlag } from '../request-query.ts';
import { checkPayload } from '../training/check-payload.ts';

/** `POST /model/train`: a whole project in one YAML document in, the model file out. */
export function registerModelTraining(app: FastifyInstance, services: RasaServices): void {
  app.post('/model/train', { bodyLimit: trainingBytesMax }, async (request, reply) => {
    await services.authorize(request);
    const yaml = bodyBytes(request);
    const options = {
      keepsModel: queryFlag(request, 'save_to_default_model_directory', true),
      isForced: queryFlag(request, 'force_training'),
    };
    return answerLater({ request, reply, services }, async () => {
      if (yaml === null)
        throw badRequest('You must provide training data in the request body in order to train your model.');
      checkPayload(yaml);
      const model = await services.training.train(yaml, options);
      const body = createReadStream(model.path);
      body.once('close', () => void model.release());
      return {
        body,
        headers: {
          'content-type': 'application/gzip',
          'content-disposition': `attachment; filename="${model.name}"`,
          filename: model.name,
        },
      };
    });
  });
}
