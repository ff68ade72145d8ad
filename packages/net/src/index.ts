export { type AddressKind, addressKind } from './address-kind.ts';
export { type Allows, BadAllowanceError, createAllowances } from './allowances.ts';
export {
  type BreakerState,
  type CircuitBreaker,
  type CircuitBreakerOptions,
  createCircuitBreaker,
  type Passage,
} from './circuit-breaker.ts';
export type { KeepAlive } from './connections.ts';
export { EgressError, type EgressErrorOptions, type EgressReason } from './egress-error.ts';
export type { Lookup, ResolvedAddress } from './resolve-target.ts';
export { createSafeFetch, type SafeFetch, type SafeFetchInit, type SafeFetchOptions } from './safe-fetch.ts';
export type { SafeResponse } from './safe-request.ts';
