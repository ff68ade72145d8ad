import { z } from 'zod';
import { agentIdSchema, clientMessageIdSchema, messageTextSchema } from './fields.ts';

/** The body of `POST /conversations/{id}/take-over`: a person of the shop answers from now on. */
export const takeOverRequestSchema = z.strictObject({ agent_id: agentIdSchema }).meta({ id: 'TakeOverRequest' });

/** The body of `POST /conversations/{id}/agent-messages`: what a person of the shop says to the visitor. */
export const agentMessageRequestSchema = z
  .strictObject({
    agent_id: agentIdSchema,
    message: messageTextSchema,
    client_message_id: clientMessageIdSchema.optional(),
  })
  .meta({ id: 'AgentMessageRequest' });

/** The body of `POST /conversations/{id}/release` and `/close`: who does it, if known. */
export const agentActionRequestSchema = z
  .strictObject({ agent_id: agentIdSchema.optional() })
  .meta({ id: 'AgentActionRequest' });
