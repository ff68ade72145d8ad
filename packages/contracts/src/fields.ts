import { z } from 'zod';
import { textSchema } from './text-rules.ts';

/** Most characters (code points) of one message. */
export const maxMessageLength = 4000;
/** Largest request body in bytes. */
export const maxBodyBytes = 65_536;

/** Who writes, as the shop names him: 1-128 characters, no control characters, no lone surrogates. */
export const userIdSchema = textSchema({ min: 1, max: 128, isMultiline: false });

/** The text of a message: 1-4,000 characters; of the control characters only tab and line ends. */
export const messageTextSchema = textSchema({ min: 1, max: maxMessageLength, isMultiline: true });

/** The sender's own id of a message, which makes sending it again harmless. */
export const clientMessageIdSchema = textSchema({ min: 1, max: 128, isMultiline: false });

/** Who of the shop's people does something in a conversation. */
export const agentIdSchema = textSchema({ min: 1, max: 128, isMultiline: false });

/** The id of a shop: its folder's name, in addresses and logs; lower-case ASCII letters, digits and inner hyphens. */
export const tenantIdSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);

/** The name of a shop as people read it. */
export const tenantNameSchema = textSchema({ min: 1, max: 120, isMultiline: false });

/** Schema of an id with a prefix, a UUIDv7 in hexadecimal digits: sortable by time of making. */
export function prefixedIdSchema(prefix: string): z.ZodString {
  return z.string().regex(new RegExp(`^${prefix}_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$`));
}

/** A moment as RFC 3339 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const timestampSchema = z.iso.datetime();

/** The state of a conversation: answered by the bot, waiting for a human, with a human, closed. */
export const conversationStatusSchema = z.enum(['bot', 'waiting', 'human', 'closed']);

/** An `Idempotency-Key` header: 1-255 visible ASCII characters, as a structured-header string (in quotes) or bare. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^(?:"[\x20\x21\x23-\x5b\x5d-\x7e]{1,255}"|[\x21\x23-\x7e]{1,255})$/)
  .transform((header) => (header.startsWith('"') ? header.slice(1, -1) : header));
