import {
  idempotencyKeySchema,
  problemSchema,
  type WebhookRequest,
  webhookRequestSchema,
  webhookResponseSchema,
} from '@hamzaban/contracts';
import { AppError, type JsonObject, type TurnAnswer } from '@hamzaban/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { admit } from '../admit.ts';
import { principalOf, requireToken } from '../bearer.ts';
import type { HttpServices } from '../http-services.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { ValidationFailed } from '../request-validation.ts';

/** `POST /webhook`: one message of a visitor; answered after it and its replies are on disk. */
export function registerWebhook(app: FastifyInstance, { access, turns, limits }: HttpServices, metrics: Metrics): void {
  const schema = {
    summary: "Send a visitor's message to the bot",
    description:
      'The same client_message_id (or Idempotency-Key header) with the same body gives the stored answer again, with Idempotent-Replayed: true.',
    tags: ['shop'],
    security: [{ token: [] }],
    body: webhookRequestSchema,
    response: {
      200: webhookResponseSchema,
      400: problemSchema,
      401: problemSchema,
      413: problemSchema,
      422: problemSchema,
      429: problemSchema,
      503: problemSchema,
    },
  };
  const onRequest = requireToken(access, 'messages:write');
  app.post<{ Body: WebhookRequest }>('/webhook', { schema, onRequest }, async (request, reply) => {
    const principal = principalOf(request);
    const { user_id: userId, message, client_message_id: clientMessageId, metadata } = request.body;
    if (principal.userId !== undefined && principal.userId !== userId) {
      throw new AppError('forbidden', { details: { scope: 'messages:write' } });
    }
    admit(limits, reply, { key: principal.keyId, visitor: `${principal.tenantId} ${userId}` });
    const idempotencyKey = idempotencyKeyOf(request);
    const { answer, isReplay } = await turns.handle(principal.tenantId, {
      userId,
      message,
      ...(clientMessageId !== undefined && { clientMessageId }),
      ...(metadata !== undefined && { metadata: metadata as JsonObject }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    });
    if (!isReplay) metrics.countMessage(answer.handledBy);
    if (isReplay) reply.header('idempotent-replayed', 'true');
    return bodyOf(answer);
  });
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const parsed = idempotencyKeySchema.safeParse(header);
  if (!parsed.success)
    throw new ValidationFailed([{ pointer: '/idempotency-key', code: 'invalid_format', values: {} }]);
  return parsed.data;
}

function bodyOf(answer: TurnAnswer) {
  return {
    conversation_id: answer.conversationId,
    message: answer.message,
    handled_by: answer.handledBy,
    replies: answer.replies,
    understood: answer.understood,
  };
}
