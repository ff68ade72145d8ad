import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const methods = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';

/**
 * Answers browsers of other origins (`--cors`): `*` for all, or a list of origins. Failures of the API carry no such
 * headers, as in Rasa.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS') return answerPreflight(request, reply, origins);
    for (const [name, value] of Object.entries(corsHeaders(request, origins))) reply.header(name, value);
  });
}

/** Takes away what `allowOrigins` put in. */
export function withoutCorsHeaders(reply: FastifyReply): void {
  for (const name of [
    'access-control-allow-origin',
    'access-control-expose-headers',
    'access-control-allow-credentials',
    'vary',
  ])
    reply.removeHeader(name);
}

function answerPreflight(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): FastifyReply {
  reply.headers(corsHeaders(request, origins));
  if (request.headers['access-control-request-method'] !== undefined)
    reply.header('access-control-allow-methods', methods);
  const wanted = request.headers['access-control-request-headers'];
  if (wanted !== undefined) reply.header('access-control-allow-headers', wanted);
  return reply.code(200).send();
}

function corsHeaders(request: FastifyRequest, origins: readonly string[]): Readonly<Record<string, string>> {
  const { origin } = request.headers;
  const isForAll = origins.includes('*');
  const allowed =
    origin === undefined ? (isForAll ? '*' : undefined) : isForAll || origins.includes(origin) ? origin : undefined;
  return {
    ...(allowed !== undefined && { 'access-control-allow-origin': allowed }),
    'access-control-expose-headers': 'filename',
    'access-control-allow-credentials': 'true',
    ...(origin !== undefined && allowed !== undefined && { vary: 'Origin' }),
  };
}
