/** Where a breaker stands: `closed` lets all through, `open` none, `half-open` one at a time to try. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** One call that was let through; exactly one of the two is to be said of it. */
export interface Passage {
  succeeded(): void;
  failed(): void;
}

/** Keeps callers from a server that is down, and the server from callers when it comes back. */
export interface CircuitBreaker {
  readonly state: BreakerState;
  /** null: do not call. */
  enter(): Passage | null;
}

/** The numbers of a breaker. */
export interface CircuitBreakerOptions {
  /** Epoch milliseconds. */
  readonly clock: { now(): number };
  /** Failures one after another that open it. */
  readonly failuresToOpen: number;
  /** How long it stays open before one call may try. */
  readonly openMs: number;
}

/** Creates a breaker, closed. One belongs to one server, so shops that share a server share it. */
export function createCircuitBreaker({ clock, failuresToOpen, openMs }: CircuitBreakerOptions): CircuitBreaker {
  let failures = 0;
  let openedAt: number | null = null;
  let isTrying = false;
  // Calls that began before the breaker last changed say nothing of the server as it is now.
  let era = 0;

  return {
    get state() {
      if (openedAt === null) return 'closed';
      return hasRested(openedAt) ? 'half-open' : 'open';
    },
    enter() {
      if (openedAt !== null && (isTrying || !hasRested(openedAt))) return null;
      isTrying = openedAt !== null;
      const own = era;
      return {
        succeeded() {
          if (own !== era) return;
          failures = 0;
          if (openedAt !== null) turn(null);
        },
        failed() {
          if (own !== era) return;
          failures++;
          if (openedAt !== null || failures >= failuresToOpen) turn(clock.now());
        },
      };
    },
  };

  function turn(at: number | null): void {
    openedAt = at;
    failures = 0;
    isTrying = false;
    era++;
  }

  /** A clock set back must not keep it open for longer than it says. */
  function hasRested(since: number): boolean {
    const passedMs = clock.now() - since;
    return passedMs < 0 || passedMs >= openMs;
  }
}
