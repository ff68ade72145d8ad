import { z } from 'zod';
import { conversationStatusSchema, timestampSchema, userIdSchema } from './fields.ts';
import { cursorSchema, limitSchema, pageSchema } from './page.ts';

/** The query of `GET /conversations`. */
export const listConversationsQuerySchema = z.strictObject({
  limit: limitSchema,
  cursor: cursorSchema.optional(),
  status: conversationStatusSchema.optional(),
  user_id: userIdSchema.optional(),
});

/** One conversation in a list, or alone. */
export const conversationSchema = z
  .strictObject({
    id: z.string(),
    user_id: z.string(),
    status: conversationStatusSchema,
    agent_id: z.string().optional().meta({ description: 'Who answers while the status is "human".' }),
    message_count: z.int().nonnegative(),
    last_message_at: timestampSchema,
    created_at: timestampSchema,
  })
  .meta({ id: 'Conversation' });

/** The answer of `GET /conversations`: newest activity first. */
export const conversationPageSchema = pageSchema(conversationSchema).meta({ id: 'ConversationPage' });

/** The path of everything about one conversation. A malformed id is simply not found, so any text is taken. */
export const conversationParamsSchema = z.object({ id: z.string().max(200) });

/** The query of `GET /conversations`. */
export type ListConversationsQuery = z.infer<typeof listConversationsQuerySchema>;
/** One conversation. */
export type ConversationBody = z.infer<typeof conversationSchema>;
