import {
  agentActionRequestSchema,
  agentMessageRequestSchema,
  conversationParamsSchema,
  conversationSchema,
  messageSchema,
  problemSchema,
  takeOverRequestSchema,
} from '@hamzaban/contracts';
import type { Conversation, ConversationId, TenantId } from '@hamzaban/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { admit } from '../../admit.ts';
import { principalOf, requireToken } from '../../bearer.ts';
import type { HttpServices } from '../../http-services.ts';
import { conversationBody, messageBody } from '../body.ts';

interface Route<Body> {
  Params: { id: string };
  Body: Body;
}

/** What the shop's people do in a conversation: take over, write, give back to the bot, close. */
export function registerAgentActions(app: FastifyInstance, services: HttpServices): void {
  const { access, conversations, limits, turns } = services;
  const refusals = {
    401: problemSchema,
    404: problemSchema,
    409: problemSchema,
    422: problemSchema,
    429: problemSchema,
  };
  const common = { tags: ['hand-off'], security: [{ token: [] }], params: conversationParamsSchema };
  const onRequest = requireToken(access, 'conversations:write');
  const changes = { ...common, response: { 200: conversationSchema, ...refusals } };

  app.post<Route<z.infer<typeof takeOverRequestSchema>>>(
    '/conversations/:id/take-over',
    {
      onRequest,
      schema: { ...changes, summary: 'Take a conversation over from the bot', body: takeOverRequestSchema },
    },
    (request, reply) => change(request, reply, (tenantId, id) => turns.takeOver(tenantId, id, request.body.agent_id)),
  );
  app.post<Route<z.infer<typeof agentActionRequestSchema>>>(
    '/conversations/:id/release',
    {
      onRequest,
      schema: {
        ...changes,
        summary: 'Give a conversation back to the bot',
        body: agentActionRequestSchema.default({}),
      },
    },
    (request, reply) => change(request, reply, turns.release),
  );
  app.post<Route<z.infer<typeof agentActionRequestSchema>>>(
    '/conversations/:id/close',
    {
      onRequest,
      schema: {
        ...changes,
        summary: 'Close a conversation until the visitor writes again',
        body: agentActionRequestSchema.default({}),
      },
    },
    (request, reply) => change(request, reply, turns.closeConversation),
  );
  app.post<Route<z.infer<typeof agentMessageRequestSchema>>>(
    '/conversations/:id/agent-messages',
    {
      onRequest,
      schema: {
        ...common,
        summary: 'Write to the visitor as a person of the shop',
        body: agentMessageRequestSchema,
        response: { 200: messageSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const { tenantId, id } = await caller(request, reply);
      const { agent_id: agentId, message, client_message_id: clientMessageId } = request.body;
      const written = await turns.agentReply(tenantId, id, {
        agentId,
        message,
        ...(clientMessageId !== undefined && { clientMessageId }),
      });
      if (written.isReplay) reply.header('idempotent-replayed', 'true');
      return messageBody(written.message);
    },
  );

  async function caller(request: FastifyRequest<Route<unknown>>, reply: FastifyReply) {
    const { tenantId, keyId } = principalOf(request);
    admit(limits, reply, { key: keyId });
    const { id } = await conversations.find(tenantId, request.params.id);
    return { tenantId, id };
  }

  async function change(
    request: FastifyRequest<Route<unknown>>,
    reply: FastifyReply,
    action: (tenantId: TenantId, id: ConversationId) => Promise<Conversation>,
  ) {
    const { tenantId, id } = await caller(request, reply);
    return conversationBody(await action(tenantId, id));
  }
}
