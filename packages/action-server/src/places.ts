/** A bounded number of places: who finds none waits, first come first served. */
export interface Places {
  /**
   * Resolves when a place is free; the caller gives it back by calling what it got, once. Null at once when too many wait
   * already, and when `signal` fires first.
   */
  take(signal: AbortSignal): Promise<(() => void) | null>;
}

/** Creates `places` free places, for which at most `maxWaiting` wait. */
export function createPlaces(places: number, maxWaiting: number): Places {
  let free = places;
  // A Set keeps the order of insertion and lets those who give up go in constant time.
  const waiting = new Set<() => void>();

  return {
    take(signal) {
      if (free > 0) {
        free--;
        return Promise.resolve(giveBack);
      }
      if (waiting.size >= maxWaiting || signal.aborted) return Promise.resolve(null);
      return new Promise((resolve) => {
        const leave = () => {
          waiting.delete(enter);
          resolve(null);
        };
        const enter = () => {
          signal.removeEventListener('abort', leave);
          resolve(giveBack);
        };
        waiting.add(enter);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };

  function giveBack(): void {
    const [next] = waiting;
    if (next === undefined) {
      free++;
      return;
    }
    waiting.delete(next);
    next();
  }
}
