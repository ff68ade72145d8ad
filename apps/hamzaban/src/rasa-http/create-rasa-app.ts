import { AppError } from '@hamzaban/platform';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify';
import { noteRoutes } from '../http/known-routes.ts';
import type { Certificate } from '../tls/certificate.ts';
import { registerRest } from './channels/rest.ts';
import { allowOrigins, withoutCorsHeaders } from './cors.ts';
import type { RasaServices } from './rasa-services.ts';
import { RasaFailure } from './replies/rasa-failure.ts';
import { internalFailure, ServerFailure, tooLarge } from './replies/server-failure.ts';
import { bodyBytesMax, keepBodiesRaw } from './request-body.ts';
import { registerAbout, registerHello } from './routes/about.ts';
import { registerConversations } from './routes/conversations.ts';
import { registerDomain } from './routes/domain.ts';
import { registerModelFiles } from './routes/model-files.ts';
import { registerModelTests } from './routes/model-tests.ts';
import { registerModelTraining } from './routes/model-training.ts';
import { registerModelUse } from './routes/model-use.ts';

export interface RasaAppOptions {
  readonly logger: FastifyBaseLogger;
  /** `--enable-api`: everything besides the channels. */
  readonly hasApi: boolean;
  /** Whether the REST channel is there. */
  readonly hasRest: boolean;
  /** `--cors`. */
  readonly origins: readonly string[];
  /** `--request-timeout`: for receiving a request, in milliseconds. */
  readonly requestTimeoutMs: number;
  readonly certificate?: Certificate | undefined;
}

const keepAliveTimeoutMs = 30_000;
/** Of a conversation's id in a path, and then some. */
const pathLengthMax = 4096;

/** The server of `rasa run` with its routes, not yet listening (rasa-compat 19, 20). */
export async function createRasaApp(services: RasaServices, options: RasaAppOptions): Promise<FastifyInstance> {
  const { logger, hasApi, hasRest, origins, requestTimeoutMs, certificate } = options;
  const app = Fastify({
    loggerInstance: logger,
    // One line a request would cost more than the request; failures are logged where they happen.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: pathLengthMax },
    forceCloseConnections: 'idle',
    // What cannot be read as an address at all.
    frameworkErrors: (_error, _request, reply) => void sendFailure(reply, new ServerFailure(400, 'Bad Request')),
    ...(certificate !== undefined && { https: certificate }),
  }) as unknown as FastifyInstance;
  const routes = noteRoutes(app);
  keepBodiesRaw(app);
  allowOrigins(app, origins);
  app.setErrorHandler<FastifyError | Error>((error, _request, reply) => sendFailure(reply, failureOf(error, services)));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const allowed = routes.methodsOf(path);
    if (allowed.length === 0) return sendFailure(reply, new ServerFailure(404, `Requested URL ${path} not found`));
    reply.header('allow', allowed.join(', '));
    return sendFailure(reply, new ServerFailure(405, `Method ${request.method} not allowed for URL ${path}`));
  });
  app.addHook('onSend', async (_request, reply) => {
    // Rasa's clients compare the type as it is.
    if (reply.getHeader('content-type') === 'application/json; charset=utf-8') reply.type('application/json');
  });
  registerHello(app);
  if (hasRest) registerRest(app, services);
  if (hasApi) {
    registerAbout(app, services);
    registerDomain(app, services);
    registerConversations(app, services);
    registerModelUse(app, services);
    registerModelFiles(app, services);
    registerModelTests(app, services);
    registerModelTraining(app, services);
  }
  return app;
}

function sendFailure(reply: FastifyReply, failure: RasaFailure | ServerFailure): FastifyReply {
  if (failure instanceof RasaFailure) withoutCorsHeaders(reply);
  return reply.code(failure.status).type('application/json').send(failure.body);
}

function failureOf(error: FastifyError | Error, services: RasaServices): RasaFailure | ServerFailure {
  if (error instanceof RasaFailure || error instanceof ServerFailure) return error;
  if (AppError.isInstance(error)) return new ServerFailure(503, 'The server is busy; try again later.');
  if ('code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge();
  services.log('a request failed', { err: error });
  return internalFailure();
}
