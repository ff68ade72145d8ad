import {
  conversationPageSchema,
  type ListConversationsQuery,
  listConversationsQuerySchema,
  problemSchema,
} from '@hamzaban/contracts';
import type { FastifyInstance } from 'fastify';
import { admit } from '../../admit.ts';
import { principalOf, requireToken } from '../../bearer.ts';
import type { HttpServices } from '../../http-services.ts';
import { pageBody } from '../../page-body.ts';
import { conversationBody } from '../body.ts';

/** `GET /conversations`: the shop's conversations, newest activity first. */
export function registerListConversations(app: FastifyInstance, { access, conversations, limits }: HttpServices): void {
  const schema = {
    summary: 'List conversations',
    tags: ['shop'],
    security: [{ token: [] }],
    querystring: listConversationsQuerySchema,
    response: { 200: conversationPageSchema, 401: problemSchema, 422: problemSchema, 429: problemSchema },
  };
  const onRequest = requireToken(access, 'conversations:read');
  app.get<{ Querystring: ListConversationsQuery }>('/conversations', { schema, onRequest }, async (request, reply) => {
    const { tenantId, keyId } = principalOf(request);
    admit(limits, reply, { key: keyId });
    const { limit, cursor, status, user_id: userId } = request.query;
    const page = await conversations.list(tenantId, {
      limit,
      ...(cursor !== undefined && { cursor }),
      ...(status !== undefined && { status }),
      ...(userId !== undefined && { userId }),
    });
    return pageBody(page, conversationBody);
  });
}
