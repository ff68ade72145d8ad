import { authHeadersSchema, authResponseSchema, problemSchema } from '@hamzaban/contracts';
import { AppError, parseTenantId } from '@hamzaban/platform';
import type { FastifyInstance } from 'fastify';
import { noteCaller } from '../caller.ts';
import type { HttpServices } from '../http-services.ts';

/** `POST /auth`: a shop's key and id for a token. Whatever is wrong with either, the answer is one and the same 401. */
export function registerAuth(app: FastifyInstance, { access }: HttpServices): void {
  const schema = {
    summary: 'Exchange an API key for an access token',
    description: 'Headers X-API-Key and X-Tenant-ID.',
    tags: ['shop'],
    response: { 200: authResponseSchema, 401: problemSchema, 429: problemSchema },
  };
  app.post('/auth', { schema }, async (request, reply) => {
    const headers = authHeadersSchema.safeParse(request.headers);
    if (!headers.success) throw new AppError('invalid_credentials');
    const { 'x-api-key': apiKey, 'x-tenant-id': tenantId } = headers.data;
    const { token, expiresInSeconds } = await access.signIn({ apiKey, tenantId });
    const caller = parseTenantId(tenantId);
    if (caller !== null) noteCaller(request, caller);
    reply.header('cache-control', 'no-store');
    return { access_token: token, token_type: 'Bearer', expires_in: expiresInSeconds };
  });
}
