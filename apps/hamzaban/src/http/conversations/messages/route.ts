import {
  conversationParamsSchema,
  type ListMessagesQuery,
  listMessagesQuerySchema,
  messagePageSchema,
  problemSchema,
} from '@hamzaban/contracts';
import type { FastifyInstance } from 'fastify';
import { admit } from '../../admit.ts';
import { principalOf, requireToken } from '../../bearer.ts';
import type { HttpServices } from '../../http-services.ts';
import { pageBody } from '../../page-body.ts';
import { messageBody } from '../body.ts';

/** `GET /conversations/{id}/messages`: a conversation's messages, oldest first. */
export function registerListMessages(app: FastifyInstance, { access, conversations, limits }: HttpServices): void {
  const schema = {
    summary: 'List the messages of a conversation',
    tags: ['shop'],
    security: [{ token: [] }],
    params: conversationParamsSchema,
    querystring: listMessagesQuerySchema,
    response: {
      200: messagePageSchema,
      401: problemSchema,
      404: problemSchema,
      422: problemSchema,
      429: problemSchema,
    },
  };
  const path = '/conversations/:id/messages';
  const options = { schema, onRequest: requireToken(access, 'conversations:read') };
  app.get<{ Params: { id: string }; Querystring: ListMessagesQuery }>(path, options, async (request, reply) => {
    const { tenantId, keyId } = principalOf(request);
    admit(limits, reply, { key: keyId });
    const { limit, cursor, after_seq: afterSeq } = request.query;
    const page = await conversations.messages(tenantId, request.params.id, {
      limit,
      ...(cursor !== undefined && { cursor }),
      ...(afterSeq !== undefined && { afterSeq }),
    });
    return pageBody(page, messageBody);
  });
}
