import { z } from 'zod';
import { clientMessageIdSchema, messageTextSchema, userIdSchema } from './fields.ts';
import { metadataSchema } from './metadata.ts';
import { replyContentSchema, understoodSchema } from './replies.ts';

/** The body of `POST /webhook`. Unknown fields are refused. */
export const webhookRequestSchema = z
  .strictObject({
    user_id: userIdSchema,
    message: messageTextSchema,
    client_message_id: clientMessageIdSchema.optional(),
    metadata: metadataSchema.optional(),
  })
  .meta({ id: 'WebhookRequest' });

/** The answer of `POST /webhook`. */
export const webhookResponseSchema = z
  .strictObject({
    conversation_id: z.string(),
    message: z.strictObject({ id: z.string(), seq: z.int().positive() }),
    handled_by: z.enum(['bot', 'human']),
    replies: z.array(replyContentSchema.extend({ id: z.string(), seq: z.int().positive() })),
    understood: understoodSchema.nullable(),
  })
  .meta({ id: 'WebhookResponse' });

/** The body of `POST /webhook`. */
export type WebhookRequest = z.infer<typeof webhookRequestSchema>;
/** The answer of `POST /webhook`. */
export type WebhookResponse = z.infer<typeof webhookResponseSchema>;
