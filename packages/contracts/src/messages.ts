import { z } from 'zod';
import { timestampSchema } from './fields.ts';
import { cursorSchema, limitSchema, pageSchema } from './page.ts';
import { replyContentSchema, understoodSchema } from './replies.ts';

/** The query of `GET /conversations/{id}/messages`; `cursor` and `after_seq` exclude each other. */
export const listMessagesQuerySchema = z
  .strictObject({
    limit: limitSchema,
    cursor: cursorSchema.optional(),
    after_seq: z
      .string()
      .regex(/^[0-9]{1,15}$/)
      .transform(Number)
      .optional()
      .meta({ description: 'Only messages with a higher number, for catching up.' }),
  })
  .superRefine((query, context) => {
    if (query.cursor === undefined || query.after_seq === undefined) return;
    const params = { code: 'conflicting', values: { other: 'cursor' } };
    context.addIssue({ code: 'custom', message: 'conflicting', path: ['after_seq'], params });
  });

/** One message of a conversation. */
export const messageSchema = replyContentSchema
  .extend({
    id: z.string(),
    seq: z.int().positive().meta({ description: 'Number in the conversation, from 1, without gaps.' }),
    sender: z.enum(['user', 'bot', 'agent']),
    created_at: timestampSchema,
    agent_id: z.string().optional(),
    client_message_id: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
    understood: understoodSchema.optional(),
  })
  .meta({ id: 'Message' });

/** The answer of `GET /conversations/{id}/messages`: oldest first. */
export const messagePageSchema = pageSchema(messageSchema).meta({ id: 'MessagePage' });

/** The query of `GET /conversations/{id}/messages`. */
export type ListMessagesQuery = z.infer<typeof listMessagesQuerySchema>;
/** One message. */
export type MessageBody = z.infer<typeof messageSchema>;
