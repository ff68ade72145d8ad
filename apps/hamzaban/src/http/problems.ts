import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import {
  type ErrorCode,
  errorCodes,
  type FieldError,
  maxBodyBytes,
  pickLanguage,
  problemOf,
} from '@hamzaban/contracts';
import { AppError, parseConversationId } from '@hamzaban/platform';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from './caller.ts';
import type { KnownRoutes } from './known-routes.ts';
import { ValidationFailed } from './request-validation.ts';

/** When to come again after a 503: a restart takes about a second, and a full disk must not be hammered. */
const RETRY_AFTER_SECONDS = '2';

type Values = Readonly<Record<string, string | number>>;

/** Answers every error as a problem body (RFC 9457) in the reader's language; only bugs are logged as errors. */
export function answerWithProblems(app: FastifyInstance, routes: KnownRoutes): void {
  app.setErrorHandler<FastifyError | AppError | ValidationFailed>((error, request, reply) => {
    const { code, values, errors } = classify(error);
    if (errorCodes[code].status === 500) request.log.error({ err: error, ...placeOf(request) }, 'request failed');
    else if (errorCodes[code].status > 500)
      request.log.warn({ err: error, ...placeOf(request) }, 'request could not be served');
    sendProblem(request, reply, { code, values, ...(errors !== undefined && { errors }) });
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = routes.methodsOf(pathOf(request));
    if (allowed.length === 0) return sendProblem(request, reply, { code: 'not_found' });
    reply.header('allow', allowed.join(', '));
    return sendProblem(request, reply, { code: 'method_not_allowed', values: { allowed: allowed.join(', ') } });
  });
}

/** Answers what Fastify cannot read as one of its addresses. */
export function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(request, reply, { code: error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not_found' : 'bad_request' });
}

/** Answers what is no HTTP, too slow or too long in its headers: no request comes of it, and nothing is known of its language. */
export function answerUnreadable({ code }: { readonly code: string }, socket: Socket): void {
  // Nobody is there who would read an answer.
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const body = problemOf({ code: unreadable[code] ?? 'bad_request', language: 'en' });
  const text = JSON.stringify(body);
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
        'Connection: close',
        'Content-Type: application/problem+json; charset=utf-8',
        'Content-Language: en',
        `Content-Length: ${Buffer.byteLength(text)}`,
        '',
        text,
      ].join('\r\n'),
    );
  socket.destroy();
}

const unreadable: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

/** Sends one problem body; the only way that the error of a request leaves this server. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: { readonly code: ErrorCode; readonly values?: Values; readonly errors?: readonly FieldError[] },
): FastifyReply {
  const language = pickLanguage(request.headers['accept-language']);
  const body = problemOf({
    ...problem,
    language,
    instance: pathOf(request),
    requestId: request.id,
  });
  if (body.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  if (body.status === 401) reply.header('www-authenticate', 'Bearer realm="hamzaban"');
  return reply
    .code(body.status)
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

interface Classified {
  readonly code: ErrorCode;
  readonly values: Values;
  readonly errors?: readonly FieldError[];
}

function classify(error: FastifyError | AppError | ValidationFailed): Classified {
  if (AppError.isInstance(error)) return { code: error.code, values: error.details as Values };
  if (error instanceof ValidationFailed) return { code: 'validation_failed', values: {}, errors: error.errors };
  // Fastify's own refusals, before a handler ran.
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'body_too_large', values: { max_bytes: maxBodyBytes } };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'unsupported_media_type', values: {} };
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return { code: 'invalid_json', values: {} };
    default: {
      const status = (error as { readonly statusCode?: number }).statusCode ?? 500;
      return { code: status >= 400 && status < 500 ? 'bad_request' : 'internal', values: {} };
    }
  }
}

/** Whose request it was and about which conversation, as far as that is known: ids only. */
function placeOf(request: FastifyRequest) {
  const tenantId = callerOf(request);
  const { id } = Object(request.params) as { readonly id?: string };
  const isOfConversation = request.routeOptions.url?.startsWith('/conversations/:id') === true;
  return {
    ...(tenantId !== null && { tenant_id: tenantId }),
    ...(isOfConversation && { conversation_id: parseConversationId(id ?? '') }),
  };
}

/** The path without its query: a query may hold what nobody else is to read. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
