import { type Access, AppError, type Scope, type TenantPrincipal } from '@hamzaban/platform';
import type { FastifyRequest } from 'fastify';
import { noteCaller } from './caller.ts';

/** The token of an `Authorization: Bearer …` header (RFC 6750 §2.1); throws `invalid_token` without one. */
export function bearerOf(request: FastifyRequest): string {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || token === '' || rest.length > 0) {
    throw new AppError('invalid_token');
  }
  return token;
}

/** Who calls, when his token allows `scope`. */
export async function authorize(access: Access, request: FastifyRequest, scope: Scope): Promise<TenantPrincipal> {
  const principal = await access.authorize(bearerOf(request), scope);
  noteCaller(request, principal.tenantId);
  return principal;
}
