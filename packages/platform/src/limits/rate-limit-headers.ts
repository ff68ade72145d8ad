import type { BucketState, LimitPolicy } from './token-buckets.ts';

/** One policy with what is left of it. */
export interface LimitState {
  readonly policy: LimitPolicy;
  readonly state: BucketState;
}

/** Header fields of an answer. */
export interface RateLimitHeaders {
  /** `"visitor";q=60;w=60` */
  readonly 'ratelimit-policy': string;
  /** `"visitor";r=12;t=34` */
  readonly ratelimit: string;
  /** Seconds; on refusals only. */
  readonly 'retry-after'?: string;
}

/** Writes the headers of draft-ietf-httpapi-ratelimit-headers-11 (structured fields, seconds rounded up). */
export function rateLimitHeaders(limits: readonly LimitState[]): RateLimitHeaders {
  const waitMs = Math.max(0, ...limits.map(({ state }) => state.waitMs));
  return {
    'ratelimit-policy': limits
      .map(({ policy: { name, quota, windowMs } }) => `"${name}";q=${quota};w=${seconds(windowMs)}`)
      .join(', '),
    ratelimit: limits
      .map(({ policy, state }) => `"${policy.name}";r=${state.remaining};t=${seconds(state.resetMs)}`)
      .join(', '),
    ...(waitMs === 0 ? {} : { 'retry-after': String(seconds(waitMs)) }),
  };
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
