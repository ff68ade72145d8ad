/** So many requests per window, refilled evenly. */
export interface LimitPolicy {
  /** Name in the RateLimit headers: lower-case ASCII. */
  readonly name: string;
  /** Most requests at once, and per window in the long run. */
  readonly quota: number;
  readonly windowMs: number;
}

/** What a bucket holds for a key. */
export interface BucketState {
  /** Whole requests that are left. */
  readonly remaining: number;
  /** Until the bucket is full again. */
  readonly resetMs: number;
  /** Until one request is allowed; 0: now. */
  readonly waitMs: number;
}

/** One bucket for each key, of one policy. */
export interface TokenBuckets {
  readonly policy: LimitPolicy;
  /** Looks without taking. */
  peek(key: string): BucketState;
  /** Takes one request, which `peek` said was there; never goes below zero. */
  take(key: string): BucketState;
}

interface Bucket {
  tokens: number;
  updatedAt: number;
}

/**
 * Creates the buckets. At most `maxKeys` are kept; beyond that the one unused for longest is forgotten, which is no
 * loss once it has been refilled.
 */
export function createTokenBuckets(
  policy: LimitPolicy,
  options: { readonly now: () => number; readonly maxKeys: number },
): TokenBuckets {
  // A Map keeps the order of insertion; used keys are put in again, so the first is the one unused for longest.
  const buckets = new Map<string, Bucket>();
  const perMs = policy.quota / policy.windowMs;

  function refilled(key: string, now: number): Bucket {
    const bucket = buckets.get(key);
    if (bucket === undefined) return { tokens: policy.quota, updatedAt: now };
    const elapsedMs = Math.max(0, now - bucket.updatedAt);
    return { tokens: Math.min(policy.quota, bucket.tokens + elapsedMs * perMs), updatedAt: now };
  }

  function stateOf({ tokens }: Bucket): BucketState {
    return {
      remaining: Math.floor(tokens),
      resetMs: Math.ceil((policy.quota - tokens) / perMs),
      waitMs: tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs),
    };
  }

  return {
    policy,
    peek: (key) => stateOf(refilled(key, options.now())),
    take: (key) => {
      const bucket = refilled(key, options.now());
      bucket.tokens = Math.max(0, bucket.tokens - 1);
      buckets.delete(key);
      buckets.set(key, bucket);
      if (buckets.size > options.maxKeys) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return stateOf(bucket);
    },
  };
}
