import { z } from 'zod';

/** Most web origins of one shop. */
export const maxOrigins = 20;
const maxLength = 255;

/**
 * A web origin (RFC 6454 §6.2) as browsers write it in the `Origin` header: scheme, host in Punycode, port unless it is
 * the scheme's own. Takes what people write too (`https://فروشگاه.ir/`); null: it is none, or it is more than an origin.
 */
export function parseOrigin(text: string): string | null {
  if (text.length > maxLength || !URL.canParse(text)) return null;
  const { protocol, origin, pathname, search, hash, username, password } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  const hasMore = pathname !== '/' || search !== '' || hash !== '' || username !== '' || password !== '';
  return !isWeb || hasMore || /[*?#\s\\]/.test(text) ? null : origin;
}

/** One web origin in a request; `parseOrigin` gives the form to keep. */
export const originSchema = z
  .string()
  .superRefine((text, context) => {
    if (parseOrigin(text) !== null) return;
    context.addIssue({ code: 'custom', message: 'invalid_format', params: { code: 'invalid_format', values: {} } });
  })
  .meta({ maxLength, description: 'Scheme, host and port, as https://shop.example; no path, never *.' });

/** The body of `PUT /admin/tenants/{id}/origins`, and the answer of it and of the GET. */
export const tenantOriginsSchema = z
  .strictObject({ origins: z.array(originSchema).max(maxOrigins) })
  .meta({ id: 'TenantOrigins' });
