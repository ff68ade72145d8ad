import { z } from 'zod';

/** The headers of `POST /auth`; other headers are none of its business. */
export const authHeadersSchema = z.object({
  'x-api-key': z.string().max(200),
  'x-tenant-id': z.string().max(200),
});

/** The answer of `POST /auth` (RFC 6749 §5.1). */
export const authResponseSchema = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().positive().meta({ description: 'Seconds until the token expires.' }),
  })
  .meta({ id: 'AccessToken' });

/** The answer of `POST /auth`. */
export type AuthResponse = z.infer<typeof authResponseSchema>;
