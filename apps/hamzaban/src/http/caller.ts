import type { TenantId } from '@hamzaban/platform';
import type { FastifyRequest } from 'fastify';

const callers = new WeakMap<FastifyRequest, TenantId>();

/** Notes whose credentials a request had, once they were found good. */
export function noteCaller(request: FastifyRequest, tenantId: TenantId): void {
  callers.set(request, tenantId);
}

/** The shop that a request was found to come from; null: not known (yet, or its credentials are not good). */
export function callerOf(request: FastifyRequest): TenantId | null {
  return callers.get(request) ?? null;
}
