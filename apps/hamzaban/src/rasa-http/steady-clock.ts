/**
 * A clock that never gives the same time twice, so that events keep their order by time too (Rasa reads sessions by it).
 * @param now epoch milliseconds
 */
export function steadyClock(now: () => number): () => number {
  let last = 0;
  return () => {
    // A microsecond, which a double holds at today's times.
    last = Math.max(now(), last + 0.001);
    return last;
  };
}
