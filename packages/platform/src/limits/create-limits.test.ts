import { createManualClock } from '@hamzaban/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimits } from './create-limits.ts';
import { createTokenBuckets } from './token-buckets.ts';

const policies = {
  key: { name: 'key', quota: 5, windowMs: 10_000 },
  visitor: { name: 'visitor', quota: 2, windowMs: 10_000 },
  address: null,
};

describe('limits', () => {
  it('allow the quota, then refuse with the time to wait, then allow again', () => {
    const clock = createManualClock();
    const limits = createLimits({ clock, policies });
    const check = () => limits.check({ visitor: 'rose ali' });
    expect([check().isAllowed, check().isAllowed]).toEqual([true, true]);
    const refused = check();
    expect(refused).toMatchObject({ isAllowed: false, retryAfterSeconds: 5 });
    expect(refused.headers).toEqual({
      'ratelimit-policy': '"visitor";q=2;w=10',
      ratelimit: '"visitor";r=0;t=10',
      'retry-after': '5',
    });
    clock.advance(4999);
    expect(check().isAllowed).toBe(false);
    clock.advance(1);
    expect(check().isAllowed).toBe(true);
    expect(check().isAllowed).toBe(false);
  });

  it('count a refused request against nobody', () => {
    const limits = createLimits({ clock: createManualClock(), policies });
    for (let index = 0; index < 9; index++) limits.check({ key: 'k', visitor: 'ali' });
    const { isAllowed, headers } = limits.check({ key: 'k', visitor: 'sara' });
    expect(isAllowed).toBe(true);
    expect(headers.ratelimit).toBe('"key";r=2;t=6, "visitor";r=1;t=5');
    expect(headers).not.toHaveProperty('retry-after');
  });

  it('let one subject’s flood leave others alone', () => {
    const limits = createLimits({ clock: createManualClock(), policies });
    for (let index = 0; index < 50; index++) limits.check({ visitor: 'flood' });
    expect(limits.check({ visitor: 'ali' }).isAllowed).toBe(true);
  });

  it('do not count what is switched off or not named', () => {
    const limits = createLimits({ clock: createManualClock(), policies });
    for (let index = 0; index < 50; index++) expect(limits.check({ address: '10.0.0.1' }).isAllowed).toBe(true);
    expect(limits.check({}).headers).toEqual({ 'ratelimit-policy': '', ratelimit: '' });
  });

  it('have defaults that a normal shop does not feel', () => {
    const limits = createLimits({ clock: createManualClock() });
    const decisions = Array.from({ length: 60 }, () => limits.check({ key: 'k', visitor: 'v', address: 'a' }));
    expect(decisions.every(({ isAllowed }) => isAllowed)).toBe(true);
    expect(limits.check({ key: 'k', visitor: 'v', address: 'a' }).isAllowed).toBe(false);
  });
});

describe('token buckets', () => {
  it('keep no more keys than they may, and forget the one unused for longest', () => {
    const buckets = createTokenBuckets({ name: 'x', quota: 1, windowMs: 1000 }, { now: () => 0, maxKeys: 2 });
    buckets.take('a');
    buckets.take('b');
    buckets.take('a');
    buckets.take('c');
    expect(buckets.peek('a').remaining).toBe(0);
    expect(buckets.peek('b').remaining).toBe(1);
  });

  it('never give more than the quota and the refill of the time, however the clock moves', () => {
    const policy = { name: 'x', quota: 10, windowMs: 1000 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -300, max: 50 }), { minLength: 60, maxLength: 200 }), (steps) => {
        let now = 1_000_000;
        let elapsedMs = 0;
        let taken = 0;
        const buckets = createTokenBuckets(policy, { now: () => now, maxKeys: 10 });
        for (const step of steps) {
          now += step;
          elapsedMs += Math.max(0, step);
          if (buckets.peek('a').waitMs > 0) continue;
          buckets.take('a');
          taken++;
        }
        expect(taken).toBeLessThanOrEqual(policy.quota + (elapsedMs * policy.quota) / policy.windowMs + 1e-6);
      }),
    );
  });
});
