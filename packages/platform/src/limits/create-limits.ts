import type { Clock } from '../clock.ts';
import type { RateLimitHeaders } from './rate-limit-headers.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import type { LimitPolicy } from './token-buckets.ts';
import { createTokenBuckets } from './token-buckets.ts';

/** What a request is counted by. */
export type LimitSubject = 'key' | 'visitor' | 'address';

/** Whether a request may go on, with the headers of its answer. */
export interface LimitDecision {
  readonly isAllowed: boolean;
  /** Seconds to wait before the next try; 0 when allowed. */
  readonly retryAfterSeconds: number;
  readonly headers: RateLimitHeaders;
}

/** Counts requests. */
export interface Limits {
  /**
   * Counts a request against all its subjects, or, when one of them has nothing left, against none.
   * Subjects are named by texts that are unique in the platform (a visitor's with his shop's id).
   */
  check(subjects: Partial<Readonly<Record<LimitSubject, string>>>): LimitDecision;
}

/** The limits when nothing is configured. */
export const defaultLimitPolicies: Readonly<Record<LimitSubject, LimitPolicy>> = {
  // A shop's server speaks for all its visitors at once.
  key: { name: 'key', quota: 6000, windowMs: 60_000 },
  // Nobody types faster than a message a second for long.
  visitor: { name: 'visitor', quota: 60, windowMs: 60_000 },
  // Thousands of Iranian mobile users share one address (CGNAT), so this one only stops floods.
  address: { name: 'address', quota: 12_000, windowMs: 60_000 },
};

// About 100 bytes a key: 20 MB for the three together when all are full.
const maxKeys = 65_536;
const subjectNames = ['key', 'visitor', 'address'] as const;

/** Creates the limits of one process; policies left out have their default, null switches one off. */
export function createLimits(dependencies: {
  readonly clock: Clock;
  readonly policies?: Partial<Readonly<Record<LimitSubject, LimitPolicy | null>>>;
  readonly maxKeys?: number;
}): Limits {
  const options = { now: () => dependencies.clock.now(), maxKeys: dependencies.maxKeys ?? maxKeys };
  const policies = { ...defaultLimitPolicies, ...dependencies.policies };
  const counters = subjectNames.flatMap((subject) => {
    const policy = policies[subject];
    return policy === null ? [] : [{ subject, buckets: createTokenBuckets(policy, options) }];
  });
  return {
    check: (subjects) => {
      const counted = counters.flatMap(({ subject, buckets }) => {
        const key = subjects[subject];
        return key === undefined ? [] : [{ key, buckets }];
      });
      const isAllowed = counted.every(({ key, buckets }) => buckets.peek(key).waitMs === 0);
      const states = counted.map(({ key, buckets }) => ({
        policy: buckets.policy,
        state: isAllowed ? { ...buckets.take(key), waitMs: 0 } : buckets.peek(key),
      }));
      const headers = rateLimitHeaders(states);
      return { isAllowed, retryAfterSeconds: Number(headers['retry-after'] ?? 0), headers };
    },
  };
}
