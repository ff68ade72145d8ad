import { type Access, AppError, type Scope, type TenantPrincipal } from '@hamzaban/platform';
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { noteCaller } from './caller.ts';

const principals = new WeakMap<FastifyRequest, TenantPrincipal>();

/** The token of an `Authorization: Bearer …` header (RFC 6750 §2.1); throws `invalid_token` without one. */
export function bearerOf(request: FastifyRequest): string {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || token === '' || rest.length > 0) {
    throw new AppError('invalid_token');
  }
  return token;
}

/**
 * An `onRequest` hook: only callers whose token allows `scope` come further. It runs before body, query and path are looked at,
 * so that who may not call learns nothing of what a good request is. The route finds the caller by `principalOf`.
 */
export function requireToken(access: Access, scope: Scope): onRequestAsyncHookHandler {
  return async (request) => {
    const principal = await access.authorize(bearerOf(request), scope);
    principals.set(request, principal);
    noteCaller(request, principal.tenantId);
  };
}

/** The same for the operator's own routes, with a key of class admin. */
export function requireAdminKey(access: Access): onRequestAsyncHookHandler {
  return async (request) => {
    await access.authorizeAdmin(bearerOf(request));
  };
}

/** Who calls a route that has `requireToken`. */
export function principalOf(request: FastifyRequest): TenantPrincipal {
  const principal = principals.get(request);
  if (principal === undefined) throw new AppError('invalid_token');
  return principal;
}
