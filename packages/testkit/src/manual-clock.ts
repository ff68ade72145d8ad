import type { Clock } from '@hamzaban/platform';

/** A clock that stands until it is moved. */
export interface ManualClock extends Clock {
  advance(byMs: number): void;
}

/** Creates a clock; it starts in November 2026 if nothing else is said. */
export function createManualClock(startMs = 1_795_500_000_000): ManualClock {
  let now = startMs;
  return {
    now: () => now,
    advance: (byMs) => {
      now += byMs;
    },
  };
}
