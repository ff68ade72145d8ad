import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import { maxBodyBytes } from '@hamzaban/contracts';
import { AppError } from '@hamzaban/platform';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { AddressList } from '../security/address-list.ts';
import type { Certificate } from '../tls/certificate.ts';
import { registerApiDocs } from './api-docs.ts';
import { createDrain, type Drain } from './drain.ts';
import { registerHealth } from './health/route.ts';
import type { HttpServices } from './http-services.ts';
import { readJsonBodies } from './json-body.ts';
import { noteRoutes } from './known-routes.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { registerMetrics } from './metrics/route.ts';
import { answerBadAddress, answerUnreadable, answerWithProblems } from './problems.ts';
import { validateByZod } from './request-validation.ts';
import { registerRoutes } from './routes.ts';
import { traceContextOf } from './trace-context.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const CONNECTION_TIMEOUT_MS = 60_000;
/** Shutting down; together with the time that a bot may take, well within the 30 s that Docker and systemd wait. */
const DRAIN = { quietMs: 100, lingerMs: 2000, graceMs: 1000 };

export interface AppOptions {
  readonly logger: FastifyBaseLogger;
  /** Serve HTTPS with this; plain HTTP without. */
  readonly certificate?: Certificate | undefined;
  /** Who may call at all; everybody when left out. */
  readonly allowedAddresses?: AddressList | undefined;
  /** Proxies whose X-Forwarded-For tells the client's address. */
  readonly trustedProxies?: readonly string[];
}

/** The HTTP server and the way to end it. */
export interface HttpApp {
  readonly app: FastifyInstance;
  readonly drain: Drain;
}

/**
 * The HTTP server with all its routes, not yet listening. Everything that it needs comes in as `services`.
 * Await `app.ready()` or `app.listen()`.
 */
export async function createApp(services: HttpServices, options: AppOptions): Promise<HttpApp> {
  const { logger, certificate, allowedAddresses, trustedProxies = [] } = options;
  const app = Fastify({
    loggerInstance: logger,
    // One line a request would cost more than the request; failures are logged by the error handler.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    genReqId: () => randomUUID(),
    // Every line of a request can be found by it and by the caller's trace.
    childLoggerFactory: (parent, bindings, childOptions, request) =>
      parent.child(
        {
          request_id: bindings['reqId'],
          trace_id: traceContextOf(request.headers['traceparent'] as string | undefined).traceId,
        },
        childOptions ?? {},
      ),
    exposeHeadRoutes: true,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    ...(certificate !== undefined && { https: { cert: certificate.cert, key: certificate.key } }),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerUnreadable,
  });
  // Node would answer an `Expect` that it does not know by itself, past addresses, problems and metrics. We need not mind it (RFC 9110 §10.1.1).
  app.server.on('checkExpectation', (request, reply) => app.server.emit('request', request, reply));
  const drain = createDrain(app, DRAIN);
  const routes = noteRoutes(app);
  validateByZod(app);
  readJsonBodies(app);
  answerWithProblems(app, routes);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (allowedAddresses !== undefined && !allowedAddresses.has(request.ip)) throw new AppError('address_not_allowed');
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'https:', 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Set by whoever ends HTTPS; over plain HTTP it means nothing.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  await registerApiDocs(app);
  registerHealth(app, services);
  const metrics = createMetrics({ messagesInHand: () => services.turns.inHand });
  registerMetrics(app, services, metrics);
  await registerRoutes(app, services, metrics);
  return { app, drain };
}
